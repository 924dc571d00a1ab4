type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Book = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** What a probe saw, as plain data: it is kept in a cell between the two clicks. */
export type Seen = Record<string, unknown>;

/** What a probe may touch. */
export interface Desk {
  book: Book;
  /** The tab of the report. */
  report: Sheet;
  /** A tab for cells, rules, charts and tags; it goes when the check is over. */
  cells: Sheet;
  /** The first of ten rows of `cells` that are the probe's own. */
  row: number;
  /** Milliseconds, for measuring. */
  now: () => number;
  /** Keeps what has to be put right should the run end here, before it is done. */
  remember: (change: Partial<Unfinished>) => void;
}

/** What a run that broke off may have left beside the tabs that bear our names. */
export interface Unfinished {
  /** Ids of all tabs before a chart is moved to a tab of its own. */
  tabsBefore?: number[] | undefined;
  /** A scorecard is being built for measuring; none stood before. */
  building?: boolean | undefined;
}

/** What came of a probe. */
export interface Judgement {
  got: string;
  result: 'same' | 'different' | 'asked of a person';
}

/**
 * One fact that the product leans on. What is judged is what was seen: judging asks nothing of Google.
 */
export interface Probe {
  /** Its number in docs/installation.md. */
  number: string;
  asked: string;
  expected: string;
  /** What it means when it is otherwise, and what to do. */
  otherwise: string;
  /** On the first click; what it writes is calculated by the second. */
  first?: (desk: Desk) => Seen;
  /** On the second click, with what the first saw. */
  second?: (desk: Desk, seen: Seen) => Seen;
  judge: (seen: Seen) => Judgement;
}

/** A judgement of something that can be held against what was expected. */
export function judged(isSame: boolean, got: string): Judgement {
  return { got, result: isSame ? 'same' : 'different' };
}
