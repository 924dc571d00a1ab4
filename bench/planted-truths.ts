// Teams with a known truth: is the planted cause the one that coaching ranks first, and is none named where none is?
//
// Every team is drawn from a seed, so the table is the same on every machine. Chances are those of a plain sales
// team; what is planted is planted in the first rep alone.
import type { Cell } from '../src/core/cells/cell.ts';
import type { Cause } from '../src/core/coaching/causes.ts';
import { causesOf } from '../src/core/coaching/causes.ts';
import { readPipeline } from '../src/core/pipeline/read.ts';
import { readScorecard } from '../src/core/scorecard/groups.ts';
import { defaultSettings } from '../src/core/settings/default-settings.ts';
import { newGateway } from '../src/core/settings/gateway.ts';
import type { Settings } from '../src/core/settings/settings.ts';
import { sheetCalendar } from '../src/functions/calendar.ts';

const REPS = 6;
const APPOINTMENTS = 60;
const FIRST_DAY = 46_000;
const WINDOW = 30;

/** Levels and industries, each with how often a rep meets it and how likely it is to lead on. */
const LEVELS = ['Owner', 'Director', 'Manager', 'Assistant'];
const INDUSTRIES = ['Machinery', 'Logistics', 'Retail'];

/** How a rep works. */
interface Habits {
  levels: number[];
  industries: number[];
  /** By level: the chance of a claim; by industry: what it adds. */
  chances: number[];
  adds: number[];
  /** What the rep makes of that chance. */
  skill: number;
  /** Share of claims that come too late for the rule. */
  late: number;
}

const PLAIN: Habits = {
  levels: [0.35, 0.3, 0.25, 0.1],
  industries: [0.4, 0.4, 0.2],
  chances: [0.9, 0.8, 0.6, 0.25],
  adds: [0.05, 0.05, -0.45],
  skill: 1,
  late: 0.05,
};

/** A truth: what is planted in the first rep, how everybody works, and the cause that should come first. */
export interface Truth {
  name: string;
  cause: Cause['kind'] | 'none';
  first?: Partial<Habits>;
  all?: Partial<Habits>;
}

export const TRUTHS: readonly Truth[] = [
  { name: 'low contacts only', cause: 'Contact level', first: { levels: [0.05, 0.1, 0.25, 0.6] } },
  { name: 'mix of industries only', cause: 'Industry', first: { industries: [0.05, 0.1, 0.85] } },
  { name: 'skill only', cause: 'Skill', first: { skill: 0.45 } },
  { name: 'rules broken only', cause: 'Rules', first: { late: 0.65 } },
  { name: 'nothing at all', cause: 'none' },
  { name: 'nothing, and all are low', cause: 'none', all: { skill: 0.6 } },
  {
    name: 'a mix that does not matter',
    cause: 'none',
    all: { chances: [0.55, 0.55, 0.55, 0.55], adds: [0, 0, 0] },
    first: { levels: [0.05, 0.1, 0.25, 0.6], industries: [0.05, 0.1, 0.85] },
  },
];

/** What came out for a truth, as shares of its draws. */
export interface Outcome {
  truth: Truth;
  /** The first rep's gateway ratio is flagged. */
  flagged: number;
  /** The planted cause is flagged and ranks first. */
  first: number;
  /** The first rep is told a cause that is not planted, beside or above the planted one. */
  other: number;
  /** No rep of the team is told any cause. */
  silent: number;
}

/** Draws teams for a truth and counts what coaching says of them. */
export function measure(truth: Truth, draws: number): Outcome {
  let [flagged, first, other, silent] = [0, 0, 0, 0];
  for (let draw = 0; draw < draws; draw++) {
    const told = causesInTeam(truth, draw);
    const planted = told[0];
    if (planted) flagged++;
    if (planted && planted[0] === truth.cause) first++;
    if (planted?.some(kind => kind !== truth.cause)) other++;
    if (told.every(kinds => !kinds?.length)) silent++;
  }
  return {
    truth,
    flagged: flagged / draws,
    first: first / draws,
    other: other / draws,
    silent: silent / draws,
  };
}

/** By rep: the causes that are told, the largest first; undefined for a rep whose gateway ratio is not flagged. */
function causesInTeam(truth: Truth, draw: number): (Cause['kind'][] | undefined)[] {
  const settings: Settings = { ...defaultSettings(), asOf: FIRST_DAY + 400 };
  const rule = 'Proposal date within 21 days of the appointment';
  settings.gateways = [
    { ...newGateway('Proposal'), proofColumn: 'Proposal date', rules: [rule], window: WINDOW },
  ];
  const rows = readPipeline(teamOf(truth, draw), settings, sheetCalendar(), true);
  const bounds = { from: undefined, to: undefined };
  const { lines } = readScorecard(rows, settings, bounds);
  return lines.map(({ key, flags }) => {
    if (!flags.some(({ kpi }) => kpi === 'Gateway ratio')) return undefined;
    const rep = rows.reps.codeOfFolded(key) as number;
    return causesOf({ rows, settings, bounds, rep }).causes.map(({ kind }) => kind);
  });
}

/** A team's pipeline. */
export function teamOf({ name, all, first }: Truth, draw: number): Cell[][] {
  const random = seeded(`${name} ${draw}`);
  const pick = (shares: readonly number[]): number => {
    let left = random();
    return Math.max(
      0,
      shares.findIndex(share => {
        left -= share;
        return left < 0;
      }),
    );
  };
  const grid: Cell[][] = [
    [
      'Rep',
      'First appointment',
      'Contact level',
      'Industry',
      'Proposal date',
      'Stage',
      'Close date',
      'Amount',
    ],
  ];
  for (let rep = 0; rep < REPS; rep++) {
    const habits: Habits = { ...PLAIN, ...all, ...(rep ? {} : first) };
    for (let i = 0; i < APPOINTMENTS; i++) {
      const day = FIRST_DAY + Math.floor(random() * 300);
      const level = pick(habits.levels);
      const industry = pick(habits.industries);
      const chance = ((habits.chances[level] as number) + (habits.adds[industry] as number)) * habits.skill;
      const claims = random() < Math.max(0.02, chance);
      const isLate = random() < habits.late;
      const proposal = claims ? day + (isLate ? 22 : 1) + Math.floor(random() * 20) : '';
      // Who comes late with a proposal sells little; a sale counts as a pass whenever the proposal was sent.
      const isWon = claims && random() < (isLate ? 0.05 : 0.4);
      grid.push([
        `Rep ${rep + 1}`,
        day,
        LEVELS[level],
        INDUSTRIES[industry],
        proposal,
        isWon ? 'Won' : 'Lost',
        day + 45 + Math.floor(random() * 30),
        5000 + Math.floor(random() * 20_000),
      ]);
    }
  }
  return grid;
}

/** Numbers from 0 to 1 that a text decides: the hash xmur3 and the generator mulberry32, both in the public domain. */
function seeded(text: string): () => number {
  let state = 1779033703 ^ text.length;
  for (let i = 0; i < text.length; i++) {
    state = Math.imul(state ^ text.charCodeAt(i), 3432918353);
    state = (state << 13) | (state >>> 19);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
