// A benchmark is shown on the tabs as it was set: 72.25% as 72.25%, 60% as 60%, also where it is set after the build.
import { afterEach, expect, test } from 'vitest';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { ask, asked, openSample, toast } from '../support/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());

const GATEWAY = 'KPI Scorecard!G5';
const CLOSE = 'KPI Scorecard!J5';
const shown = (...places: string[]) => places.map(place => bench.shown(place)[0]?.[0]);
async function built(locale = 'en_US'): Promise<void> {
  bench = await openSample({ locale });
  bench.click('Build scorecard');
  await bench.settled();
}
async function save(group: string, name: string, setting: string, value: string) {
  const { version } = (await asked(bench, 'readDocument', {})).settings;
  const saved = await asked(bench, 'saveSettings', {
    version,
    changes: [{ group, name, setting, values: [value] }],
  });
  await bench.settled();
  return saved;
}

test('the defaults have no decimals', async () => {
  await built();
  expect(shown(GATEWAY, CLOSE, 'KPI Scorecard!M5', 'KPI Scorecard!O5')).toEqual([
    '60%',
    '65%',
    '-40%',
    '-30%',
  ]);
});

test.each([
  ['en_US', '72.25%', '12.125%'],
  ['de_DE', '72,25%', '12,125%'],
])(
  'in %s, what is saved after the build is shown to its last digit, and an undo as it was',
  async (locale, close, cycle) => {
    await built(locale);
    await save('Benchmark', 'Close ratio', 'At least', '72.25%');
    const saved = await save('Benchmark', 'Sales cycle', 'Shorter than peers by', '12.125%');
    expect(shown(GATEWAY, CLOSE, 'KPI Scorecard!O5')).toEqual(['60%', close, `-${cycle}`]);
    await asked(bench, 'undoSave', { version: saved.version, cells: saved.undo ?? [] });
    await bench.settled();
    expect(shown(CLOSE, 'KPI Scorecard!O5')).toEqual([close, '-30%']);
  },
);

test('what is typed into the settings by hand is shown to its last digit too', async () => {
  await built();
  await save('Benchmark', 'Close ratio', 'At least', '70%');
  expect(shown(CLOSE)).toEqual(['70%']);
  bench.person.type('KPI Settings!D2', '71.75%');
  await bench.settled();
  expect(shown(CLOSE)).toEqual(['71.75%']);
});

test('a build shows what was set before it', async () => {
  bench = await openSample();
  await save('Benchmark', 'Activity barometer', 'At least', '97.5%');
  bench.click('Build scorecard');
  await bench.settled();
  expect(shown('KPI Scorecard!R5')).toEqual(['97.5%']);
});

test('the label of the pictures has it in full', async () => {
  await built();
  await save('Benchmark', 'Close ratio', 'At least', '72.25%');
  const labels = bench.values('KPI Charts!O5:O40').flat();
  expect(labels).toContain('Benchmark: 72.25%');
});

test('on a protected tab a save is made all the same', async () => {
  await built();
  bench.person.protect('KPI Scorecard');
  const { version } = (await asked(bench, 'readDocument', {})).settings;
  const changes = [{ group: 'Benchmark', name: 'Close ratio', setting: 'At least', values: ['72.25%'] }];
  expect(await ask(bench, 'saveSettings', { version, changes })).toMatchObject({ ok: true });
  expect(toast(bench)).not.toContain('did not work');
});
