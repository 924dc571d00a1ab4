// A document whose settings table was made before tables said their version, and one that a newer add-on has changed.
import { afterEach, expect, test } from 'vitest';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { samplePipeline } from '../samples/pipeline.ts';
import { ask, asked, openSample } from '../support/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());

async function openNameless(...rows: (string | number)[][]): Promise<void> {
  bench = await openSample({
    sheets: [
      { ...samplePipeline(), size: { rows: 700, columns: 14 } },
      {
        name: 'KPI Settings',
        rows: [
          ['Group', 'Name', 'Setting', 'Value', 'Note'],
          ['Benchmark', 'Close ratio', 'At least', 0.7, 'agreed in May'],
          ['Mine', 'Own', 'Row', 'kept'],
          ...rows,
        ],
        size: { rows: 40, columns: 8 },
      },
    ],
  });
}
async function openWith(...rows: (string | number)[][]): Promise<void> {
  await openNameless(...rows);
  bench.person.addName('KPI_SETTINGS', 'KPI Settings!A1:E40');
}
const save = async () => {
  const { settings } = await asked(bench, 'readDocument', {});
  const changes = [{ group: 'Target', name: 'Team', setting: 'Weeks', values: [13] }];
  return ask(bench, 'saveSettings', { version: settings.version, changes });
};

test('an older table whose rows read the same is saved without a word of its version, and keeps the rest', async () => {
  await openWith();
  bench.person.type('Pipeline!M1', '=CLOSE_RATIO(A1:K601; ; ; ; KPI_SETTINGS)');
  await bench.settled();
  const before = bench.value('Pipeline!M1');
  expect((await save()).ok).toBe(true);
  expect((await save()).ok).toBe(true);
  expect(bench.values('KPI Settings!A1:E6')).toEqual([
    ['Group', 'Name', 'Setting', 'Value', 'Note'],
    ['Benchmark', 'Close ratio', 'At least', 0.7, 'agreed in May'],
    ['Mine', 'Own', 'Row', 'kept', ''],
    ['Target', 'Team', 'Weeks', 13, ''],
    ['', '', '', '', ''],
    ['', '', '', '', ''],
  ]);
  await bench.settled();
  expect(bench.value('Pipeline!M1')).toBe(before);
});

test('a table of a newer version still counts, and is not changed', async () => {
  await openWith(['Table', 'Settings', 'Version', 9], ['Benchmark', 'Of tomorrow', 'At least', 5]);
  const { settings, pipeline } = await asked(bench, 'readDocument', {});
  expect(settings.problems).toEqual([]);
  expect(pipeline?.check.rows).toBe(600);
  const state = JSON.stringify(bench.snapshot());
  expect(await save()).toMatchObject({
    ok: false,
    problem: {
      code: 'settings-newer',
      message:
        'the settings must be of version 1 or older to be changed here, got version 9; reload the spreadsheet to get the newer add-on',
    },
  });
  expect(JSON.stringify(bench.snapshot())).toBe(state);
});

test('a table that has lost its name gets it back with the first save, and its settings are changed in their rows', async () => {
  await openNameless();
  const changes = [{ group: 'Benchmark', name: 'Close ratio', setting: 'At least', values: ['60%'] }];
  const { settings } = await asked(bench, 'readDocument', {});
  expect(settings.exists).toBe(false);
  await asked(bench, 'saveSettings', { version: settings.version, changes });
  expect((await asked(bench, 'readDocument', {})).settings.exists).toBe(true);
  expect(bench.values('KPI Settings!A1:D5')).toEqual([
    ['Group', 'Name', 'Setting', 'Value'],
    ['Benchmark', 'Close ratio', 'At least', 0.6],
    ['Mine', 'Own', 'Row', 'kept'],
    ['', '', '', ''],
    ['', '', '', ''],
  ]);
});
