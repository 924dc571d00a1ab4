// A second, independent reading of docs/kpis.md, for tests.
// Section 1, "Rows left out".

import type { Columns } from './columns.ts';
import { FOOTERS, TOTALS_WORDS } from './crm.ts';
import { isDateInAnyLayout } from './dates.ts';
import { type Cell, fold, isBlankRow, isFilled, type Range, textOf, trimmed, word } from './fold.ts';

export type Reason = 'blank' | 'header' | 'total';

export interface LeftOut {
  headerRow: number;
  rows: { row: number; reason: Reason }[];
}

/** Two filled cells or more, and at least half of the filled ones, repeat their own column's header. */
export function repeatsTheHeader(row: Cell[], headers: Cell[]): boolean {
  const filled = row.map((_, column) => column).filter(column => isFilled(row[column]));
  const repeating = filled.filter(
    column => isFilled(headers[column]) && fold(row[column]) === fold(headers[column]),
  );
  return repeating.length >= 2 && repeating.length * 2 >= filled.length;
}

const TOTALS = TOTALS_WORDS.map(totals => fold(totals));
const FOOTER_FORMS = FOOTERS.map(footer => new RegExp(footer, 'u'));

function firstFilled(row: Cell[]): Cell {
  return row.find(cell => isFilled(cell)) ?? null;
}

/** The first filled cell is a totals word alone, or matches a CRM's footer. */
export function isFooterOrTotalsWord(row: Cell[]): boolean {
  const first = firstFilled(row);
  if (first === null) return false;
  if (TOTALS.includes(fold(first))) return true;
  return FOOTER_FORMS.some(footer => footer.test(trimmed(textOf(first))));
}

/** The first filled cell is a rep's name with a totals word after it. */
function isTotalOfARep(row: Cell[], reps: string[]): boolean {
  const first = fold(firstFilled(row));
  return reps.some(rep => TOTALS.some(totals => first === `${rep} ${totals}`));
}

/** It has no stage, status or appointment of its own; an unreadable one counts as blank, a totals word is none. */
function hasOwn(cells: Cell[], columns: Columns): boolean {
  const row = cells.map(cell => (TOTALS.includes(word(cell)) ? '' : cell));
  const { Stage: stage, Status: status, 'First appointment': appointment } = columns.roles;
  if (stage !== undefined && isFilled(row[stage])) return true;
  if (status !== undefined && isFilled(row[status])) return true;
  return appointment !== undefined && isDateInAnyLayout(row[appointment]);
}

export function rowsLeftOut(range: Range, columns: Columns): LeftOut {
  const { headerRow, headers, roles } = columns;
  if (headerRow < 0) return { headerRow, rows: [] };
  const below = range.map((_, row) => row).filter(row => row > headerRow);
  const cells = (row: number): Cell[] => range[row] ?? [];
  const reps = below
    .filter(row => roles.Rep !== undefined && !isFooterOrTotalsWord(cells(row)))
    .map(row => word(cells(row)[roles.Rep ?? -1]))
    .filter((rep, index, all) => rep !== '' && all.indexOf(rep) === index);

  const rows: LeftOut['rows'] = [];
  for (const row of below) {
    const totals = isFooterOrTotalsWord(cells(row)) || isTotalOfARep(cells(row), reps);
    if (isBlankRow(cells(row))) rows.push({ row, reason: 'blank' });
    else if (columns.recognised > 0 && repeatsTheHeader(cells(row), headers))
      rows.push({ row, reason: 'header' });
    else if (totals && !hasOwn(cells(row), columns)) rows.push({ row, reason: 'total' });
  }
  return { headerRow, rows };
}
