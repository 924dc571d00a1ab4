import type { Cell } from '../core/cells/cell.ts';
import { textOf } from '../core/cells/cell.ts';
import { shown } from '../core/problem.ts';
import { BUILT, requireAllWritable, stopBuild } from './build.ts';
import { CHARTS_PLACE, hasChartsOfOthers } from './charts-tab.ts';
import { GOALS_PLACE } from './goals-tab.ts';
import { forgetScorecard, SCORECARD_PLACE } from './scorecard-tab.ts';
import type { Tabs } from './tabs.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A table on a built tab: one formula fills it. */
interface OwnTable {
  /** Where its formula is, from 1. */
  anchor: [row: number, column: number];
  width: number;
  /** The row of its headers, from which its first column has no gap; left out where any column may be the longest. */
  head?: number;
}

/** Which cells of a built tab are ours. */
export interface OwnCells {
  tables: OwnTable[];
  /** True for a cell beside the tables that building writes; '' for one without a formula. */
  isLabel: (row: number, column: number, formula: string) => boolean;
}

/** What removing takes away, and what it leaves because somebody wrote there. */
export interface Removal {
  goes: string[];
  stays: { tab: string; where: string }[];
  /** The same in words: what will go or went, what stays and why. */
  says: string;
}

const PLACES = { scorecard: SCORECARD_PLACE, goals: GOALS_PLACE, charts: CHARTS_PLACE };

/** What would be removed, without removing it. */
export function removalOf(tabs: Tabs): Removal {
  const plan: Removal = { goes: [], stays: [], says: '' };
  for (const kind of BUILT) {
    const sheet = tabs.of(kind);
    if (!sheet) continue;
    const tab = sheet.getName();
    const where =
      writtenAt(sheet, PLACES[kind]) ??
      (kind === 'charts' && hasChartsOfOthers(sheet) ? 'a chart of your own' : undefined);
    if (where === undefined) plan.goes.push(tab);
    else plan.stays.push({ tab, where });
  }
  return { ...plan, says: removalInWords(plan, 'This removes the tabs') };
}

/** The first cell of a tab that a person wrote into, with what it holds; undefined where all of it is ours. */
function writtenAt(sheet: Sheet, { tables, isLabel }: OwnCells): string | undefined {
  const [rows, columns] = [sheet.getLastRow(), sheet.getLastColumn()];
  if (!rows || !columns) return undefined;
  const area = sheet.getRange(1, 1, rows, columns);
  const values = area.getValues() as Cell[][];
  const formulas = area.getFormulas();
  const notes = area.getNotes();
  const ends = tables.map(table => endOf(table, values, formulas));
  const isOurs = (row: number, column: number): boolean =>
    isLabel(row, column, formulas[row - 1]?.[column - 1] ?? '') ||
    tables.some(
      ({ anchor: [top, left], width }, i) =>
        row >= top && row <= (ends[i] as number) && column >= left && column < left + width,
    );
  for (let row = 1; row <= rows; row++) {
    for (let column = 1; column <= columns; column++) {
      const text = textOf(values[row - 1]?.[column - 1] ?? '') || (notes[row - 1]?.[column - 1] ?? '');
      if (text && !isOurs(row, column))
        return `${sheet.getRange(row, column).getA1Notation()}, ${shown(text)}`;
    }
  }
  return undefined;
}

/** The last row of a table; the row above it where its formula is gone. */
function endOf(
  { anchor: [top, left], head }: OwnTable,
  values: readonly Cell[][],
  formulas: readonly string[][],
): number {
  const cellAt = (row: number): string => textOf(values[row - 1]?.[left - 1] ?? '');
  if (!formulas[top - 1]?.[left - 1]) return top - 1;
  // A table that shows an error fills one cell, and what is below it is somebody's.
  if (/^#/.test(cellAt(top))) return top;
  if (head === undefined) return values.length;
  let end = head;
  while (end < values.length && cellAt(end + 1)) end++;
  return end;
}

/** Takes away what building made, but for tabs on which a person wrote: nothing of theirs goes unasked. */
export function removeBuiltTabs(tabs: Tabs): Removal {
  requireAllWritable(tabs);
  stopBuild(tabs);
  const removal = removalOf(tabs);
  for (const kind of BUILT) {
    const sheet = tabs.of(kind);
    if (!sheet || !removal.goes.includes(sheet.getName())) continue;
    if (kind === 'scorecard') forgetScorecard(tabs);
    tabs.delete(sheet);
  }
  return { ...removal, says: removalInWords(removal, 'Removed') };
}

/** What goes and what stays, in words. */
function removalInWords({ goes, stays }: Removal, verb: string): string {
  return [
    goes.length ? `${verb} ${listed(goes)}` : '',
    ...stays.map(({ tab, where }) => `${tab} stays, because somebody wrote there (${where})`),
    'Settings and coaching plan stay',
  ]
    .filter(Boolean)
    .join('. ');
}

function listed(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
