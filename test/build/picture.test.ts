// The picture of the architecture against the imports, read here from the text by an expression of its own.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { architecturePicture } from '../../build/picture.mjs';

const src = resolve(import.meta.dirname, '../../src');
const folderOf = (path: string) => {
  const [place = '', inner = ''] = path.split('/');
  if (place !== 'core') return place.replace('.ts', '');
  return inner.includes('.') ? 'core' : `core/${inner}`;
};

/** Pairs of folders of which the first names the second in an import. */
function named(): Set<string> {
  const pairs = new Set<string>();
  for (const file of readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(name =>
    /\.tsx?$/.test(name),
  )) {
    const text = readFileSync(join(src, file), 'utf8');
    for (const [, to = ''] of text.matchAll(/^(?:import|export|\}).*?from '(\.[^']+)';/gm)) {
      const pair = [folderOf(file), folderOf(relative(src, resolve(src, dirname(file), to)))];
      if (pair[0] !== pair[1]) pairs.add(pair.join(' -> '));
    }
  }
  return pairs;
}

/** All that follows from some arrows, one after another. */
function closed(arrows: Set<string>): Set<string> {
  const all = new Set(arrows);
  for (let before = -1; before < all.size; ) {
    before = all.size;
    for (const a of [...all])
      for (const b of [...all]) {
        const [from, middle] = a.split(' -> ');
        const [also, to] = b.split(' -> ');
        if (middle === also) all.add(`${from} -> ${to}`);
      }
  }
  return all;
}

test('the picture in docs says of the folders what the imports say, and nothing else', () => {
  const picture = readFileSync(resolve(src, '../docs/pictures/architecture.svg'), 'utf8');
  const drawn = new Set(
    [...picture.matchAll(/data-from="([^"]+)" data-to="([^"]+)"/g)].map(([, from, to]) => `${from} -> ${to}`),
  );
  expect(drawn.size).toBeGreaterThan(10);
  const imports = named();
  expect([...closed(drawn)].sort()).toEqual([...closed(imports)].sort());
  for (const arrow of drawn) expect(imports).toContain(arrow);
});

test('a circle is refused', () => {
  const imports = [
    { from: 'src/core/kpi/a.ts', to: 'src/core/tally/b.ts' },
    { from: 'src/core/tally/b.ts', to: 'src/core/kpi/a.ts' },
  ];
  expect(() => architecturePicture(imports)).toThrow(/needs itself/);
});
