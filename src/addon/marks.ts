import { fold } from '../core/cells/fold.ts';
import type { MarkKpi, MarkWhat } from '../core/format/marks.ts';
import { markKind, markOfKind, markRules, SCORECARD_NAME } from '../core/format/marks.ts';
import { kindOfRule } from '../core/format/rule.ts';
import { Problem } from '../core/problem.ts';
import { requireWritable } from './protection.ts';
import { formulaOf, setRules } from './rules.ts';
import type { Tabs } from './tabs.ts';

type Range = GoogleAppsScript.Spreadsheet.Range;

/** A range that we marked. */
export interface Mark {
  tab: number;
  tabName: string;
  range: string;
  kpi: string;
  what: string;
}

/**
 * Marks the selected range with the levels of the scorecard: names of reps, or figures short of the benchmark. A mark that the
 * selection covers makes way; one that covers the selection is enough.
 */
export function markSelection({ book }: Tabs, kpi: MarkKpi, what: MarkWhat): void {
  const scorecard = book.getRangeByName(SCORECARD_NAME);
  if (!scorecard) {
    throw new Problem(
      'no-scorecard',
      'the scorecard must be built before it can mark a table, got none in this spreadsheet',
    );
  }
  if (kpi === 'Any' && what === 'figures') {
    throw new Problem('mark-kpi', 'a column of figures must be held against one KPI, got Any', {
      field: 'kpi',
    });
  }
  const range = book.getActiveRange();
  if (!range) throw new Problem('no-selection', 'a range must be selected, got none');
  const sheet = range.getSheet();
  requireWritable(sheet);
  const name = range.getA1Notation();
  const first = range.getCell(1, 1).getA1Notation();
  const kind = markKind(kpi, what);
  const rep = what === 'figures' ? repBeside(range, scorecard) : undefined;
  if (kpi === 'Sales cycle' && what === 'figures' && !rep) {
    throw new Problem(
      'mark-reps',
      'a short sales cycle is good news only with its odds, so its rows must name reps of the scorecard, got none',
    );
  }
  const isMarked = sheet
    .getConditionalFormatRules()
    .some(
      rule => kindOfRule(formulaOf(rule)) === kind && rule.getRanges().some(each => isWithin(range, each)),
    );
  if (isMarked) return;
  setRules(
    sheet,
    (standing, rule) => standing === kind && rule.getRanges().every(each => isWithin(each, range)),
    markRules(kpi, what, { range: name, first, rep }),
  );
}

/** So many rows of a table show in which column its reps are. */
const LOOKED_AT = 200;

/** The column of the selection's rows that names most reps, as a reference from its first row; undefined for none. */
function repBeside(range: Range, scorecard: Range): string | undefined {
  const sheet = range.getSheet();
  const names = scorecard.offset(1, 0, scorecard.getNumRows() - 1, 1).getValues();
  const known = new Set(names.map(([name]) => fold(String(name))).filter(name => name && name !== 'team'));
  const top = range.getRow();
  const rows = sheet.getRange(top, 1, Math.min(range.getNumRows(), LOOKED_AT), sheet.getMaxColumns());
  let [best, most] = [0, 0];
  const counts: number[] = [];
  for (const row of rows.getValues()) {
    row.forEach((cell, column) => {
      if (!known.has(fold(String(cell)))) return;
      counts[column] = (counts[column] ?? 0) + 1;
      if ((counts[column] as number) > most) [best, most] = [column, counts[column] as number];
    });
  }
  return most ? `$${sheet.getRange(top, best + 1).getA1Notation()}` : undefined;
}

function isWithin(inner: Range, outer: Range): boolean {
  return (
    inner.getRow() >= outer.getRow() &&
    inner.getLastRow() <= outer.getLastRow() &&
    inner.getColumn() >= outer.getColumn() &&
    inner.getLastColumn() <= outer.getLastColumn()
  );
}

/** All ranges that we marked, each once. */
export function marksIn(tabs: Tabs): Mark[] {
  const marks: Mark[] = [];
  for (const sheet of tabs.grids()) {
    for (const rule of sheet.getConditionalFormatRules()) {
      const found = markOfKind(kindOfRule(formulaOf(rule)));
      if (!found) continue;
      const range = rule
        .getRanges()
        .map(each => each.getA1Notation())
        .join(', ');
      const mark = { tab: sheet.getSheetId(), tabName: sheet.getName(), range, ...found };
      if (!marks.some(each => JSON.stringify(each) === JSON.stringify(mark))) marks.push(mark);
    }
  }
  return marks;
}

/** Takes our marks away: all of them, or those of one range. */
export function removeMarks(tabs: Tabs, only?: { tab: number; range: string }): void {
  for (const sheet of tabs.grids()) {
    if (only && sheet.getSheetId() !== only.tab) continue;
    setRules(
      sheet,
      (kind, rule) => {
        if (!markOfKind(kind)) return false;
        return (
          !only ||
          rule
            .getRanges()
            .map(each => each.getA1Notation())
            .join(', ') === only.range
        );
      },
      [],
    );
  }
}
