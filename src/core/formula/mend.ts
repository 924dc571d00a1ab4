import type { Call, Piece } from './calls.ts';
import { callsIn } from './calls.ts';
import { takesSettings } from './functions.ts';

/** The named range of the settings table. */
export const SETTINGS_NAME = 'KPI_SETTINGS';

/** The functions that also take two numbers in place of a pipeline; those need no settings. */
const TALLIES = ['GATEWAY_RATIO', 'CLOSE_RATIO', 'AVERAGE_SALE'];

/** A formula that does not use the settings, and what it would be with them. */
export interface Mend {
  /** The functions whose calls name no settings, each once. */
  functions: string[];
  mended: string;
}

/**
 * What makes a formula use the settings: their name, in each call of ours that leaves them out. All else stays to the
 * letter. Undefined where there is nothing to mend.
 *
 * @param separator what parts arguments where the formula itself does not tell; a semicolon does everywhere.
 */
export function mendOf(formula: string, separator: ',' | ';' = ';'): Mend | undefined {
  if (!formula.startsWith('=')) return undefined;
  const calls = callsIn(formula);
  const known = calls.find(call => call.separator !== '')?.separator || separator;
  const inserts = calls.flatMap(call => insertFor(formula, call, known));
  if (!inserts.length) return undefined;
  let mended = '';
  let last = 0;
  for (const { at, text } of [...inserts].sort((a, b) => a.at - b.at)) {
    mended += formula.slice(last, at) + text;
    last = at;
  }
  return {
    functions: [...new Set(inserts.map(({ name }) => name))],
    mended: mended + formula.slice(last),
  };
}

function insertFor(
  formula: string,
  call: Call,
  known: ',' | ';',
): { name: string; at: number; text: string }[] {
  const place = takesSettings(call.name);
  const args = call.arguments;
  if (place === undefined || !args.length) return [];
  const textOf = ({ from, to }: Piece): string => formula.slice(from, to).trim();
  if (TALLIES.includes(call.name) && isTally(textOf(args[0] as Piece))) return [];
  const separator = call.separator || known;
  const standing = args[place];
  if (standing && textOf(standing) !== '') return [];
  if (standing) return [{ name: call.name, at: endOfBlank(formula, standing), text: SETTINGS_NAME }];
  const last = args[args.length - 1] as Piece;
  // After the last argument itself, so that a line break before the parenthesis stays where it is.
  const at = last.from + formula.slice(last.from, last.to).trimEnd().length;
  const missing = place - args.length;
  return [{ name: call.name, at, text: `${separator.repeat(missing + 1)} ${SETTINGS_NAME}` }];
}

/** In a blank argument the name goes after one space, as a person would write it. */
function endOfBlank(formula: string, { from, to }: Piece): number {
  return to > from && formula[from] === ' ' ? from + 1 : from;
}

/** A number, one cell, or a range of one column or one row: no pipeline, but a number or numbers. */
function isTally(first: string): boolean {
  if (/^-?[\d.,]+%?$/.test(first)) return true;
  const sheet = first.slice(first.lastIndexOf('!') + 1);
  const rows = /^\$?(\d+):\$?(\d+)$/.exec(sheet);
  if (rows) return rows[1] === rows[2];
  const place = /^\$?([A-Z]{1,3})\$?(\d*)(?::\$?([A-Z]{1,3})\$?(\d*))?$/i.exec(sheet);
  if (!place) return false;
  const [, left, top, right, bottom] = place;
  if (right === undefined) return top !== '';
  return left?.toUpperCase() === right.toUpperCase() || (top !== '' && top === bottom);
}
