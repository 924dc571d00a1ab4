// The history: weeks kept, sealed, and compared with today.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Calendar, isoDay } from '../../../src/core/cells/calendar.ts';
import type { Cell, Grid } from '../../../src/core/cells/cell.ts';
import { findTampering, HISTORY_HEADERS, planKeep, readHistory } from '../../../src/core/history/history.ts';
import { packRows, unpackRows } from '../../../src/core/history/kept-rows.ts';
import { readPipeline } from '../../../src/core/pipeline/read.ts';
import { SCORECARD_COLUMNS } from '../../../src/core/scorecard/columns.ts';
import { readScorecard } from '../../../src/core/scorecard/groups.ts';
import { scorecardTable } from '../../../src/core/scorecard/scorecard-table.ts';
import { readSettings } from '../../../src/core/settings/read.ts';
import { KPI_BRIDGE } from '../../../src/functions/bridge.ts';
import { KPI_SCORECARD } from '../../../src/functions/tables.ts';
import { type Case, cases } from '../../oracle/pipelines.ts';
import { runs } from '../../support/laws.ts';

const calendar = new Calendar(() => 'Etc/UTC');
const dateOf = (day: number) => new Date(calendar.startOf(day));
const HEADERS: Cell[] = ['Deal ID', 'Deal', 'Rep', 'First appointment', 'Stage', 'Close date', 'Amount'];
const EMPTY: Cell[][] = [[...HISTORY_HEADERS]];

/** The tab after a week was kept, as a sheet reads it back. */
function keep(
  tab: Cell[][],
  pipeline: Grid,
  options: { settings?: Grid; figuresOnly?: true } = {},
): Cell[][] {
  const read = readSettings(options.settings ?? '', calendar);
  const rows = readPipeline(pipeline, read, calendar, true);
  const table = scorecardTable(readScorecard(rows, read, { from: undefined, to: undefined }), 'Rep', true);
  const plan = planKeep(
    readHistory(tab, calendar),
    {
      asOf: rows.asOf,
      lines: table.slice(2),
      fingerprint: 'f1',
      count: rows.length,
      rows: options.figuresOnly ? undefined : packRows(rows, options.settings ?? []),
    },
    calendar,
    dateOf,
  );
  const width = Math.max(tab[0]?.length ?? 0, plan.values[0]?.length ?? 0);
  const after = tab.map(row => [...row]);
  plan.values.forEach((row, i) => {
    after[plan.top + i] = row;
  });
  return after.map(row => [...row, ...Array.from({ length: width - row.length }, () => '')]);
}

const week = (close: string, stage = 'Closed Won', more: Cell[][] = []): Cell[][] => [
  HEADERS,
  ['1', 'Alder', 'Ana', '2026-05-04', 'Closed Won', '2026-06-01', 40_000],
  ['2', 'Birch', 'Ben', '2026-05-05', 'Negotiation', '', 9_000],
  ['3', 'Cedar', 'Ben', '2026-05-06', stage, close, 5_000],
  ...more,
];
const [FIRST, SECOND, THIRD] = [week('2026-06-08'), week('2026-06-15'), week('2026-06-22')];
const tampered = (tab: Cell[][]) =>
  findTampering(readHistory(tab, calendar), calendar).map(({ says }) => says);
const at = (header: string) => HISTORY_HEADERS.indexOf(header);

describe('keeping a week', () => {
  const tab = keep(keep(keep(EMPTY, FIRST), SECOND), THIRD);

  test("adds a line a rep and the team's, with every column of the scorecard", () => {
    expect(tab).toHaveLength(1 + 3 * 3);
    expect(
      tab.slice(1).map(row => `${isoDay(calendar.dayOf((row[0] as Date).getTime()))} ${row[1]}`),
    ).toEqual(
      ['2026-06-08', '2026-06-15', '2026-06-22'].flatMap(day =>
        ['Ana', 'Ben', 'Team'].map(rep => `${day} ${rep}`),
      ),
    );
    expect(tab[1]?.slice(1, 1 + SCORECARD_COLUMNS.length)).toEqual(KPI_SCORECARD(FIRST)[2]);
  });

  test('the same week kept twice is one, and a later day of it takes its place', () => {
    expect(keep(tab, THIRD)).toEqual(tab);
    const wednesday = keep(tab, week('2026-06-24'));
    expect(wednesday).toHaveLength(tab.length);
    expect(tampered(wednesday)).toEqual([]);
    // A week that has a rep less leaves no line behind.
    expect(
      keep(tab, THIRD.slice(0, 2).concat([['3', 'Cedar', 'Ana', '', 'Closed Won', '2026-06-22', 1]])).filter(
        row => row[1],
      ),
    ).toHaveLength(tab.length - 1);
  });

  test('the rows of the last two weeks stay, older ones go', () => {
    const { weeks } = readHistory(tab, calendar);
    expect(weeks.map(({ rows }) => rows !== undefined)).toEqual([false, true, true]);
  });

  test('a later week than the pipeline reaches is refused in a sentence', () => {
    expect(() => keep(tab, FIRST)).toThrow(
      'the pipeline must reach at least the week kept last, as of 2026-06-22, got one as of 2026-06-08; paste the newer export',
    );
  });

  test('a history of another form is refused in a sentence', () => {
    const older = tab.map(row => row.filter((_, i) => i !== at('Matured')));
    expect(() => readHistory(older, calendar)).toThrow(
      'the tab KPI History must have the headers that it was kept with, side by side from column A, got none called "Matured" in its place',
    );
    expect(() => readHistory([], calendar)).toThrow('got none called "As of"');
  });
});

describe('the seal', () => {
  const tab = keep(keep(keep(EMPTY, FIRST), SECOND), THIRD);
  const edit = (change: (rows: Cell[][]) => void) => {
    const rows = tab.map(row => [...row]);
    change(rows);
    return rows;
  };

  test('finds nothing in what was kept and added honestly', () => {
    expect(tampered(tab)).toEqual([]);
  });

  test.each(HISTORY_HEADERS.slice(0, -1).map((header, column) => [header, column] as const))(
    'finds and names a changed cell: %s',
    (header, column) => {
      const [found] = tampered(edit(rows => ((rows[5] as Cell[])[column] = column ? 'x' : dateOf(46_000))));
      expect(found).toContain(`${header} `);
      expect(found).toContain('row 6 ');
    },
  );

  test('finds a removed line, a swapped one, and one that was added', () => {
    const removed = 'rows were removed, added or moved since they were kept';
    expect(tampered(edit(rows => rows.splice(4, 1)))[0]).toContain(removed);
    expect(tampered(edit(rows => rows.splice(4, 2, ...rows.slice(4, 6).reverse())))[0]).toContain(removed);
    expect(tampered(edit(rows => rows.splice(4, 0, rows[8] as Cell[])))[0]).toContain(removed);
    expect(tampered(edit(rows => rows.pop()))).toEqual([
      'After row 9 (2026-06-22) the line of the team was removed',
    ]);
  });

  test('finds any two cells of a column that were swapped', () => {
    const different = (a: Cell, b: Cell) => JSON.stringify(a) !== JSON.stringify(b);
    for (let column = 0; column < at('Cells'); column++) {
      for (let row = 1; row + 3 < tab.length; row++) {
        const [a, b] = [tab[row]?.[column], tab[row + 3]?.[column]];
        if (!different(a, b)) continue;
        const swapped = edit(rows => {
          (rows[row] as Cell[])[column] = b;
          (rows[row + 3] as Cell[])[column] = a;
        });
        expect(tampered(swapped).length, `${HISTORY_HEADERS[column]} of row ${row + 1}`).toBeGreaterThan(0);
      }
    }
  });

  test('packed rows that were cut or changed count as none', () => {
    const cut = edit(rows => ((rows[7] as Cell[])[at('Rows')] = 'rows 1 of 1: {"headers":[]}.'));
    expect(readHistory(cut, calendar).weeks[2]?.rows).toBeUndefined();
  });
});

describe('rows as they were kept', () => {
  test('make the same scorecard, on any pipeline', () => {
    fc.assert(
      fc.property(cases, (c: Case) => {
        // The check names the first row, and kept rows have places of their own.
        const placeless = (cell: Cell): Cell =>
          typeof cell === 'string' ? cell.replace(/\(first: row \d+\)/, '') : cell;
        const card = (pipeline: Grid) =>
          KPI_SCORECARD(pipeline, c.from, c.to, c.settings).map(row => row.map(placeless));
        let before: unknown;
        try {
          before = card(c.pipeline);
        } catch {
          return;
        }
        const rows = readPipeline(c.pipeline, readSettings(c.settings, calendar), calendar, true);
        const kept = unpackRows(packRows(rows, Array.isArray(c.settings) ? c.settings : []), calendar);
        expect(card(kept.grid)).toEqual(before);
      }),
      { numRuns: runs(200), endOnFailure: true },
    );
  });

  test('20,000 of them take less than three million signs', () => {
    const many: Cell[][] = [HEADERS];
    for (let i = 0; i < 20_000; i++)
      many.push([
        `006${i}AAQ`,
        `Deal number ${i}`,
        `Rep ${i % 30}`,
        dateOf(45_000 + (i % 700)),
        'Closed Won',
        dateOf(45_100 + (i % 700)),
        i * 10,
      ]);
    const rows = readPipeline(many, readSettings('', calendar), calendar, true);
    const text = packRows(rows, []);
    expect(text.length).toBeLessThan(3_000_000);
    const tab = keep(EMPTY, many);
    expect(Math.max(...tab.flat().map(cell => String(cell).length))).toBeLessThan(50_000);
    expect(readHistory(tab, calendar).weeks[0]?.rows).toBe(text);
  });
});

describe('KPI_BRIDGE', () => {
  const tab = keep(keep(EMPTY, FIRST), SECOND);

  test('compares today with the last week that was kept', () => {
    const today = week('2026-06-22', 'Closed Lost', [
      ['4', 'Dogwood', 'Ana', '2026-06-16', 'Closed Lost', '2026-06-20', 100],
    ]);
    expect(KPI_BRIDGE(tab, today, 'Close ratio')).toEqual([
      ['KPI', 'Part', 'Change', 'Figure', 'Deals', 'Rows', 'In words'],
      ['Close ratio', 'Kept as of 2026-06-15', '', 1, '', '', ''],
      ['Close ratio', 'Settings', 0, 1, 0, '', ''],
      ['Close ratio', 'New deals', 2 / 3 - 1, 2 / 3, 1, '5', ''],
      ['Close ratio', 'Matured', 0, 2 / 3, 0, '', ''],
      ['Close ratio', 'Passed', 0, 2 / 3, 0, '', ''],
      ['Close ratio', 'Decided', 0, 2 / 3, 0, '', ''],
      ['Close ratio', 'History rewritten', 1 / 3 - 2 / 3, 1 / 3, 1, '4', ''],
      ['Close ratio', 'Gone', 0, 1 / 3, 0, '', ''],
      [
        'Close ratio',
        'Now',
        1 / 3 - 1,
        1 / 3,
        '',
        '',
        'Close ratio 100% to 33%: one new deal; a 5,000 win of June was rewritten to lost',
      ],
    ]);
  });

  test('the same paste gives zeros, for every figure', () => {
    const lines = KPI_BRIDGE(tab, SECOND).slice(1);
    expect(lines).toHaveLength(7 * 9);
    for (const [, part, change, , deals, , words] of lines) {
      if (part === 'Now') expect(words).toBe('Nothing to do');
      if (change !== '') expect(change).toBe(0);
      if (deals !== '') expect(deals).toBe(0);
    }
  });

  test.each([
    [
      () => KPI_BRIDGE('x', SECOND),
      'history_rows must be the tab of the history, for example KPI_HISTORY, got "x"',
    ],
    [() => KPI_BRIDGE(EMPTY, SECOND), 'history_rows must hold the rows of its last week, got no week'],
    [
      () => KPI_BRIDGE(keep(EMPTY, FIRST, { figuresOnly: true }), SECOND),
      'history_rows must hold the rows of its last week, got its figures alone; keep this week first',
    ],
    [
      () => KPI_BRIDGE(tab, FIRST),
      'the pipeline must reach at least the week kept last, as of 2026-06-15, got one as of 2026-06-08',
    ],
    [() => KPI_BRIDGE(tab, SECOND, 'Sales', 'Zed'), 'rep must be in the pipeline, got "Zed"'],
    [
      () =>
        KPI_BRIDGE(
          tab,
          SECOND.map((row, i) => [...row, i ? '2026-06-01' : 'Demo held']),
          'Sales',
          '',
          [
            ['Group', 'Name', 'Setting', 'Value'],
            ['Gateway', 'Demo', 'Proof column', 'Demo held'],
          ],
        ),
      'the settings must name columns that the rows kept as of 2026-06-15 have too, got others',
    ],
  ])('bad input is refused in a sentence: %#', (call, sentence) => {
    expect(call).toThrow(sentence);
  });
});
