// Every save from the sidebar can be taken back: the cells are as they were, to the letter.
import { afterEach, expect, test } from 'vitest';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { samplePipeline } from '../samples/pipeline.ts';
import { ask, asked, openSample } from '../support/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());

async function openWith(...rows: (string | number | boolean)[][]): Promise<void> {
  bench = await openSample({
    sheets: [
      samplePipeline(),
      {
        name: 'KPI Settings',
        rows: [['Group', 'Name', 'Setting', 'Value', 'Note'], ...rows],
        size: { rows: 30, columns: 6 },
      },
    ],
  });
  bench.person.addName('KPI_SETTINGS', 'KPI Settings!A1:F30');
}
const TABLE = [
  ['Benchmark', 'Close ratio', 'At least', 0.7, 'agreed in May'],
  ['Gateway', 'Demo', 'Rule', 'Amount at least 100', ''],
  ['Gateway', 'Demo', 'Rule', 'Stage is filled', ''],
  ['Mine', 'x', 'y', "'=1+1", 'kept'],
  ['Target', 'Team', 'Starts', '2026-07-01', ''],
];
const change = (group: string, name: string, setting: string, ...values: (string | number)[]) => ({
  group,
  name,
  setting,
  values,
});
const CHANGES = [
  change('Benchmark', 'Close ratio', 'At least', '72.5%'),
  change('Gateway', 'Demo', 'Rule', 'Stage is filled'),
  change('Target', 'Team', 'Starts', '2026-10-01'),
  change('Target', 'Ana Silva', 'Revenue', 5000),
];
const cells = () => JSON.stringify(bench.values('KPI Settings!A1:F12'));
const version = async () => (await asked(bench, 'readDocument', {})).settings.version;
const save = async (changes = CHANGES) => asked(bench, 'saveSettings', { version: await version(), changes });

test('a share has as many digits as were typed', async () => {
  await openWith(...TABLE);
  await save([...CHANGES, change('Evidence', 'Flags', 'Confidence', '90%')]);
  expect(bench.value('KPI Settings!D2')).toBe(0.725);
  expect([...bench.shown('KPI Settings!D2'), ...bench.shown('KPI Settings!D8')].flat()).toEqual([
    '72.5%',
    '90%',
  ]);
});

test('in a German spreadsheet a share is a number too, and the sidebar is told the locale', async () => {
  bench = await openSample({ locale: 'de_DE' });
  const { locale, timeZone } = await asked(bench, 'readDocument', {});
  expect(locale).toBe('de_DE');
  expect(timeZone).toBeTruthy();
  await save([change('Evidence', 'Flags', 'Confidence', '72.5%')]);
  expect(bench.value('KPI Settings!D2')).toBe(0.725);
  expect(bench.shown('KPI Settings!D2').flat()).toEqual(['72,5%']);
});

test('what was changed, emptied and added is as it was; what was undone can be done again', async () => {
  await openWith(...TABLE);
  bench.person.type('KPI Settings!D2', '=0.6+0.1');
  await bench.settled();
  const [before, first] = [cells(), await version()];
  const saved = await save();
  const after = cells();
  expect(after).not.toBe(before);
  const undone = await asked(bench, 'undoSave', { version: saved.version, cells: saved.undo ?? [] });
  await bench.settled();
  expect(cells()).toBe(before);
  // The formula is computed a moment later: here only, as Google computes it before the script goes on.
  expect(await version()).toBe(first);
  expect(bench.formula('KPI Settings!D2')).toBe('=0.6+0.1');
  expect(bench.value('KPI Settings!D5')).toBe("'=1+1");
  await asked(bench, 'undoSave', { version: first, cells: undone.undo ?? [] });
  expect(cells()).toBe(after);
});

test('two saves are taken back one after another, also where the columns were moved meanwhile', async () => {
  await openWith(...TABLE);
  const before = await version();
  const [one, two] = [await save(), await save([change('Target', 'Team', 'Weeks', 13)])];
  bench.person.type('KPI Settings!F1', 'Value');
  for (let row = 2; row <= 12; row++) {
    const value = bench.value(`KPI Settings!D${row}`);
    const text = value instanceof Date ? '2026-10-01' : String(value);
    if (text) bench.person.type(`KPI Settings!F${row}`, text.startsWith("'") ? `'${text}` : text);
    bench.person.type(`KPI Settings!D${row}`, '');
  }
  bench.person.type('KPI Settings!D1', 'Remark');
  expect(await version()).toBe(two.version);
  await asked(bench, 'undoSave', { version: two.version, cells: two.undo ?? [] });
  await asked(bench, 'undoSave', { version: one.version, cells: one.undo ?? [] });
  expect(await version()).toBe(before);
  expect(bench.value('KPI Settings!F2')).toBe(0.7);
});

test('where somebody changed the table since, nothing is undone and the sentence says so', async () => {
  await openWith(...TABLE);
  const saved = await save();
  bench.person.type('KPI Settings!D7', '2026-01-01');
  const state = cells();
  const answer = await ask(bench, 'undoSave', { version: saved.version, cells: saved.undo ?? [] });
  expect(answer).toMatchObject({
    ok: false,
    problem: {
      code: 'changed',
      message: 'Somebody else changed the settings since that save; nothing was undone',
    },
  });
  expect(cells()).toBe(state);
});

test('the first save of all is taken back too: an empty table is left, and it sets nothing', async () => {
  bench = await openSample();
  const saved = await save();
  const undone = await asked(bench, 'undoSave', { version: saved.version, cells: saved.undo ?? [] });
  expect(undone.rows).toEqual([]);
  expect(bench.values('KPI Settings!A1:D2')).toEqual([
    ['Group', 'Name', 'Setting', 'Value'],
    ['', '', '', ''],
  ]);
});
