// What changed since last week: from a figure then to the figure now, in parts that add up.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bridge, Kind } from '../../../src/core/bridge/bridge.ts';
import { bridgeOf, KINDS } from '../../../src/core/bridge/bridge.ts';
import { matchDeals } from '../../../src/core/bridge/match.ts';
import { Calendar } from '../../../src/core/cells/calendar.ts';
import type { Cell, Grid } from '../../../src/core/cells/cell.ts';
import { KPIS } from '../../../src/core/kpi/catalog.ts';
import type { KpiName } from '../../../src/core/kpi/kpi.ts';
import { readPipeline } from '../../../src/core/pipeline/read.ts';
import { readScorecard } from '../../../src/core/scorecard/groups.ts';
import { readSettings } from '../../../src/core/settings/read.ts';
import { runs } from '../../support/laws.ts';

const calendar = new Calendar(() => 'Etc/UTC');
const HEADERS: Cell[] = [
  'Deal ID',
  'Deal',
  'Rep',
  'First appointment',
  'Proposal date',
  'Stage',
  'Close date',
  'Amount',
];
const ROW: Record<string, number> = Object.fromEntries(HEADERS.map((header, at) => [String(header), at]));
const NAMES = KPIS.map(kpi => kpi.name);

const readingOf = (grid: Grid, settings: Grid | '' = '') => {
  const read = readSettings(settings, calendar);
  return { rows: readPipeline(grid, read, calendar, true), settings: read };
};

function bridged(
  then: Grid,
  now: Grid,
  kpi: KpiName,
  rep?: string,
  was: Grid | '' = '',
  is: Grid | '' = '',
): Bridge {
  const old = readingOf(then, was);
  const reread = readingOf(then, is);
  reread.rows.asOf = old.rows.asOf;
  const today = readingOf(now, is);
  return bridgeOf({ old, reread, now: today, match: matchDeals(reread.rows, today.rows) }, kpi, rep);
}
const rowsOf = (bridge: Bridge, kind: Kind) => bridge.parts.find(part => part.kind === kind)?.rows ?? [];
const counts = (bridge: Bridge) =>
  Object.fromEntries(KINDS.map(kind => [kind, rowsOf(bridge, kind).length]).filter(([, n]) => n));

const deal = (
  id: string,
  rep: string,
  appointment: string,
  proposal: string,
  stage: string,
  close: string,
  amount: number,
): Cell[] => [id, `Deal ${id}`, rep, appointment, proposal, stage, close, amount];
const LAST: Cell[][] = [
  HEADERS,
  deal('1', 'Ana', '2026-05-04', '2026-05-20', 'Closed Won', '2026-06-01', 40_000),
  deal('2', 'Ana', '2026-05-11', '2026-05-21', 'Negotiation', '2026-09-01', 9_000),
  deal('3', 'Ben', '2026-05-18', '', 'Closed Lost', '2026-06-10', 5_000),
  deal('4', 'Ben', '2026-06-15', '', 'Qualified', '', 7_000),
  deal('5', 'Ben', '2026-05-25', '2026-06-08', 'Negotiation', '', 3_000),
];
const edited = (edit: (rows: Cell[][]) => void): Cell[][] => {
  const rows = LAST.map(row => [...row]);
  edit(rows);
  return rows;
};
const set = (rows: Cell[][], id: string, header: string, value: Cell) => {
  const row = rows.find(each => each[0] === id) as Cell[];
  row[ROW[header] as number] = value;
};

describe('the parts of a change', () => {
  test('the same paste gives zeros', () => {
    for (const kpi of NAMES) {
      const bridge = bridged(LAST, LAST, kpi);
      expect(bridge.now).toBe(bridge.old);
      for (const { change, rows } of bridge.parts) expect([change || 0, rows]).toEqual([0, []]);
    }
  });

  test('a decided deal, by its id, though the rows were sorted and the name was changed', () => {
    const now = edited(rows => {
      set(rows, '2', 'Stage', 'Closed Won');
      set(rows, '2', 'Close date', '2026-06-12');
      set(rows, '2', 'Deal', 'A new name');
      rows.splice(1, 5, ...rows.slice(1).reverse());
    });
    const bridge = bridged(LAST, now, 'Revenue');
    expect([bridge.old, bridge.now, counts(bridge)]).toEqual([40_000, 49_000, { Decided: 1 }]);
    expect(bridge.parts[KINDS.indexOf('Decided')]?.change).toBe(9_000);
  });

  test('a win of May that was rewritten to lost, and an amount that was rewritten', () => {
    const lost = edited(rows => set(rows, '1', 'Stage', 'Closed Lost'));
    expect(counts(bridged(LAST, lost, 'Close ratio'))).toEqual({ 'History rewritten': 1 });
    expect(bridged(LAST, lost, 'Close ratio')).toMatchObject({ old: 1, now: 0 });
    const cheaper = edited(rows => set(rows, '1', 'Amount', 30_000));
    expect(counts(bridged(LAST, cheaper, 'Revenue'))).toEqual({ 'History rewritten': 1 });
    expect(counts(bridged(LAST, cheaper, 'Close ratio'))).toEqual({});
  });

  test('deals that matured, new ones and one that is gone', () => {
    const now = edited(rows => {
      set(rows, '3', 'Proposal date', '2026-06-20');
      rows.splice(5, 1);
      rows.push(deal('6', 'Ana', '2026-05-05', '2026-05-09', 'Qualified', '', 1_000));
      rows.push(deal('7', 'Ana', '2026-07-01', '2026-07-20', 'Qualified', '', 1_000));
    });
    const bridge = bridged(LAST, now, 'Gateway ratio');
    // As of moves from 10 June to 20 July, so that the appointments of 18 May and 15 June have had their 30 days.
    expect(counts(bridge)).toEqual({ 'New deals': 2, Matured: 2, Gone: 1 });
  });

  test('a deal that passed later than it matured', () => {
    const now = edited(rows => set(rows, '2', 'Proposal date', ''));
    expect(counts(bridged(now, LAST, 'Gateway ratio'))).toEqual({ Passed: 1 });
    expect(counts(bridged(LAST, now, 'Gateway ratio'))).toEqual({ 'History rewritten': 1 });
  });

  test('of one rep: a deal that went to somebody else is rewritten history for both', () => {
    const now = edited(rows => set(rows, '1', 'Rep', 'Ben'));
    expect(counts(bridged(LAST, now, 'Sales', 'ana'))).toEqual({ 'History rewritten': 1 });
    expect(counts(bridged(LAST, now, 'Sales', 'ben'))).toEqual({ 'History rewritten': 1 });
    expect(bridged(LAST, now, 'Sales', 'ben')).toMatchObject({ old: 0, now: 1 });
  });

  test('settings come first, on the rows as they were', () => {
    const wider: Cell[][] = [
      ['Group', 'Name', 'Setting', 'Value'],
      ['Outcome', 'Won', 'Stages', 'Closed Won; Negotiation'],
    ];
    const bridge = bridged(LAST, LAST, 'Sales', undefined, '', wider);
    expect([bridge.old, bridge.now, counts(bridge)]).toEqual([1, 3, { Settings: 2 }]);
  });

  test('where all ids are equal nothing tells which is which, and the sums still hold', () => {
    const same = LAST.map((row, i) => (i ? ['7', ...row.slice(1)] : row));
    expect(counts(bridged(same, same, 'Sales'))).toEqual({});
    const now = same.map((row, i) =>
      i === 2 || i === 5 ? [...row.slice(0, 5), 'Closed Won', '2026-06-12', 9] : row,
    );
    const match = matchDeals(readingOf(same).rows, readingOf(now).rows);
    expect(match.unclear).toHaveLength(2);
    expect(bridged(same, now, 'Sales')).toMatchObject({ old: 1, now: 3 });
  });

  test('without an id deals are told by name and first appointment', () => {
    const without = (grid: Cell[][]) => grid.map(row => row.slice(1));
    const now = edited(rows => {
      set(rows, '2', 'Stage', 'Closed Lost');
      set(rows, '2', 'Close date', '2026-06-12');
    });
    expect(counts(bridged(without(LAST), without(now), 'Close ratio'))).toEqual({ Decided: 1 });
  });
});

// ------------------------------------------------------------------------------------------- random edit scripts

const REPS = ['Ana', 'Ben', 'Cyd', ''];
const STAGES = ['Qualified', 'Negotiation', 'Closed Won', 'Closed Lost'];
const day = (n: number): string =>
  n < 0 ? '' : new Date(Date.UTC(2026, 0, 5 + n)).toISOString().slice(0, 10);
const number = (least: number, most: number) => fc.integer({ min: least, max: most });
const randomDeal = fc
  .tuple(number(0, 3), number(-20, 150), number(-40, 40), number(0, 3), number(-15, 90), number(-1, 40))
  .map(([rep, start, proposal, stage, close, amount]): Cell[] => [
    '',
    '',
    REPS[rep],
    day(start),
    proposal < 0 ? '' : day(Math.max(0, start) + proposal),
    STAGES[stage],
    close < 0 ? '' : day(Math.max(0, start) + close),
    amount < 0 ? '' : amount * 1234.56,
  ]);
type Edit = { at: number; does: 'drop' | 'add' | 'set' | 'move'; column: number; deal: Cell[] };
const edits = fc.array(
  fc.record<Edit>({
    at: fc.nat({ max: 40 }),
    does: fc.constantFrom('drop', 'add', 'set', 'set', 'set', 'move'),
    column: number(2, 7),
    deal: randomDeal,
  }),
  { maxLength: 12 },
);
const settingsTables: fc.Arbitrary<Grid | ''> = fc.constantFrom<Grid | ''>(
  '',
  [
    ['Group', 'Name', 'Setting', 'Value'],
    ['Gateway', 'Proposal date', 'Window (days)', 45],
    ['Gateway', 'Proposal date', 'Proof column', 'Proposal date'],
  ],
  [
    ['Group', 'Name', 'Setting', 'Value'],
    ['Method', 'Sales cycle', 'Statistic', 'Median'],
  ],
  [
    ['Group', 'Name', 'Setting', 'Value'],
    ['Gateway', 'None', '', ''],
  ],
  [
    ['Group', 'Name', 'Setting', 'Value'],
    ['Outcome', 'Won', 'Stages', 'Closed Won; Negotiation'],
  ],
);
const scripts = fc.record({
  deals: fc.array(randomDeal, { minLength: 1, maxLength: 25 }),
  edits,
  ids: fc.constantFrom('unique', 'none', 'equal', 'some'),
  was: settingsTables,
  is: settingsTables,
  rep: fc.constantFrom(undefined, 'ana', 'ben', '', 'nobody'),
});

/** The pipeline before and after the edits. */
function pastes({
  deals,
  edits: script,
  ids,
}: {
  deals: Cell[][];
  edits: Edit[];
  ids: string;
}): [Grid, Grid] {
  let next = 0;
  const named = (cells: Cell[]): Cell[] => {
    next++;
    const id = ids === 'unique' || (ids === 'some' && next % 3) ? `D${next}` : ids === 'equal' ? 'X' : '';
    return [id, `Deal ${next % 17}`, ...cells.slice(2)];
  };
  const rows = deals.map(named);
  const now = rows.map(row => [...row]);
  for (const { at, does, column, deal: other } of script) {
    const row = at % Math.max(1, now.length);
    if (does === 'add') now.splice(row, 0, named(other));
    else if (!now.length) continue;
    else if (does === 'drop') now.splice(row, 1);
    else if (does === 'move') now.push(...now.splice(row, 1));
    else (now[row] as Cell[])[column] = other[column];
  }
  return [
    [HEADERS, ...rows],
    [HEADERS, ...now],
  ];
}

const RUNS = runs(400);

test(`the parts add up after any edits: ${RUNS} scripts`, { timeout: 600_000 }, () => {
  let changes = 0;
  fc.assert(
    fc.property(scripts, script => {
      const [then, now] = pastes(script);
      const own = (grid: Grid, settings: Grid | '', kpi: KpiName) => {
        const { rows, settings: read } = readingOf(grid, settings);
        const card = readScorecard(rows, read, { from: undefined, to: undefined });
        if (script.rep === undefined) return card.team.figures[kpi];
        return card.lines.find(line => line.key === script.rep)?.figures[kpi];
      };
      for (const kpi of NAMES) {
        const bridge = bridged(then, now, kpi, script.rep, script.was, script.is);
        // The ends are the scorecard's own figures, for everybody who is on it.
        const [old, today] = [own(then, script.was, kpi), own(now, script.is, kpi)];
        if (old !== undefined) expect(bridge.old).toBe(old);
        if (today !== undefined) expect(bridge.now).toBe(today);
        // Each part begins where the one before ended, and the last ends at today's figure.
        let figure = bridge.old;
        for (const part of bridge.parts) {
          if (part.change !== undefined) expect(part.figure).toBeCloseTo((figure as number) + part.change, 9);
          figure = part.figure;
        }
        if (bridge.now !== undefined) expect(figure).toBe(bridge.now);
        if (bridge.old !== undefined && bridge.now !== undefined) {
          const sum = bridge.parts.reduce((all, { change }) => all + (change ?? 0), 0);
          expect(sum).toBeCloseTo(bridge.now - bridge.old, 6);
        }
        // Every changed row is in exactly one part, and a part without rows adds nothing.
        const rows = bridge.parts.flatMap(part => part.rows.map(row => `${row.old}>${row.now}`));
        expect(new Set(rows).size).toBe(rows.length);
        for (const part of bridge.parts) {
          if (!part.rows.length && part.kind !== 'Settings') expect(part.change || 0).toBe(0);
        }
        changes += rows.length;
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  expect(changes).toBeGreaterThan(RUNS);
});
