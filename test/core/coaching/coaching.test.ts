import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../../src/core/cells/cell.ts';
import { KPI_COACHING } from '../../../src/functions/coaching.ts';
import { KPI_SCORECARD } from '../../../src/functions/tables.ts';
import { runs } from '../../support/laws.ts';
import { seeded } from './seeded.ts';

type Row = Cell[];
const SETTINGS: Row = ['Group', 'Name', 'Setting', 'Value'];
const NO_GATEWAY: Row = ['Gateway', 'None', '', ''];

const coaching = (grid: Row[], rep: unknown, settings: Row[] = []): Row[] =>
  KPI_COACHING(grid, rep, '', '', [SETTINGS, ...settings]) as Row[];

/** The rows of a KPI, by the cells that are filled in its first row only. */
const about = (table: Row[], kpi: string): Row[] => {
  const start = table.findIndex((row, i) => i > 0 && row[0] === kpi && row[4] !== '');
  if (start < 0) return [];
  const end = table.findIndex((row, i) => i > start && row[4] !== '');
  return table.slice(start, end < 0 ? undefined : end);
};
const texts = (rows: Row[], kind: string): Cell[] =>
  rows.filter(row => String(row[5]).startsWith(kind)).map(row => row[6]);

/** Decided deals without a gateway: so many of each rep won, at an amount, after so many days. */
const deals = (
  ...reps: [rep: string, won: number, lost: number, amount?: number, days?: number][]
): Row[] => [
  ['Rep', 'First appointment', 'Stage', 'Close date', 'Amount'],
  ...reps.flatMap(([rep, won, lost, amount = 10_000, days = 30]) =>
    Array.from({ length: won + lost }, (_, i): Row => {
      const day = 46_000 + i;
      return [rep, day, i < won ? 'Won' : 'Lost', day + days, amount + (i % 3)];
    }),
  ),
];

describe('a ratio below its benchmark', () => {
  // R 4.2.2, E as in evidence.test.ts: E(11, 31, 0.65) = 85.2337; without a gateway 2 / 5% = 40 to 1 hold.
  test('tells the odds', () => {
    const [first] = about(
      coaching(deals(['Ana', 11, 20], ['Ben', 20, 5]), 'Ana', [NO_GATEWAY]),
      'Close ratio',
    );
    expect(first?.slice(1, 5)).toEqual([
      11 / 31,
      0.65,
      'under',
      '11 of 31 closed, 35%; odds 85 to 1 against chance',
    ]);
  });

  // E(5, 10, 0.65) = 0.775; E(58, 115, 0.65) = 29.8; E(58, 116, 0.65) = 42.2, which is 106 cases more.
  test('tells how many further cases would settle it where they are too few', () => {
    const [first] = about(coaching(deals(['Ana', 5, 5], ['Ben', 20, 5]), 'Ana', [NO_GATEWAY]), 'Close ratio');
    expect(first?.slice(3, 5)).toEqual([
      'below',
      '5 of 10 closed, 50%; as likely chance; 106 further cases at the same ratio would settle it',
    ]);
  });

  // E(12, 31, 0.65) = 27.5, and with one failure more E(12, 32, 0.65) = 47.7.
  test('on watch has odds, and tells what would settle it', () => {
    const [first] = about(
      coaching(deals(['Ana', 12, 19], ['Ben', 20, 5]), 'Ana', [NO_GATEWAY]),
      'Close ratio',
    );
    expect(first?.slice(3, 5)).toEqual([
      'watch',
      '12 of 31 closed, 39%; odds 27 to 1 against chance; 1 further case at the same ratio would settle it',
    ]);
  });

  test.each([
    ['Confidence', '99.9%', 'watch'],
    ['Confidence', '50%', 'under'],
    ['Hold for', 'The team', 'watch'],
  ])('is judged by the settings in force: %s %s', (setting, value, level) => {
    const settings: Row[] = [NO_GATEWAY, ['Evidence', 'Flags', setting, value]];
    const [first] = about(
      coaching(deals(['Ana', 11, 20], ['Ben', 20, 5], ['Cy', 20, 5]), 'Ana', settings),
      'Close ratio',
    );
    expect(first?.[3]).toBe(level);
  });

  // Average sale 10,001, 12 of 31: 400,000 / 10 / (10,001 x 12/31) = 10.33; at 65%: 6.15.
  test('tells what it is worth in first appointments a week', () => {
    const target: Row[] = [
      ['Target', 'Ana', 'Revenue', 400_000],
      ['Target', 'Team', 'Weeks', 10],
    ];
    const table = coaching(deals(['Ana', 12, 19], ['Ben', 20, 5]), 'Ana', [NO_GATEWAY, ...target]);
    expect(texts(about(table, 'Close ratio'), 'Worth')).toEqual([
      'Bringing the close ratio from 39% to 65% takes the magic number from 10.3 to 6.2 first appointments a week',
    ]);
  });

  test('tells the proportion alone where there is no target', () => {
    const table = coaching(deals(['Ana', 12, 19], ['Ben', 20, 5]), 'Ana', [NO_GATEWAY]);
    expect(texts(about(table, 'Close ratio'), 'Worth')).toEqual([
      'Bringing the close ratio from 39% to 65% cuts the first appointments needed by 40%',
    ]);
  });

  test("tells the proportion alone where the magic number rests on the team's ratio", () => {
    const target: Row[] = [
      ['Target', 'Ana', 'Revenue', 400_000],
      ['Target', 'Team', 'Weeks', 10],
    ];
    const table = coaching(deals(['Ana', 3, 6], ['Ben', 20, 5]), 'Ana', [NO_GATEWAY, ...target]);
    expect(texts(about(table, 'Close ratio'), 'Worth')).toEqual([
      'Bringing the close ratio from 33% to 65% cuts the first appointments needed by 49%',
    ]);
  });

  test('is shown apart from a benchmark that it would round to', () => {
    const [first] = about(
      coaching(deals(['Ana', 646, 354], ['Ben', 20, 5]), 'Ana', [NO_GATEWAY]),
      'Close ratio',
    );
    expect(first?.[4]).toMatch(/^646 of 1000 closed, 64.6%; as likely chance/);
  });

  test('nothing sold at all is told without a division by 0', () => {
    const table = coaching(deals(['Ana', 0, 20], ['Ben', 20, 5]), 'Ana', [NO_GATEWAY]);
    expect(texts(about(table, 'Close ratio'), 'Worth')).toEqual([
      'Bringing the close ratio from 0% to 65% is what any sale waits for',
    ]);
  });
});

describe('an average sale far below the peers', () => {
  test('tells both averages and how many sales reach the median of the peers', () => {
    const [first] = about(
      coaching(deals(['Ana', 8, 1, 4000], ['Ben', 40, 5, 10_000]), 'Ana', [NO_GATEWAY]),
      'Average sale',
    );
    expect(first?.slice(3, 5)).toEqual([
      'under',
      "4,001 over 8 sales, peers 10,001 over 40: 60% lower; 0 of 8 reach the peers' median, odds 56 to 1 against chance",
    ]);
  });

  // (1 - 2^-9) 2^8 / 4.5 = 56.8 for 0 of 8, (1 - 2^-5) 2^4 / 2.5 = 6.2 for 0 of 4.
  test('of a few sales is worth watching', () => {
    const [first] = about(
      coaching(deals(['Ana', 4, 1, 4000], ['Ben', 40, 5, 10_000]), 'Ana', [NO_GATEWAY]),
      'Average sale',
    );
    expect(first?.slice(3, 5)).toEqual([
      'watch',
      "4,001 over 4 sales, peers 10,001 over 40: 60% lower; 0 of 4 reach the peers' median, odds 6 to 1 against chance",
    ]);
  });

  test('has no odds beside peers with fewer than five times as many sales', () => {
    const [first] = about(
      coaching(deals(['Ana', 8, 1, 4000], ['Ben', 39, 5, 10_000]), 'Ana', [NO_GATEWAY]),
      'Average sale',
    );
    expect(first?.slice(3, 5)).toEqual([
      'below',
      '4,001 over 8 sales, peers 10,001 over 39: 60% lower; no odds, which take peers with five times as many sales',
    ]);
  });
});

describe('the order of the KPIs', () => {
  test('begins with what the scorecard says to coach first', () => {
    const random = seeded(5);
    for (let draw = 0; draw < 40; draw++) {
      const some = (least: number, most: number): number => least + Math.floor(random() * (most - least));
      const grid = deals(
        ['Ana', some(1, 20), some(0, 30), some(1, 10) * 1000],
        ['Ben', some(5, 30), some(0, 20), 10_000],
      );
      const settings = [SETTINGS, NO_GATEWAY];
      const [header, , ana] = KPI_SCORECARD(grid, '', '', settings) as [Row, Row, Row];
      const first = ana[header.indexOf('Coach first')];
      if (first) expect(coaching(grid, 'Ana', [NO_GATEWAY])[1]?.[0]).toBe(first);
    }
  });
});

describe('playbooks', () => {
  const low = deals(['Ana', 12, 19], ['Ben', 20, 5]);
  const stepsOf = (settings: Row[]): Cell[] =>
    about(coaching(low, 'Ana', [NO_GATEWAY, ...settings]), 'Close ratio')
      .filter(row => /^\d/.test(String(row[5])))
      .map(row => row[6]);

  test('have four steps for the close ratio', () => {
    expect(stepsOf([])).toHaveLength(4);
  });

  test('of the settings replace the steps, in their order', () => {
    const own: Row[] = [
      ['Playbook', 'Close ratio', 'Step', 'Ask'],
      ['Playbook', 'close ratio', 'Step', 'Listen'],
    ];
    expect(stepsOf(own)).toEqual(['Ask', 'Listen']);
  });

  test('are switched off by the step None', () => {
    const table = coaching(low, 'Ana', [NO_GATEWAY, ['Playbook', 'Close ratio', 'Step', 'None']]);
    expect(about(table, 'Close ratio').map(row => row[5])).toEqual(['Worth']);
  });
});

const LEVELS = ['Owner', 'Assistant'];

/**
 * First appointments with a proposal or none. For each rep: how many at each level, and how many of these lead to a
 * proposal; late ones break the rule of the settings.
 */
const appointments = (
  ...reps: [rep: string, ...levels: [n: number, passed: number, late?: number][]][]
): Row[] => [
  ['Rep', 'First appointment', 'Contact level', 'Industry', 'Proposal date', 'Stage', 'Close date'],
  ...reps.flatMap(([rep, ...levels]) =>
    levels.flatMap(([n, passed, late = 0], level) =>
      Array.from({ length: n }, (_, i): Row => {
        const proposal = i < passed ? new Date(Date.UTC(2026, 0, 2 + (i < late ? 30 : 3))) : '';
        return [
          rep,
          new Date(Date.UTC(2026, 0, 2)),
          LEVELS[level],
          'Steel',
          proposal,
          'Lost',
          new Date(Date.UTC(2026, 3, 1)),
        ];
      }),
    ),
  ),
];
const GATEWAY: Row[] = [
  ['Gateway', 'Proposal', 'Proof column', 'Proposal date'],
  ['Gateway', 'Proposal', 'Rule', 'Proposal date within 21 days of the appointment'],
];
const causes = (grid: Row[], rep = 'Ana'): Cell[] =>
  texts(about(coaching(grid, rep, GATEWAY), 'Gateway ratio'), 'Likely cause');

describe('likely causes of a low gateway ratio', () => {
  test('name whom the rep meets, and not the skill, where the rates are the same at each level', () => {
    const told = causes(appointments(['Ana', [5, 4], [45, 9]], ['Ben', [80, 64], [20, 4]]));
    // Own 13/50 = 26%, peers 68/100 = 68%; assistants 13 of 65 = 20%, overall 81/150 = 54%.
    expect(told).toEqual([
      'Contact level: 90% (peers 20%) of the meetings are "Assistant", where 20% pass, 54% overall. 100% of the gap of 42 points',
    ]);
  });

  test('name what happens in the meeting where both meet the same people', () => {
    const told = causes(appointments(['Ana', [30, 6], [30, 3]], ['Ben', [60, 48], [60, 30]]));
    expect(told).toEqual([
      'Skill: like for like, 15% (peers 65%) of the meetings pass. 100% of the gap of 50 points',
    ]);
  });

  // 36 of 40 claims are late; 4 of 60 count, of the peers 80 of 120: the gap is 60 points, and so is what the rule takes.
  test('name the rule that claims break', () => {
    const told = causes(appointments(['Ana', [30, 20, 18], [30, 20, 18]], ['Ben', [60, 40], [60, 40]]));
    expect(told).toEqual([
      'Rules: 90% (peers 0%) of the claims break one, most often "Proposal date within 21 days of the appointment". ' +
        '100% of the gap of 60 points',
    ]);
  });

  test('are none where the peers pass no more', () => {
    const table = coaching(
      appointments(['Ana', [30, 9], [30, 9]], ['Ben', [60, 18], [60, 18]]),
      'Ana',
      GATEWAY,
    );
    expect(texts(about(table, 'Gateway ratio'), 'Likely cause')).toEqual([]);
    expect(texts(about(table, 'Gateway ratio'), 'Cannot tell').join()).toContain('peers who pass more');
  });

  test('do not depend on the order of the rows', () => {
    const [header, ...rows] = appointments(['Ana', [5, 4], [45, 9]], ['Ben', [80, 60], [20, 4]]) as [
      Row,
      ...Row[],
    ];
    const told = coaching([header, ...rows], 'Ana', GATEWAY);
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), shuffled => {
        expect(coaching([header, ...shuffled], 'Ana', GATEWAY)).toEqual(told);
      }),
      { numRuns: runs(20) },
    );
  });

  test('leave the skill alone where no column tells whom the rep meets', () => {
    const bare = appointments(['Ana', [30, 6], [30, 3]], ['Ben', [60, 48], [60, 30]]).map(row =>
      row.filter((_, column) => column !== 2 && column !== 3),
    );
    const rows = about(coaching(bare, 'Ana', GATEWAY), 'Gateway ratio');
    expect(texts(rows, 'Likely cause')).toEqual([]);
    expect(texts(rows, 'Cannot tell')).toEqual([
      'Contact level (add such a column, with 2 to 20 words)',
      'Industry (add such a column, with 2 to 20 words)',
    ]);
  });

  test('leave a column alone of which most cells are blank', () => {
    const grid = appointments(['Ana', [5, 4], [45, 9]], ['Ben', [80, 64], [20, 4]]).map((row, i) =>
      i % 3 ? row.map((cell, column) => (column === 2 ? '' : cell)) : row,
    );
    grid[0] = appointments()[0] as Row;
    expect(causes(grid)).toEqual([]);
  });

  test('end in the questions that no row can answer', () => {
    const rows = about(
      coaching(appointments(['Ana', [30, 6], [30, 3]], ['Ben', [60, 48], [60, 30]]), 'Ana', GATEWAY),
      'Gateway ratio',
    );
    expect(texts(rows, 'Ask')).toHaveLength(2);
  });

  test('ask for a purpose where the gateway has neither purpose nor rule', () => {
    const rows = about(
      coaching(appointments(['Ana', [30, 6], [30, 3]], ['Ben', [60, 48], [60, 30]]), 'Ana'),
      'Gateway ratio',
    );
    expect(texts(rows, 'Ask')[0]).toBe(
      'What is the first appointment for? Proposal date has no purpose or rule',
    );
  });
});

/** Sales of a fast rep and of others, whose deals are alike in amount and industry. */
const fast = (): Row[] => [
  [
    'Rep',
    'First appointment',
    'Contact level',
    'Industry',
    'Lead source',
    'Proposal date',
    'Stage',
    'Close date',
    'Amount',
  ],
  ...['Ana', 'Ben', 'Cy', 'Dee', 'Eli', 'Flo'].flatMap(rep =>
    Array.from({ length: 20 }, (_, i): Row => {
      const isFast = rep === 'Ana';
      const date = (day: number): Date => new Date(Date.UTC(2026, 0, 1 + day));
      const level = isFast ? i < 18 : i < 6;
      const stage = i % 4 ? 'Won' : 'Lost';
      const [proposal, close] = isFast ? [3 + (i % 3), 30 + (i % 3)] : [20 + (i % 9), 60 + (i % 9)];
      return [
        rep,
        date(0),
        level ? 'Owner' : 'Manager',
        i % 2 ? 'Steel' : 'Wood',
        'Fair',
        date(proposal),
        stage,
        date(close),
        9000 + (i % 5),
      ];
    }),
  ),
];

describe('a best practice', () => {
  const rows = about(coaching(fast(), 'Ana'), 'Sales cycle');

  // Of the 15 sales the own days are 30 + i % 3, in the mean 31; the peers' are 60 + i % 9, in the mean 60 + 51/15.
  test('tells the days of both sides', () => {
    expect(rows[0]?.slice(3, 5)).toEqual([
      'best practice',
      "31.0 days over 15 sales, peers 63.4 days over 75: 51% shorter; 0 of 15 reach the peers' median, odds over 1000 to 1 against chance",
    ]);
  });

  test('asks about the level and the part of the cycle that differ, at like amount and industry', () => {
    const told = texts(rows, 'Best practice').join('\n');
    expect(told).toMatch(/^\d+% \(peers \d+%\) Owner, at like amount and industry/);
    expect(told).toContain('days from first appointment to Proposal date');
  });

  test('does not ask about what is alike', () => {
    const told = texts(rows, 'Best practice').join('\n');
    expect(told).not.toContain('Fair');
    expect(told).not.toContain('Manager');
  });

  test('is a ratio, too, whose odds against the benchmark hold for two ratios', () => {
    const table = coaching(deals(['Ana', 28, 3], ['Ben', 20, 15]), 'Ana', [NO_GATEWAY]);
    // E(3, 31, 0.35) = 80.1, and 2 / 5% = 40.
    expect(about(table, 'Close ratio')[0]?.slice(3, 5)).toEqual([
      '',
      '28 of 31 closed, 90%; odds 80 to 1 against chance, above the benchmark',
    ]);
  });
});

describe('what cannot be told', () => {
  const last = (table: Row[]): Cell => table[table.length - 1]?.[4];

  test('a rep without flags has one row that says so', () => {
    const table = coaching(deals(['Ana', 14, 6], ['Ben', 14, 6]), 'Ana', [NO_GATEWAY]);
    expect(table).toHaveLength(2);
    expect(last(table)).toBe(
      'Nothing is flagged. Cannot tell: gateway ratio (add a Proposal date or Furthest stage column, or a Gateway setting); ' +
        'activity barometer (add the Target settings Revenue and Weeks)',
    );
  });

  test('without a next step the first thing to do is to define one', () => {
    const table = coaching(deals(['Ana', 14, 6], ['Ben', 14, 6]), 'Ana');
    expect(table[1]?.[6]).toMatch(/^Define what the first appointment is for/);
  });

  test('a team of one rep has no peers', () => {
    expect(last(coaching(deals(['Ana', 12, 19]), 'Ana'))).toContain(
      'anything about peers (add more names to Rep)',
    );
  });

  test('everything won is no best practice: the losses are missing', () => {
    const table = coaching(deals(['Ana', 20, 0], ['Ben', 20, 0]), 'Ana', [NO_GATEWAY]);
    expect(table).toHaveLength(2);
    expect(last(table)).toContain('close ratio (add lost deals to Stage or Status)');
  });

  test('nothing decided tells nothing of what is decided', () => {
    const open = deals(['Ana', 3, 3], ['Ben', 3, 3]).map((row, i) =>
      i ? row.map((cell, column) => (column === 2 ? 'Open' : cell)) : row,
    );
    expect(last(coaching(open, 'Ana'))).toContain(
      'close ratio, average sale, sales cycle (add outcomes to Stage or Status)',
    );
  });

  test('one level only tells nothing of levels', () => {
    const grid = appointments(['Ana', [50, 10]], ['Ben', [100, 70]]);
    expect(texts(coaching(grid, 'Ana', GATEWAY), 'Cannot tell')).toContain(
      'Contact level (add such a column, with 2 to 20 words)',
    );
  });

  test('no amounts and no dates are named with their columns', () => {
    const bare = deals(['Ana', 12, 19], ['Ben', 20, 5]).map(row => [row[0], row[2]]);
    expect(last(coaching(bare, 'Ana'))).toContain('average sale (add an Amount column)');
  });

  test('a rep who is set inactive is not on the scorecard', () => {
    const table = coaching(deals(['Ana', 12, 19], ['Ben', 20, 5]), 'Ana', [['Rep', 'Ana', 'Active', 'No']]);
    expect(last(table)).toMatch(/^Not on the scorecard/);
  });
});

describe('the rep argument', () => {
  const grid = deals(['Ana', 12, 19], ['Ben', 20, 5]);

  test('must be there', () => {
    expect(() => coaching(grid, undefined)).toThrow('rep must be the name of one rep, got a blank');
  });

  test('must not be the team', () => {
    expect(() => coaching(grid, 'Team')).toThrow('rep must be the name of one rep, got "Team"');
  });

  test('must not be a range of reps', () => {
    expect(() => coaching(grid, [['Ana'], ['Ben']])).toThrow('got a range of 2 rows and 1 column');
  });

  test('is blank for a rep who is not in the pipeline', () => {
    expect(coaching(grid, 'Nobody')).toBe('');
  });

  test('is folded like any name', () => {
    expect(coaching(grid, ' ÁNA ')).toEqual(coaching(grid, 'Ana'));
  });
});
