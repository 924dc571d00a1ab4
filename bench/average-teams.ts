// Teams in which everybody stands exactly at every benchmark: who is marked all the same? From the built functions, looked
// at every week for half a year. Drawn from seeds, so the figures are the same on every machine.
import type { Cell } from '../src/core/cells/cell.ts';
import type { Realm } from './realm.ts';

const FIRST_DAY = 46_000;
const WEEK = 7;
const LOOKS = 26;
const HEADERS = ['Rep', 'First appointment', 'Proposal date', 'Stage', 'Close date', 'Amount'];

/** mulberry32: even numbers from 0 to 1 from a seed, by T. Ettinger. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

interface Deal {
  rep: string;
  met: number;
  /** 0 where it never came to a proposal. */
  proposed: number;
  closed: number;
  isWon: boolean;
  amount: number;
}

/** Two or three first appointments a week each; 60% lead to a proposal, 65% of those are won, all decided alike. */
function dealsOf(reps: number, weeks: number, random: () => number): Deal[] {
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const deals: Deal[] = [];
  for (let rep = 0; rep < reps; rep++) {
    for (let week = 0; week < weeks; week++) {
      const meetings = random() < 0.5 ? 2 : 3;
      for (let i = 0; i < meetings; i++) {
        const met = FIRST_DAY + week * WEEK + Math.floor(random() * 5);
        const proposed = random() < 0.6 ? met + 1 + Math.floor(random() * 25) : 0;
        const cycle = 26 + Math.floor(Math.exp(3 + 0.6 * normal()));
        const isWon = proposed > 0 && random() < 0.65;
        const amount = Math.round(Math.exp(10 + 0.8 * normal()));
        deals.push({ rep: `Rep ${rep + 1}`, met, proposed, closed: met + cycle, isWon, amount });
      }
    }
  }
  return deals;
}

/** The sheet as it stands at the end of a day. */
function sheetAt(deals: readonly Deal[], day: number): Cell[][] {
  const rows = deals
    .filter(({ met }) => met <= day)
    .map(({ rep, met, proposed, closed, isWon, amount }): Cell[] => {
      const isDecided = closed <= day;
      const stage = isDecided ? (isWon ? 'Won' : 'Lost') : 'Open';
      return [rep, met, proposed && proposed <= day ? proposed : '', stage, isDecided ? closed : '', amount];
    });
  return [HEADERS, ...rows];
}

/** What is asked of a team: how large, how much it has behind it, and for whom the marks hold. */
export interface Question {
  reps: number;
  /** Weeks of deals before the first look. */
  before: number;
  teams: number;
  seed: number;
}

/** Shares of reps and of teams that were ever marked under, with marks that hold for each rep, and for the team. */
export interface Marked {
  reps: number;
  teams: number;
  teamsHeldForTeam: number;
}

type Formula = (pipeline: Cell[][], from: Cell, to: Cell, settings: Cell[][]) => Cell[][];

const SHARED = /(Gateway ratio|Close ratio|Average sale) under/;

/** Looks at average teams once a week for half a year. */
export function lookAt(realm: Realm, { reps, before, teams, seed }: Question): Marked {
  const scorecard = realm.run<Formula>('KPI_SCORECARD');
  const random = seeded(seed);
  const marked = { reps: 0, teams: 0, teamsHeldForTeam: 0 };
  for (let team = 0; team < teams; team++) {
    const deals = dealsOf(reps, before + LOOKS, random);
    const known = new Set<Cell>();
    let isHeld = false;
    for (let look = 1; look <= LOOKS; look++) {
      const day = FIRST_DAY + (before + look) * WEEK - 1;
      const sheet = sheetAt(deals, day);
      const settings: Cell[][] = [
        ['Group', 'Name', 'Setting', 'Value'],
        ['Method', 'As of', 'Date', day],
      ];
      for (const name of underIn(scorecard(sheet, '', '', settings))) known.add(name);
      const held = [...settings, ['Evidence', 'Flags', 'Hold for', 'The team']];
      if (!isHeld) isHeld = underIn(scorecard(sheet, '', '', held)).length > 0;
    }
    marked.reps += known.size;
    marked.teams += Number(known.size > 0);
    marked.teamsHeldForTeam += Number(isHeld);
  }
  return {
    reps: marked.reps / (teams * reps),
    teams: marked.teams / teams,
    teamsHeldForTeam: marked.teamsHeldForTeam / teams,
  };
}

function underIn([headers = [], , ...lines]: Cell[][]): Cell[] {
  const flags = headers.indexOf('Flags');
  return lines.filter(line => SHARED.test(String(line[flags]))).map(line => line[0]);
}
