/** What a problem is about, for the sidebar to put the sentence beside the right field. */
export interface ProblemPlace {
  /** Name of the argument, setting or column concerned. */
  field?: string;
  /** Row of the settings table, counted from 1 with its header as row 1. */
  row?: number;
}

/**
 * The one error of the product: a sentence for the person who can mend it.
 *
 * A cell shows the message, the sidebar puts it beside the field, the code is for programs. The sentence says
 * what is concerned, what was wanted and what came. It blames nobody and carries no stack.
 */
export class Problem extends Error {
  readonly code: string;
  readonly place: ProblemPlace;

  constructor(code: string, message: string, place: ProblemPlace = {}) {
    // Texts of cells may hold line breaks; a sentence has one line.
    super(message.replace(/\s+/g, ' '));
    this.code = code;
    this.place = place;
  }
}

/** "what must be wanted, got what came": the grammar of nearly every refusal. */
export function wanted(
  code: string,
  what: string,
  want: string,
  got: unknown,
  place: ProblemPlace = {},
): Problem {
  return new Problem(code, `${what} must be ${want}, got ${shown(got)}`, { field: what, ...place });
}

/** A value as a person would recognise it in a sentence, short enough for a cell's error. */
export function shown(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'a blank';
  if (Array.isArray(value)) {
    const columns = Array.isArray(value[0]) ? value[0].length : 1;
    if (value.some(row => Array.isArray(row) && row.length !== columns)) return 'rows of different lengths';
    return `a range of ${counted(value.length, 'row')} and ${counted(columns, 'column')}`;
  }
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'boolean') return String(value).toUpperCase();
  if (Object.prototype.toString.call(value) === '[object Date]') return dateShown(value as Date);
  return typeof value === 'number' ? String(value) : 'something that is not a cell value';
}

/** A date cell by its year: of a day, a time zone may make another. */
function dateShown(date: Date): string {
  return Number.isNaN(date.getTime()) ? 'a date that is none' : `a date in ${date.getUTCFullYear()}`;
}

/** A message where it stands as a sentence of its own: with a capital at its beginning. */
export function asSentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}

/** "1 row", "3 rows". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A text of the sheet in quotes, short enough for a sentence. */
export function quoted(text: string): string {
  return `"${shortened(text)}"`;
}

/** A text cut to so many signs. */
export function shortened(text: string, most = 60): string {
  return text.length > most ? `${text.slice(0, most - 3)}...` : text;
}
