// Formulas that leave the settings out are found and mended one by one; a figure's formula is written into a blank cell.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { ask, asked, openSample } from '../support/workbench.ts';

let bench: Workbench;
beforeEach(async () => {
  bench = await openSample();
});
afterEach(() => bench?.close());

const write = (request: Partial<Parameters<typeof ask<'writeFormula'>>[2]> = {}) =>
  ask(bench, 'writeFormula', { kpi: 'Close ratio', cell: '', name: '', from: '', to: '', ...request });

describe('the cell with the rep’s name', () => {
  test.each([
    ['Marcus Webb', undefined],
    ['  MARCUS   webb', undefined],
    ['', undefined],
    ['Team', undefined],
    ['Markus Webb', 'M9 holds "Markus Webb", and no deal is of that rep; the nearest name is "Marcus Webb"'],
    ['Nobody at all', 'M9 holds "Nobody at all", and no deal is of that rep'],
  ])('that holds "%s"', async (name, warning) => {
    bench.person.type('Pipeline!M9', name);
    bench.person.select('Pipeline!N9');
    const answer = await ask(bench, 'writeFormula', {
      kpi: 'Close ratio',
      cell: 'M9',
      name: '',
      from: '',
      to: '',
    });
    expect(answer).toMatchObject({ ok: true });
    expect(answer.ok && answer.value.warning).toBe(warning);
    expect(bench.formula('Pipeline!N9')).toContain('M9');
  });
  test('on a tab that is not there is told', async () => {
    bench.person.select('Pipeline!N9');
    const answer = await ask(bench, 'writeFormula', {
      kpi: 'Close ratio',
      cell: "'No such'!A2",
      name: '',
      from: '',
      to: '',
    });
    expect(answer).toMatchObject({
      ok: true,
      value: { warning: 'The tab "No such" is not in this spreadsheet' },
    });
  });
});

describe('a formula without the settings', () => {
  test('is found wherever it is; one that names them, or has nothing to do with them, is not', async () => {
    bench.person.addTab('Notes');
    bench.person.type('Notes!C3', '=CLOSE_RATIO(Pipeline!A1:K601, "Marcus Webb")');
    bench.person.type('Notes!C4', '=CLOSE_RATIO(30, 12)');
    bench.person.type('Notes!C5', '=SUM(1, 2)');
    await bench.settled();
    const { formulas, count } = await asked(bench, 'looseFormulas', {});
    expect(count).toBe(1);
    expect(formulas[0]).toMatchObject({
      tabName: 'Notes',
      cell: 'C3',
      formula: '=CLOSE_RATIO(Pipeline!A1:K601, "Marcus Webb")',
      mended: '=CLOSE_RATIO(Pipeline!A1:K601, "Marcus Webb",,, KPI_SETTINGS)',
      functions: ['CLOSE_RATIO'],
    });
  });

  test('is mended by one press, and then follows the settings; others stay', async () => {
    bench.person.type('Pipeline!M1', '=GATEWAY_RATIO(A1:K601)');
    bench.person.type('Pipeline!M2', '=SALES_CYCLE(A1:K601)');
    await bench.settled();
    const { formulas } = await asked(bench, 'looseFormulas', {});
    const left = await asked(bench, 'mendFormula', formulas[0] as (typeof formulas)[number]);
    expect(left.formulas.map(({ cell }) => cell)).toEqual(['M2']);
    expect(bench.formula('Pipeline!M1')).toBe('=GATEWAY_RATIO(A1:K601,,,, KPI_SETTINGS)');
    const { settings } = await asked(bench, 'readDocument', {});
    await bench.settled();
    const before = bench.value('Pipeline!M1');
    expect(before).toBeGreaterThan(0);
    await asked(bench, 'saveSettings', {
      version: settings.version,
      changes: [
        { group: 'Gateway', name: 'Proposal date', setting: 'Proof column', values: ['Proposal date'] },
        { group: 'Gateway', name: 'Proposal date', setting: 'Rule', values: ['Amount at least 100000000'] },
      ],
    });
    await bench.settled();
    expect(bench.value('Pipeline!M1')).toBeLessThan(before as number);
  });

  test('is not touched where the cell holds another one meanwhile', async () => {
    bench.person.type('Pipeline!M1', '=GATEWAY_RATIO(A1:K601)');
    const { formulas } = await asked(bench, 'looseFormulas', {});
    bench.person.type('Pipeline!M1', '=1+1');
    const answer = await ask(bench, 'mendFormula', formulas[0] as (typeof formulas)[number]);
    expect(answer).toMatchObject({
      ok: false,
      problem: {
        code: 'formula-changed',
        message: 'the cell must still hold the formula that was shown, got =1+1; look again',
      },
    });
    expect(bench.formula('Pipeline!M1')).toBe('=1+1');
  });
});

describe('a figure’s formula', () => {
  test('is written into the selected cell, names the settings, and gives the figure of the scorecard', async () => {
    bench.person.addTab('Notes');
    bench.person.type('Notes!N1', 'Marcus Webb');
    bench.person.select('Notes!O1');
    const answer = await write({ cell: 'N1' });
    expect(answer).toEqual({
      ok: true,
      value: { place: 'Notes!O1', formula: "=CLOSE_RATIO('Pipeline'!A:K; N1;;; KPI_SETTINGS)" },
    });
    await bench.settled();
    expect(bench.value('Notes!O1')).toBeCloseTo(11 / 31, 12);
    // By name, each figure of the scorecard comes to a value and not to an error.
    for (const [i, kpi] of (['Sales', 'Revenue', 'Magic number', 'Flags'] as const).entries()) {
      bench.person.select(`Notes!P${i + 1}`);
      expect((await write({ kpi, name: 'Marcus Webb' })).ok).toBe(true);
    }
    await bench.settled();
    expect(bench.value('Notes!P1')).toBe(11);
    expect(String(bench.value('Notes!P4'))).toMatch(/^Close ratio under/);
    for (let i = 1; i <= 4; i++) expect(String(bench.value(`Notes!P${i}`))).not.toMatch(/^#/);
  });

  test.each([
    ['Pipeline!A2', {}, 'cell-filled', /^the cell Pipeline!A2 must be blank, got /],
    [
      'Pipeline!K602',
      {},
      'cell-in-pipeline',
      'the cell must be outside the columns of your deals, got Pipeline!K602: it would count itself',
    ],
    ['Pipeline!N1', { from: 'A1:B2' }, 'cell-address', 'must be a cell such as B2, got "A1:B2"'],
    [
      'Pipeline!N1',
      { cell: 'A2)+IMPORTDATA("x"' },
      'cell-address',
      'must be a cell such as B2, got "A2)+IMPORTDATA("x""',
    ],
  ] as [string, object, string, string | RegExp][])(
    'is refused at %s %j',
    async (place, request, code, message) => {
      bench.close();
      bench = await openSample();
      bench.person.select(place);
      const state = JSON.stringify(bench.values('Pipeline!M1:P9'));
      const answer = await write(request);
      expect(answer).toMatchObject({
        ok: false,
        problem: { code, message: typeof message === 'string' ? message : expect.stringMatching(message) },
      });
      expect(JSON.stringify(bench.values('Pipeline!M1:P9'))).toBe(state);
    },
  );
});

test('whoever asks for a formula stays at the cell that they selected, also where the settings tab is made for it', async () => {
  bench.person.addTab('Notes');
  bench.person.select('Notes!C7');
  expect((await write({ name: 'Marcus Webb' })).ok).toBe(true);
  expect(bench.book.active).toEqual(bench.place('Notes!C7'));
});
