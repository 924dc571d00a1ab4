import { serialOf } from '../cells/calendar.ts';
import type { Cell } from '../cells/cell.ts';
import { dayInWords } from '../cells/day-words.ts';
import type { Level } from '../evidence/flags.ts';
import { sha256 } from '../history/sha256.ts';

/** How a line of a page looks. */
export type Looks = 'title' | 'soft' | 'heading' | 'head' | 'plain' | 'team' | Level;

/** One row of a page. */
export interface PageLine {
  cells: readonly Cell[];
  looks: Looks;
}

/** A picture of some of the page's own cells, so that whoever can't see it reads them. */
export interface PagePicture {
  title: string;
  says: string;
  type: 'COLUMN' | 'COMBO';
  /** The cells that it draws, their header first, from 1. */
  data: { row: number; column: number; rows: number; columns: number };
  /** Its upper left corner, from 1, and how far right of that column's edge, in pixels. */
  place: { row: number; column: number; right: number };
}

/** What is printed on one sheet of paper. */
export interface Page {
  /** Of each column, in pixels. */
  widths: readonly number[];
  /** Columns whose cells are words and stand at the left, from 0. */
  words: readonly number[];
  lines: PageLine[];
  pictures: PagePicture[];
}

/**
 * What fits between the usual margins of three quarters of an inch of A4 (650 by 979 pixels, of which there are 96 to an
 * inch) and of Letter (672 by 912) alike.
 */
const PAPER = { width: 648, height: 910 } as const;
/** The height of a row, as a new tab has it, and of the one with the title. */
export const ROW = 21;
export const TITLE_ROW = 28;
/** How many rows a page has at most, its last line included. */
export const MOST_LINES = Math.floor((PAPER.height - TITLE_ROW) / ROW) + 1;

/** How many signs of common width fit into a line of a page. */
const SIGNS = 96;

/** How wide a sign is: those of Chinese, Japanese and Korean take two places. */
function widthOf(sign: string): number {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
    sign,
  )
    ? 2
    : 1;
}

/** A text in as many lines as it takes, parted between words; what is left after the last line that there is room for is cut. */
export function wrapped(text: string, most: number, signs = SIGNS): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  const wide = (part: string): number => Array.from(part).reduce((sum, sign) => sum + widthOf(sign), 0);
  const next = (): void => {
    lines.push(line);
    line = '';
    width = 0;
  };
  for (const word of text.split(' ')) {
    const more = wide(word);
    if (line && width + 1 + more > signs) next();
    if (line) {
      line += ` ${word}`;
      width += 1 + more;
      continue;
    }
    // A word that is longer than a line is parted wherever the line ends.
    for (const sign of Array.from(word)) {
      if (width + widthOf(sign) > signs) next();
      line += sign;
      width += widthOf(sign);
    }
  }
  next();
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), cut(`${lines[most - 1]} ${lines[most]}`, signs - 2)];
}

/** A text cut to so many places. */
export function cut(text: string, most: number): string {
  let kept = '';
  let width = 0;
  for (const sign of Array.from(text)) {
    width += widthOf(sign);
    if (width > most) return `${kept.slice(0, -1).trim()}…`;
    kept += sign;
  }
  return text;
}

/** A day as a page writes it: 23 Jul 2026. */
export function dayText(day: number): string {
  const [date, month = '', year] = dayInWords(day).split(' ');
  return `${date} ${month.slice(0, 3)} ${year}`;
}

/** The day of a text such as 2026-07-23. */
export function dayOfIso(iso: string): number {
  const [year = 0, month = 0, date = 0] = iso.split('-').map(Number);
  return serialOf(year, month, date) ?? 0;
}

/** Lines of text that look alike. */
export function texts(all: readonly string[], looks: Looks): PageLine[] {
  return all.map(text => ({ cells: [text], looks }));
}

/** A blank row. */
export const BLANK: PageLine = { cells: [], looks: 'plain' };

const BUILT_BY = /^Built by Sales Barometer, ([0-9a-f]{8})$/;

/** The cells of a page with its last line: it bears a seal, by which a page on which nobody has written is known. */
export function sealedCells({ widths, lines }: Page): Cell[][] {
  const cells = lines.map(line => widths.map((_, at) => line.cells[at] ?? ''));
  const last = widths.map((_, at) => (at ? '' : `Built by Sales Barometer, ${sealOf(cells)}`));
  return [...cells, last];
}

function sealOf(cells: readonly (readonly Cell[])[]): string {
  return sha256(JSON.stringify(cells)).slice(0, 8);
}

/**
 * Where somebody has written on a page since it was built; undefined where nobody has. A page that is wholly blank is
 * nobody's.
 *
 * @param grid all cells of the tab.
 * @param width how many columns the page has.
 * @returns row and column from 0; no column where only its row or less is known.
 */
export function writtenOn(
  grid: readonly (readonly Cell[])[],
  width: number,
): { row: number; column: number } | 'inside' | undefined {
  if (grid.every(row => row.every(cell => cell === ''))) return undefined;
  const last = grid.findIndex(row => BUILT_BY.test(String(row[0])));
  for (let row = 0; row < grid.length; row++) {
    const cells = grid[row] as readonly Cell[];
    const column = cells.findIndex((cell, at) => cell !== '' && (at >= width || (last >= 0 && row > last)));
    if (column >= 0) return { row, column };
  }
  if (last < 0) return 'inside';
  const page = grid.slice(0, last).map(row => Array.from({ length: width }, (_, at) => row[at] ?? ''));
  const besideSeal = (grid[last] as readonly Cell[]).slice(1).some(cell => cell !== '');
  return besideSeal || BUILT_BY.exec(String(grid[last]?.[0]))?.[1] !== sealOf(page) ? 'inside' : undefined;
}
