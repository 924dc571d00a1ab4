import type { Cell } from '../cells/cell.ts';
import { flagOf } from '../cells/flag.ts';
import type { Settings } from '../settings/settings.ts';
import type { Columns } from './columns.ts';
import { isTotalsWord } from './left-out.ts';
import { LOST, OPEN, WON } from './opportunities.ts';
import { TextColumn } from './text-column.ts';

/** A word that says nothing of the outcome, and one that is no stage of an opportunity at all. */
const SILENT = 3;
const TOTALS = 4;

/** A flag's word; 0 where it is neither. */
const TRUE = 1;
const FALSE = 2;

/** A column that tells of the outcome: its words as codes, each of which is judged once. */
class Telling {
  readonly texts: TextColumn;
  /** What each code says. */
  private readonly said: number[] = [];

  constructor(
    readonly at: number,
    header: string | undefined,
    private readonly judge: (folded: string, name: string) => number,
  ) {
    this.texts = new TextColumn(header);
  }

  /** What a code says. */
  says(code: number): number {
    if (code < 0) return SILENT;
    const said = this.said[code];
    return said === undefined ? this.learn(code) : said;
  }

  private learn(code: number): number {
    const { folded, names } = this.texts;
    const said = this.judge(folded[code] as string, names[code] as string);
    this.said[code] = said;
    return said;
  }
}

/**
 * Reads what became of each row: the won flag, else the status, else the stage, the first that speaks; a row for
 * which nothing speaks is open.
 */
export class OutcomeReader {
  /** Of the row read last: the code of its stage and of its status, and whether one of them is a stage of its own. */
  stage = 0;
  status = 0;
  hasStage = false;
  /** True where the row is closed by its flag and nothing tells how. */
  isUntold = false;
  readonly stages: Telling | undefined;
  private readonly statuses: Telling | undefined;
  private readonly won: Telling | undefined;
  private readonly closed: Telling | undefined;
  private readonly said = new Map<string, number>();

  constructor({ of, folded }: Columns, { words }: Settings) {
    for (const word of words.Open) this.said.set(word, OPEN);
    for (const word of words.Won) this.said.set(word, WON);
    for (const word of words.Lost) this.said.set(word, LOST);
    const telling = (
      at: number | undefined,
      judge: (folded: string, name: string) => number,
    ): Telling | undefined => (at === undefined ? undefined : new Telling(at, folded[at], judge));
    const word = (text: string): number => this.said.get(text) ?? (isTotalsWord(text) ? TOTALS : SILENT);
    const flag = (_: string, name: string): number => {
      const said = flagOf(name);
      return said === undefined ? 0 : said ? TRUE : FALSE;
    };
    this.stages = telling(of.Stage, word);
    this.statuses = telling(of.Status, word);
    this.won = telling(of.Won, flag);
    this.closed = telling(of.Closed, flag);
  }

  /** The columns that are read here. */
  get columns(): number[] {
    return [this.stages, this.statuses, this.won, this.closed].flatMap(column => (column ? [column.at] : []));
  }

  /** The words of the status and of the stage, each once. */
  get words(): TextColumn[] {
    return [this.statuses, this.stages].flatMap(column => (column ? [column.texts] : []));
  }

  /** Reads a row: OPEN, WON or LOST. */
  read(cells: readonly Cell[]): number {
    const { stages, statuses } = this;
    let byStage = SILENT;
    let byStatus = SILENT;
    if (stages) {
      this.stage = stages.texts.code(cells[stages.at]);
      byStage = stages.says(this.stage);
    }
    if (statuses) {
      this.status = statuses.texts.code(cells[statuses.at]);
      byStatus = statuses.says(this.status);
    }
    this.hasStage = (this.stage > 0 && byStage !== TOTALS) || (this.status > 0 && byStatus !== TOTALS);
    this.isUntold = false;
    const { won, closed } = this;
    const isWon = won ? won.says(won.texts.code(cells[won.at])) : 0;
    if (isWon === TRUE) return WON;
    const isClosed = closed !== undefined && closed.says(closed.texts.code(cells[closed.at])) === TRUE;
    if (isWon === FALSE && isClosed) return LOST;
    if (byStatus < SILENT) return byStatus;
    if (byStage < SILENT) return byStage;
    this.isUntold = isClosed && isWon !== FALSE;
    return OPEN;
  }

  /** What a folded word says: OPEN, WON, LOST, or undefined where it says nothing. */
  says(folded: string): number | undefined {
    return this.said.get(folded);
  }
}

/** True where a pipeline tells its outcomes by nothing but the dates on which deals were won and lost. */
export function isToldByDates({ of }: Columns): boolean {
  const others = [of.Stage, of.Status, of.Won, of.Closed];
  return (
    of['Won date'] !== undefined && of['Lost date'] !== undefined && others.every(at => at === undefined)
  );
}
