import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { open } from '../support/workbench.ts';

// Every worked case of docs/kpis.md is typed into the spreadsheet as it stands there, and the built add-on answers.
const text = readFileSync(resolve(import.meta.dirname, '../../docs/kpis.md'), 'utf8');
const blocks = [...text.matchAll(/```(sheet|worked) ?(\w*)\n([\s\S]*?)```/g)];
const sheets = blocks
  .filter(([, kind]) => kind === 'sheet')
  .map(([, , name, body]) => ({
    name: name as string,
    rows: (body as string)
      .trim()
      .split('\n')
      .map(line => line.split('|').map(cell => cell.trim())),
  }));
const cases = blocks
  .filter(([, kind]) => kind === 'worked')
  .flatMap(([, , , body]) => (body as string).trim().split('\n'))
  .map(line => line.split(' -> ') as [formula: string, answer: string]);

let workbench: Workbench;

beforeAll(async () => {
  workbench = await open({ sheets: [{ name: 'Worked' }, ...sheets.map(({ name }) => ({ name }))] });
  for (const { name, rows } of sheets) workbench.person.paste(`${name}!A1`, rows);
  workbench.person.paste(
    'Worked!A1',
    cases.map(([formula]) => [formula]),
  );
  await workbench.settled();
});
afterAll(() => workbench.close());

describe('the worked cases of docs/kpis.md', () => {
  test('there are some', () => expect(cases.length).toBeGreaterThan(20));
  test.each(cases.map(([formula, answer], i) => ({ formula, answer, cell: `Worked!A${i + 1}` })))(
    '$formula is $answer',
    ({ answer, cell }) => {
      const value = workbench.value(cell);
      if (answer.startsWith('refused: ')) {
        expect(value).toBe('#ERROR!');
        expect(workbench.sentence(cell)).toContain(answer.slice('refused: '.length));
      } else if (answer === 'blank') expect([value, workbench.sentence(cell)]).toEqual(['', '']);
      else expect(value, workbench.sentence(cell)).toBeCloseTo(Number(answer), 14);
    },
  );
});
