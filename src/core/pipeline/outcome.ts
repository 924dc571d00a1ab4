import type { Cell } from '../cells/cell.ts';
import { flagOf } from '../cells/flag.ts';
import type { Settings } from '../settings/settings.ts';
import type { Columns } from './columns.ts';
import { isTotalsWord } from './left-out.ts';
import { LOST, OPEN, WON } from './opportunities.ts';
import { TextColumn } from './text-column.ts';

/** A word that says nothing of the outcome. */
const SILENT = 3;
/** A totals word, which is no stage of an opportunity. */
const TOTALS = 4;

/** A flag's word. */
const TRUE = 1;
const FALSE = 2;

/**
 * Reads what became of a row: the won flag, else the status, else the stage, the first that speaks; a row for
 * which nothing speaks is open. Each distinct word is judged once.
 */
export class OutcomeReader {
  readonly stages: TextColumn;
  readonly statuses: TextColumn;
  /** Codes of the row read last. */
  stage = 0;
  status = 0;
  /** How many cells of the row read last are filled and repeat no header, and how many may repeat one. */
  known = 0;
  unknown = 0;
  private readonly won: TextColumn;
  private readonly closed: TextColumn;
  private readonly words = new Map<string, number>();
  private readonly stageWords: number[] = [SILENT];
  private readonly statusWords: number[] = [SILENT];
  private readonly wonFlags: number[] = [0];
  private readonly closedFlags: number[] = [0];
  private readonly stageAt: number;
  private readonly statusAt: number;
  private readonly wonAt: number;
  private readonly closedAt: number;

  constructor({ of, folded }: Columns, { words }: Settings) {
    for (const word of words.Open) this.words.set(word, OPEN);
    for (const word of words.Won) this.words.set(word, WON);
    for (const word of words.Lost) this.words.set(word, LOST);
    const at = (column: number | undefined): number => column ?? -1;
    this.stageAt = at(of.Stage);
    this.statusAt = at(of.Status);
    this.wonAt = at(of.Won);
    this.closedAt = at(of.Closed);
    this.stages = new TextColumn(folded[this.stageAt]);
    this.statuses = new TextColumn(folded[this.statusAt]);
    this.won = new TextColumn(folded[this.wonAt]);
    this.closed = new TextColumn(folded[this.closedAt]);
  }

  /** The columns that are read here. */
  get columns(): number[] {
    return [this.stageAt, this.statusAt, this.wonAt, this.closedAt].filter(column => column >= 0);
  }

  /** OPEN, WON or LOST. */
  read(cells: readonly Cell[]): number {
    this.known = 0;
    this.unknown = 0;
    this.stage = this.code(this.stages, cells, this.stageAt);
    this.status = this.code(this.statuses, cells, this.statusAt);
    const won = this.flag(this.won, this.wonFlags, this.code(this.won, cells, this.wonAt));
    if (won === TRUE) return WON;
    const closed = this.flag(this.closed, this.closedFlags, this.code(this.closed, cells, this.closedAt));
    if (won === FALSE && closed === TRUE) return LOST;
    const status = this.word(this.statuses, this.statusWords, this.status);
    if (status < SILENT) return status;
    const stage = this.word(this.stages, this.stageWords, this.stage);
    return stage < SILENT ? stage : OPEN;
  }

  /** True where the row read last has a stage or a status of its own. */
  get hasStage(): boolean {
    return (
      (this.stage > 0 && this.word(this.stages, this.stageWords, this.stage) !== TOTALS) ||
      (this.status > 0 && this.word(this.statuses, this.statusWords, this.status) !== TOTALS)
    );
  }

  /** What a folded word says: OPEN, WON, LOST, or undefined where it says nothing. */
  says(folded: string): number | undefined {
    return this.words.get(folded);
  }

  private code(column: TextColumn, cells: readonly Cell[], at: number): number {
    if (at < 0) return 0;
    const code = column.code(cells[at]);
    if (code > 0) this.known++;
    else if (code < 0) this.unknown++;
    return code;
  }

  private word(column: TextColumn, judged: number[], code: number): number {
    if (code < 0) return SILENT;
    let word = judged[code];
    if (word === undefined) {
      const folded = column.folded[code] as string;
      word = this.words.get(folded) ?? (isTotalsWord(folded) ? TOTALS : SILENT);
      judged[code] = word;
    }
    return word;
  }

  private flag(column: TextColumn, judged: number[], code: number): number {
    if (code < 0) return 0;
    let flag = judged[code];
    if (flag === undefined) {
      const said = flagOf(column.names[code]);
      flag = said === undefined ? 0 : said ? TRUE : FALSE;
      judged[code] = flag;
    }
    return flag;
  }
}
