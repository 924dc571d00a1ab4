import { PALETTE } from '../core/format/palette.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** The columns that hold words. */
const WORDS = ['Rep', 'Coach first', 'Flags'];

/** The title of a tab, and the headers of its table with their notes: those of figures stand at the right as they do. */
export function formatHeads(
  sheet: Sheet,
  top: number,
  headers: readonly string[],
  notes: Record<string, string>,
): void {
  sheet.getRange(1, 1).setFontSize(14).setFontWeight('bold');
  sheet
    .getRange(top, 1, 1, headers.length)
    .setFontWeight('bold')
    .setBackground(PALETTE.head)
    .setWrap(true)
    .setVerticalAlignment('middle')
    .setHorizontalAlignments([headers.map(name => (WORDS.includes(name) ? 'left' : 'right'))])
    .setNotes([headers.map(name => notes[name] || null)]);
}

/** Marks the formulas of our lines, so that one that stands is known for ours. */
const OURS = 'Sales Barometer: line';

/** Writes a line above a table, as a formula that gives a text. What a person wrote there stays. */
export function writeLine(sheet: Sheet, row: number, text: string): void {
  const cell = sheet.getRange(row, 1);
  const standing = cell.getFormula();
  const isOurs = standing.includes(OURS) || standing.includes('Goals and barometer need a target');
  if (standing ? !isOurs : cell.getValue() !== '') return;
  cell.setFormula(`=IF(N("${OURS}")=0;${text};"")`).setFontColor(PALETTE.soft).setWrap(false);
}

/** Writes a text that stands above a table, unless a person wrote something else there. */
export function writeLabel(sheet: Sheet, place: string, text: string): void {
  const cell = sheet.getRange(place);
  if (cell.getValue() === '' && !cell.getFormula()) cell.setValue(`'${text}`);
}
