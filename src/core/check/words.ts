import { foldedCell, textOf } from '../cells/cell.ts';
import { flagOf } from '../cells/flag.ts';
import { fold } from '../cells/fold.ts';
import { FATES } from '../pipeline/left-out.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import type { SettingChange } from '../settings/change.ts';
import type { OutcomeName, Settings } from '../settings/settings.ts';
import { OUTCOMES } from '../settings/settings.ts';

/** A word of the stage or status, and what it says of the deals that nothing else tells of. */
export interface WordReading {
  /** As first spelt. */
  word: string;
  header: string;
  /** Opportunities whose outcome rests on it. */
  rows: number;
  /** Index in the range of the first of them. */
  first: number;
  /** What it says; absent where it says nothing, so that its deals count as open. */
  says?: OutcomeName;
  /** Of its rows, those that their flag says are closed, and those with a date on which they closed. */
  closed: number;
  dated: number;
  /** What it probably says, where it says nothing yet, and why. */
  proposed?: OutcomeName;
  why?: string;
}

// Parts of words, folded, by which a stage that nobody knows can be guessed; the first that fits. Sold is sold, even
// where the customer left later.
const HINTS: readonly [outcome: OutcomeName, words: readonly string[]][] = [
  ['Lost', ['lost', 'lose', 'rejected', 'declined', 'cancelled', 'canceled', 'dead', 'apology', 'провалена']],
  [
    'Lost',
    ['perdido', 'perdida', 'descartada', 'descartado', 'verloren', 'abgelehnt', 'absage', 'refuse', 'failed'],
  ],
  ['Lost', ['disqualified', 'unqualified', 'junk']],
  [
    'Won',
    [
      'won',
      'customer',
      'cliente',
      'client',
      'kunde',
      'invoiced',
      'completed',
      'paid',
      'sold',
      'signed',
      'выдано',
    ],
  ],
  ['Won', ['gewonnen', 'ganho', 'ganado', 'ganada', 'gagne', 'delivered', 'installed']],
  ['Open', ['hold', 'postponed', 'отложенные', 'nurture', 'paused', 'deferred']],
];

/** Headers of dates that are there only when a deal has closed, by one of their words. */
const ACTUAL = ['actual', 'closed', 'completed', 'won', 'lost', 'end'];

/**
 * The words on which outcomes rest, those that say nothing first where a date or a flag says that their deals closed,
 * then by rows. A stage counts only where neither a flag nor the status speaks.
 */
export function wordsOf(rows: Opportunities, { words }: Settings): WordReading[] {
  const { columns, grid, first, fates, length } = rows;
  const { Status: status, Stage: stage, Won: won, Closed: closed } = columns.of;
  const places = [status, stage].filter((at): at is number => at !== undefined);
  if (!places.length) return [];
  const outcomeOf = new Map<string, OutcomeName>();
  for (const outcome of OUTCOMES) for (const word of words[outcome]) outcomeOf.set(word, outcome);
  const closeDays = actualDates(rows);
  const found = new Map<string, WordReading>();
  for (let row = 0; row < length; row++) {
    if (fates[row] !== FATES.used) continue;
    const cells = grid[first + row] ?? [];
    const isWon = won === undefined ? undefined : flagOf(cells[won]);
    const isClosed = closed !== undefined && flagOf(cells[closed]) === true;
    if (isWon || (isWon === false && isClosed)) continue;
    for (const at of places) {
      const folded = foldedCell(cells[at]);
      if (!folded) continue;
      const says = outcomeOf.get(folded);
      const key = `${at} ${folded}`;
      const reading = found.get(key) ?? {
        word: textOf(cells[at]).trim(),
        header: columns.headers[at] as string,
        rows: 0,
        first: first + row,
        ...(says ? { says } : {}),
        closed: 0,
        dated: 0,
      };
      found.set(key, reading);
      reading.rows++;
      if (isClosed) reading.closed++;
      if (closeDays.some(days => (days[row] as number) > 0)) reading.dated++;
      if (says) break;
    }
  }
  const all = [...found.values()].map(withProposal);
  const weight = (reading: WordReading): number =>
    reading.says
      ? 0
      : reading.closed || reading.dated || (reading.proposed && reading.proposed !== 'Open')
        ? 2
        : 1;
  return all.sort((a, b) => weight(b) - weight(a) || b.rows - a.rows);
}

/** Dates that an open deal has no reason to have. */
function actualDates({ columns, closeDates, wonDates, lostDates }: Opportunities): Int32Array[] {
  const at = columns.of['Close date'];
  const header = at === undefined ? [] : (columns.folded[at] as string).split(' ');
  const dates = [wonDates, lostDates, ...(ACTUAL.some(word => header.includes(word)) ? [closeDates] : [])];
  return dates.flatMap(each => (each ? [each.days] : []));
}

function withProposal(reading: WordReading): WordReading {
  if (reading.says) return reading;
  const parts = fold(reading.word).split(' ');
  const hint = HINTS.find(([, list]) => list.some(word => parts.includes(word)));
  const evidence = [
    ...(reading.closed ? [`${reading.closed} of its ${reading.rows} deals are flagged as closed`] : []),
    ...(reading.dated
      ? [`${reading.dated} of its ${reading.rows} deals have a date on which they closed`]
      : []),
  ];
  if (!hint && parts.includes('closed')) {
    // Closed says nothing of how; where nothing says lost, a person most often means sold.
    return { ...reading, proposed: 'Won', why: ['it says closed', ...evidence].join('; ') };
  }
  if (!hint) return evidence.length ? { ...reading, why: evidence.join('; ') } : reading;
  const said = hint[1].find(word => parts.includes(word)) as string;
  return { ...reading, proposed: hint[0], why: [`its name holds “${said}”`, ...evidence].join('; ') };
}

/** The words that say nothing although something shows that their deals are decided. */
export function tellingNothing(readings: readonly WordReading[]): WordReading[] {
  return readings.filter(
    ({ says, closed, dated, proposed }) =>
      !says && (closed > 0 || dated > 0 || (proposed && proposed !== 'Open')),
  );
}

/** The changes that make the proposed words say what they are proposed to say. The known words of a list stay in it. */
export function wordChanges(readings: readonly WordReading[], { words }: Settings): SettingChange[] {
  const proposed = readings.filter(reading => !reading.says && reading.proposed);
  return OUTCOMES.flatMap(outcome => {
    const own = proposed.filter(
      reading => reading.proposed === outcome && (outcome !== 'Open' || reading.closed > 0),
    );
    if (!own.length) return [];
    const known = new Set(words[outcome]);
    const added = own.map(({ word }) => word).filter(word => !known.has(fold(word)) && known.add(fold(word)));
    return [
      {
        group: 'Outcome',
        name: outcome,
        setting: 'Stages',
        values: [[...added, ...words[outcome]].join('; ')],
      },
    ];
  });
}
