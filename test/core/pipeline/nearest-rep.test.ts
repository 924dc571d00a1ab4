import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestRep } from '../../../src/core/pipeline/nearest-rep.ts';

const REPS = ['Ana Silva', 'Bo Li', 'Tom Okafor', 'Tomas Okada', 'Åsa Öberg'];

describe('a name that no deal bears', () => {
  test.each([
    ['Okafor, Tom', 'Tom Okafor'],
    ['Tom Okafro', 'Tom Okafor'],
    ['tom okafr', 'Tom Okafor'],
    ['Silva', 'Ana Silva'],
    ['Asa Oberg ', 'Åsa Öberg'],
    ['Ana  Sliva', 'Ana Silva'],
  ])('%s is probably %s', (name, rep) => {
    expect(nearestRep(name, REPS)).toBe(rep);
  });
  test.each(['Zoe Quinn', 'X', '', '?!', 'Bo Xu Yan', 'Ana Silva and Tom Okafor and the others'])(
    '"%s" is near nobody',
    name => {
      expect(nearestRep(name, REPS)).toBeUndefined();
    },
  );
  test('is nobody’s where two are equally near', () => {
    expect(nearestRep('Tom', ['Tom Okafor', 'Tom Brown'])).toBeUndefined();
    expect(nearestRep('Ann Lee', ['Ana Lee', 'Anne Lee'])).toBeUndefined();
  });
  test('with one slip in a name of four signs and more is found, whatever the name', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{4,20}$/), fc.nat(), (name, at) => {
        const i = at % name.length;
        const swapped = name.slice(0, i) + name.slice(i + 1, i + 2) + name.charAt(i) + name.slice(i + 2);
        for (const slip of [
          name.slice(0, i) + name.slice(i + 1),
          `${name.slice(0, i)}q${name.slice(i)}`,
          swapped,
        ])
          expect(nearestRep(slip, [name])).toBe(name);
      }),
    );
  });
  test('of any length is told in no time that grows with it', () => {
    expect(nearestRep('a'.repeat(1_000_000), Array(1000).fill('b'.repeat(100_000)))).toBeUndefined();
  });
});
