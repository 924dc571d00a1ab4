import type { Cell } from '../cells/cell.ts';
import { flagOf } from '../cells/flag.ts';
import { fold } from '../cells/fold.ts';
import type { Columns } from '../pipeline/columns.ts';
import { FATES } from '../pipeline/left-out.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { TextColumn } from '../pipeline/text-column.ts';
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
  [
    'Lost',
    listed(
      'lost lose rejected declined cancelled canceled dead apology провалена disqualified unqualified junk failed ' +
        'perdido perdida descartada descartado verloren abgelehnt absage abgesagt storniert refuse refusee abandonne ' +
        'perdu perdue annule annulee rechazado rechazada cancelado cancelada rejeitado recusado perso persa afgewezen ' +
        'geannuleerd prohrano',
    ),
  ],
  [
    'Won',
    listed(
      'won customer cliente client kunde invoiced completed paid sold signed выдано gewonnen ganho ganha ganado ganada ' +
        'gagne gagnee delivered installed auftrag beauftragt verkauft signe signee vendu vendue vendido vendida verkocht ' +
        'vinto vinta acquisita acquisito firmado firmada assinado vyhrano',
    ),
  ],
  ['Open', listed('hold postponed отложенные nurture paused deferred')],
];

/** Words that say that a deal is over and not how. */
const CLOSED = listed(
  'closed fechado fechada cerrado cerrada abgeschlossen cloture cloturee chiuso chiusa afgesloten gesloten',
);

function listed(words: string): readonly string[] {
  return words.split(' ');
}

/** Headers of dates that are there only when a deal has closed, by one of their words. */
const ACTUAL = ['actual', 'closed', 'completed', 'won', 'lost', 'end'];

/**
 * The words on which outcomes rest, those that say nothing first where a date or a flag says that their deals closed,
 * then by rows. A stage counts only where neither a flag nor the status speaks.
 */
export function wordsOf(rows: Opportunities, { words }: Settings): WordReading[] {
  const { columns, grid, first, fates, length } = rows;
  const { Status: status, Stage: stage, Won: won, Closed: closed } = columns.of;
  const outcomeOf = new Map<string, OutcomeName>();
  for (const outcome of OUTCOMES) for (const word of words[outcome]) outcomeOf.set(word, outcome);
  const places = [status, stage].flatMap(at =>
    at === undefined ? [] : [new WordColumn(at, columns, outcomeOf)],
  );
  if (!places.length) return [];
  const closeDays = actualDates(rows);
  const isWon = flagReader(won);
  const isClosed = flagReader(closed);
  for (let row = 0; row < length; row++) {
    if (fates[row] !== FATES.used) continue;
    const cells = grid[first + row] as readonly Cell[];
    const wonFlag = isWon(cells);
    const closedFlag = isClosed(cells) === true;
    // The flag speaks first.
    if (wonFlag || (wonFlag === false && closedFlag)) continue;
    for (let i = 0; i < places.length; i++) {
      const reading = (places[i] as WordColumn).read(cells, first + row);
      if (!reading) continue;
      reading.rows++;
      if (closedFlag) reading.closed++;
      if (isDated(closeDays, row)) reading.dated++;
      if (reading.says) break;
    }
  }
  const all = places
    .flatMap(({ readings }) => readings)
    .filter(({ rows: n }) => n > 0)
    .map(withProposal);
  const weight = (reading: WordReading): number =>
    reading.says
      ? 0
      : reading.closed ||
          reading.dated ||
          isCode(reading.word) ||
          (reading.proposed && reading.proposed !== 'Open')
        ? 2
        : 1;
  return all.sort((a, b) => weight(b) - weight(a) || b.rows - a.rows);
}

/** A column of words: each distinct word is folded and judged once. */
class WordColumn {
  readonly readings: WordReading[] = [];
  private readonly texts = new TextColumn();
  private readonly byCode: (WordReading | undefined)[] = [];

  constructor(
    private readonly at: number,
    private readonly columns: Columns,
    private readonly outcomeOf: ReadonlyMap<string, OutcomeName>,
  ) {}

  /** The reading of a row's word; undefined where the cell is blank. */
  read(cells: readonly Cell[], row: number): WordReading | undefined {
    const code = this.texts.code(cells[this.at]);
    return code > 0 ? (this.byCode[code] ?? this.learn(code, row)) : undefined;
  }

  private learn(code: number, row: number): WordReading {
    const says = this.outcomeOf.get(this.texts.folded[code] as string);
    const reading: WordReading = {
      word: this.texts.names[code] as string,
      header: this.columns.headers[this.at] as string,
      rows: 0,
      first: row,
      ...(says ? { says } : {}),
      closed: 0,
      dated: 0,
    };
    this.byCode[code] = reading;
    this.readings.push(reading);
    return reading;
  }
}

/** What a column's flag says of a row; undefined where there is no column, or its cell says neither. */
function flagReader(at: number | undefined): (cells: readonly Cell[]) => boolean | undefined {
  if (at === undefined) return () => undefined;
  const said = new Map<Cell, boolean | undefined>();
  return cells => {
    const cell = cells[at];
    if (typeof cell === 'object') return undefined;
    if (!said.has(cell)) said.set(cell, flagOf(cell));
    return said.get(cell);
  };
}

function isDated(columns: readonly Int32Array[], row: number): boolean {
  for (let i = 0; i < columns.length; i++) if (((columns[i] as Int32Array)[row] as number) > 0) return true;
  return false;
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
  const closed = CLOSED.find(word => parts.includes(word));
  if (!hint && closed) {
    // Closed says nothing of how; where nothing says lost, a person most often means sold.
    return { ...reading, proposed: 'Won', why: [`it says ${closed}`, ...evidence].join('; ') };
  }
  if (!hint && isCode(reading.word)) evidence.push('a code, whose stage has another name in the CRM');
  if (!hint) return evidence.length ? { ...reading, why: evidence.join('; ') } : reading;
  const said = hint[1].find(word => parts.includes(word)) as string;
  return { ...reading, proposed: hint[0], why: [`its name holds “${said}”`, ...evidence].join('; ') };
}

/** A stage by its number in the CRM, of which nobody can say what it means. */
function isCode(word: string): boolean {
  return !/\p{L}/u.test(word);
}

/** False where the words themselves show, without their rows, that none of them tells nothing. */
export function mayTellNothing(rows: Opportunities, { words }: Settings): boolean {
  if (rows.columns.of.Closed !== undefined || actualDates(rows).length) return true;
  const known = new Set(OUTCOMES.flatMap(outcome => words[outcome]));
  return rows.words.some(({ names, folded }) =>
    names.some((word, code) => {
      if (!code || known.has(folded[code] as string)) return false;
      const { proposed } = withProposal({ word, header: '', rows: 0, first: 0, closed: 0, dated: 0 });
      return isCode(word) || (proposed !== undefined && proposed !== 'Open');
    }),
  );
}

/** The words that say nothing although something shows that their deals are decided, or nothing can show it. */
export function tellingNothing(readings: readonly WordReading[]): WordReading[] {
  return readings.filter(
    ({ word, says, closed, dated, proposed }) =>
      !says && (closed > 0 || dated > 0 || isCode(word) || (proposed && proposed !== 'Open')),
  );
}

/** The other words that say nothing: most often stages on the way. */
export function onTheWay(readings: readonly WordReading[]): WordReading[] {
  const told = new Set(tellingNothing(readings));
  return readings.filter(reading => !reading.says && !told.has(reading));
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
