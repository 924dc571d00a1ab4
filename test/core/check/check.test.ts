import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Calendar } from '../../../src/core/cells/calendar.ts';
import type { Cell } from '../../../src/core/cells/cell.ts';
import { checkPipeline } from '../../../src/core/check/check.ts';
import { questionsOf } from '../../../src/core/check/findings.ts';
import { FATES } from '../../../src/core/pipeline/left-out.ts';
import { LOST, NOT_PROVABLE, OPEN, WON } from '../../../src/core/pipeline/opportunities.ts';
import { readPipeline } from '../../../src/core/pipeline/read.ts';
import { Problem } from '../../../src/core/problem.ts';
import { defaultSettings } from '../../../src/core/settings/default-settings.ts';
import { readSettings } from '../../../src/core/settings/read.ts';
import { PIPELINE_CHECK } from '../../../src/functions/check.ts';
import { KPI_SCORECARD } from '../../../src/functions/tables.ts';
import { cases } from '../../oracle/pipelines.ts';
import { runs } from '../../support/laws.ts';

const utc = new Calendar(() => 'Etc/UTC');
const HEAD: Cell[] = [
  'Deal ID',
  'Deal owner',
  'First meeting',
  'Status',
  'Stage',
  'Close date',
  'Amount',
  'Proposal date',
];
const found = (rows: Cell[][], head = HEAD) =>
  new Map(
    checkPipeline([head, ...rows], defaultSettings(), utc).findings.map(f => [
      f.text,
      [f.rows, (f.examples[0] ?? -1) + 1],
    ]),
  );

describe('the check begins with the proof of reading', () => {
  test('which column was taken for each role, and why', () => {
    const lines = PIPELINE_CHECK([HEAD, [1, 'Ann', '2026-01-05', 'won', 'x', '2026-02-01', 100, '']]).map(
      row => row[0],
    );
    expect(lines.slice(0, 4)).toEqual([
      'Finding',
      '1 opportunity read, 0 rows left out; 2026-02-01 stands for today: the latest date under "Close date", row 2',
      'Rep: header "Deal owner", by its header',
      'First appointment: header "First meeting", by its header',
    ]);
  });
  test('a created date that stands in is said', () => {
    const lines = PIPELINE_CHECK([
      ['Owner', 'Created', 'Stage'],
      ['Ann', '2026-01-05', 'won'],
    ]).map(row => row[0]);
    expect(lines).toContain(
      'First appointment: header "Created", stands in: there is no column for the first appointment',
    );
  });
});

// Each finding: how many rows, and the first of them as a sheet counts them.
const deal = (id: number, change: Partial<Record<string, Cell>> = {}): Cell[] => {
  const row: Record<string, Cell> = {
    id,
    rep: 'Ann',
    met: '2026-01-05',
    status: '',
    stage: 'Closed won',
    close: '2026-02-01',
    amount: 100,
    proposal: '2026-01-20',
    ...change,
  };
  return [row.id, row.rep, row.met, row.status, row.stage, row.close, row.amount, row.proposal];
};
describe('findings', () => {
  test.each<[string, Cell[][], [number, number]]>([
    ['Totals rows and footers of an export', [deal(1), ['Grand Total (2 records)'], ['Subtotal']], [2, 3]],
    ['Rows that repeat the header', [deal(1), HEAD], [1, 3]],
    ['Blank rows', [deal(1), ['', null, ' '], deal(2)], [1, 3]],
    [
      'Without a first appointment: not in first appointments or the gateway ratio',
      [deal(1), deal(2, { met: '' })],
      [1, 3],
    ],
    ['"First meeting" can\'t be read as a date', [deal(1), deal(2, { met: 'soon' })], [1, 3]],
    ['Won or lost without a close date: in no period', [deal(1, { close: '' })], [1, 2]],
    [
      'Closed before the first appointment: not in the sales cycle',
      [deal(1, { close: '2026-01-01' })],
      [1, 2],
    ],
    ['"Amount" can\'t be read as an amount', [deal(1, { amount: 'tbd' })], [1, 2]],
    [
      'Won without an amount above 0: not in revenue or the average sale',
      [deal(1), deal(2, { amount: '' })],
      [1, 3],
    ],
    ['Without a rep: shown as (no rep)', [deal(1, { rep: '' })], [1, 2]],
    ['A rep spelt in another way than before: taken as one', [deal(1), deal(2, { rep: 'ANN ' })], [1, 3]],
    ['The stage contradicts the status: the status counts', [deal(1, { status: 'lost' })], [1, 2]],
    [
      'Open, with a close date in the past',
      [deal(1), deal(2, { stage: 'Talks', close: '2026-01-10' })],
      [1, 3],
    ],
    ['A copy of an earlier row, cell by cell: counted twice', [deal(1), deal(1)], [1, 3]],
    ['"Deal ID" appears again: counted twice', [deal(1), deal(1, { rep: 'Bob' })], [1, 3]],
    ['"Amount" holds an error', [deal(1, { amount: '#REF!' })], [1, 2]],
    [
      '"Proposal date" holds a text that is no yes and no date: no claim',
      [deal(1, { proposal: 'maybe' })],
      [1, 2],
    ],
    ['Won without proof of "Proposal date": counted as passed', [deal(1, { proposal: '' })], [1, 2]],
  ])('%s', (text, rows, expected) => {
    expect(found(rows).get(text)).toEqual(expected);
  });

  test('two currencies are reported, and not added', () => {
    const texts = [...found([deal(1, { amount: '$100' }), deal(2, { amount: '€200' })]).keys()];
    expect(texts).toContain('Sales are in several currencies, which are not added: USD (1), EUR (1)');
  });
  test('dates with two readings show both, and the order by which no deal closes before its appointment', () => {
    const rows = [
      deal(1, { met: '03/04/2026', close: '05/04/2026' }),
      deal(2, { met: '01/02/2026', close: '12/01/2026' }),
    ];
    const { findings } = checkPipeline([HEAD, ...rows], defaultSettings(), utc);
    const two = findings.find(f => f.text.includes('First meeting'));
    expect(two?.text).toContain('"03/04/2026" is 2026-04-03 day first and 2026-03-04 month first');
    expect(two?.cure).toContain(
      'Date order | Month first (month first, no deal would close before the first appointment; the other way, 1 deal would)',
    );
  });
  test('a column that holds won and lost words is proposed, with its evidence', () => {
    const rows = [
      ['Ann', 'won', 1],
      ['Ann', 'lost', 1],
      ['Bob', 'won', 1],
    ];
    const { findings } = checkPipeline([['Owner', 'Result', 'Amount'], ...rows], defaultSettings(), utc);
    expect(findings.map(f => f.cure)).toContain(
      'Perhaps "Result" (2 cells say won and 1 cell say lost): Column | Status | Header | Result',
    );
  });
  test('a date in Unix milliseconds is told what it is', () => {
    const cure = checkPipeline([HEAD, deal(1, { met: 1470145673504 })], defaultSettings(), utc).findings.map(
      f => f.cure,
    );
    expect(cure).toContain('Unix milliseconds: turn them into dates with =A2/86400000+25569');
  });
  test('findings that stop figures come first, notes last', () => {
    const order = checkPipeline(
      [['Owner', 'Stage', 'Created'], ['', 'won', '01/02/2026'], HEAD],
      defaultSettings(),
      utc,
    ).findings.map(f => f.severity);
    const rank = ['stops', 'left out', 'doubtful', 'note'];
    expect(order.map(s => rank.indexOf(s))).toEqual(
      [...order.map(s => rank.indexOf(s))].sort((a, b) => a - b),
    );
  });
});

test('law: every row is used or left out for a reason, and every row left out of a figure is in a finding', () => {
  fc.assert(
    fc.property(cases, ({ pipeline, settings: table }) => {
      let settings: ReturnType<typeof readSettings>;
      try {
        settings = readSettings(table, utc);
        readPipeline(pipeline, settings, utc, true);
      } catch (error) {
        if (error instanceof Problem) return;
        throw error;
      }
      const check = checkPipeline(pipeline, settings, utc);
      const rows = readPipeline(pipeline, settings, utc, true);
      const questions = questionsOf(rows, settings);
      const listed = (row: number, pattern: RegExp) =>
        questions.some(q => pattern.test(q.text) && q.ask(row));
      const leftOut = check.findings.filter(f => /^(Totals rows|Rows that repeat|Blank rows)/.test(f.text));
      expect(check.used + leftOut.reduce((sum, f) => sum + f.rows, 0)).toBe(check.rows);
      for (let row = 0; row < rows.length; row++) {
        if (rows.fates[row] !== FATES.used) continue;
        const appointment = rows.appointments?.days[row] ?? 0;
        const readable = !rows.appointments?.twoReadings;
        if (rows.appointments && readable && appointment <= 0) {
          expect(listed(row, /^Without a first appointment|can't be read as a date/)).toBe(true);
        }
        const state = rows.gateways[0]?.states[row] ?? 0;
        const window = rows.gateways[0]?.setting.window ?? 0;
        if (rows.gateways.length && appointment > 0 && rows.asOf - appointment < window) {
          expect(listed(row, /^Within|^Lost, and nothing tells/)).toBe(true);
        }
        if (state & NOT_PROVABLE) expect(listed(row, /^Lost, and nothing tells/)).toBe(true);
        const outcome = rows.outcomes[row];
        const dated = rows.closeDates || rows.wonDates || rows.lostDates;
        if (outcome !== OPEN && dated && (rows.closed[row] as number) <= 0)
          expect(listed(row, /in no period$/)).toBe(true);
        if (outcome === WON && rows.amounts && !((rows.amounts.cents[row] as number) > 0)) {
          expect(listed(row, /^Won without an amount|can't be read as an amount/)).toBe(true);
        }
        const cycle = (rows.closed[row] as number) - appointment;
        if (
          (outcome === WON || outcome === LOST) &&
          appointment > 0 &&
          (rows.closed[row] as number) > 0 &&
          cycle < 0
        ) {
          expect(listed(row, /^Closed before/)).toBe(true);
        }
      }
    }),
    { numRuns: runs(200) },
  );
});

describe('what the scorecard says of the reading', () => {
  const flagsOfTeam = (rows: Cell[][]): Cell => {
    const table = KPI_SCORECARD(rows);
    return table[table.length - 1]?.[(table[0] as Cell[]).indexOf('Flags')];
  };
  const team = (...stages: string[]): Cell[][] => [
    ['Rep', 'Stage', 'Close date'],
    ...stages.map((stage, i) => ['Ann', stage, `2026-01-${10 + i}`]),
  ];
  test('nothing, where nothing can make a figure wrong', () => {
    expect(flagsOfTeam(team('Won', 'Lost', 'Negotiation'))).toBe('');
  });
  test('that nothing is lost, and that a word which counts as open says sold', () => {
    expect(flagsOfTeam(team('Won', 'Won'))).toBe(
      'Check: No deal is lost, so the close ratio can only be 100%; see PIPELINE_CHECK',
    );
    expect(flagsOfTeam(team('Won', 'Lost', 'Invoiced', 'Invoiced'))).toBe(
      'Check: 2 rows say "Invoiced": counted as open (first: row 4); see PIPELINE_CHECK',
    );
  });
  test('dates that can not be read, and names that may be one', () => {
    const rows = team('Won', 'Lost');
    (rows[1] as Cell[])[2] = 'soon';
    expect(flagsOfTeam(rows)).toBe(
      'Check: 1 date under "Close date" can\'t be read (first: row 2); see PIPELINE_CHECK',
    );
    const names = team('Won', 'Lost');
    (names[1] as Cell[])[0] = 'Tom Okafor';
    (names[2] as Cell[])[0] = 'Okafor Tom';
    expect(flagsOfTeam(names)).toContain('may be one rep');
  });
  test('no tidiness: a copy of a row, an old open deal', () => {
    expect(flagsOfTeam([...team('Won', 'Lost', 'Negotiation'), ['Ann', 'Won', '2026-01-10']])).toBe('');
  });
});
