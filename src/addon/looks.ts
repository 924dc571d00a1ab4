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
    .setNotes([headers.map(name => notes[name] ?? '')]);
}

const HINT = 'Goals and barometer need a target: sidebar, Targets';

/** Says what is missing while a column that rests on the target is blank. What a person wrote there stays. */
export function hintAtTarget(sheet: Sheet, row: number, column: string): void {
  const cell = sheet.getRange(row, 1);
  const standing = cell.getFormula();
  if (standing ? !standing.includes(HINT) : cell.getValue() !== '') return;
  cell.setFormula(`=IF(COUNT(${column})=0;"${HINT}";"")`).setFontColor(PALETTE.soft);
}
