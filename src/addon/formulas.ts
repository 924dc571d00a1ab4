import type { Cell } from '../core/cells/cell.ts';
import { textOf } from '../core/cells/cell.ts';
import { fold } from '../core/cells/fold.ts';
import type { FormulaKpi } from '../core/formula/compose.ts';
import { formulaOf, isCellAddress, quotedText } from '../core/formula/compose.ts';
import { mendOf } from '../core/formula/mend.ts';
import { nearestRep } from '../core/pipeline/nearest-rep.ts';
import { readPipeline } from '../core/pipeline/read.ts';
import { Problem, shown } from '../core/problem.ts';
import type { Settings } from '../core/settings/settings.ts';
import type { PipelineTab } from './pipeline-tab.ts';
import { columnLetters, findPipeline, readTab, requireDeals } from './pipeline-tab.ts';
import { requireWritable } from './protection.ts';
import { ensureSettings, standingSettings } from './settings-tab.ts';
import type { Tabs } from './tabs.ts';

/** How many formulas are listed; the others follow once these are mended. */
const MOST = 100;

/** A formula of this spreadsheet that does not use the settings. */
export interface LooseFormula {
  tab: number;
  tabName: string;
  /** Its cell, for example M2, and the same as row and column from 1. */
  cell: string;
  row: number;
  column: number;
  formula: string;
  /** What it would be with the settings. */
  mended: string;
  functions: string[];
}

/** The formulas that do not use the settings, tab by tab; each tab's formulas are read in one call. */
export function looseFormulas(tabs: Tabs): { formulas: LooseFormula[]; count: number } {
  const formulas: LooseFormula[] = [];
  let count = 0;
  for (const sheet of tabs.grids()) {
    if (!sheet.getLastRow() || !sheet.getLastColumn()) continue;
    const [tab, tabName] = [sheet.getSheetId(), sheet.getName()];
    sheet
      .getDataRange()
      .getFormulas()
      .forEach((cells, row) => {
        cells.forEach((formula, column) => {
          const mend = formula ? mendOf(formula) : undefined;
          if (!mend || count++ >= MOST) return;
          const cell = `${columnLetters(column)}${row + 1}`;
          formulas.push({ tab, tabName, cell, row: row + 1, column: column + 1, formula, ...mend });
        });
      });
  }
  return { formulas, count };
}

/** Makes one formula use the settings, if it is still the one that was shown. */
export function mendFormula(
  tabs: Tabs,
  { tab, row, column, formula }: Pick<LooseFormula, 'tab' | 'row' | 'column' | 'formula'>,
): void {
  const sheet = tabs.ofId(tab);
  const isThere = row <= sheet.getMaxRows() && column <= sheet.getMaxColumns();
  const cell = isThere ? sheet.getRange(row, column) : undefined;
  const mend = cell?.getFormula() === formula ? mendOf(formula) : undefined;
  if (!cell || !mend) {
    const got = cell ? cell.getFormula() || 'none' : 'a cell that was deleted';
    throw new Problem(
      'formula-changed',
      `the cell must still hold the formula that was shown, got ${got}; look again`,
    );
  }
  requireWritable(sheet);
  ensureSettings(tabs, standingSettings(tabs.book));
  cell.setFormula(mend.mended);
}

/** Whose figure a formula is to be: of the rep in a cell, of a rep by name, or of the team where both are blank. */
export interface FormulaRequest {
  kpi: FormulaKpi;
  cell: string;
  name: string;
  from: string;
  to: string;
  tab?: number | undefined;
}

/** A formula that was written. */
export interface WrittenFormula {
  place: string;
  formula: string;
  /** What a person should know: that the cell with the rep names nobody whom a deal bears. */
  warning?: string;
}

/**
 * Writes the formula of a figure into the selected cell, which must be blank.
 *
 * @returns the cell and the formula that it holds.
 */
export function writeFormula(tabs: Tabs, request: FormulaRequest): WrittenFormula {
  const { kpi, name } = request;
  const [rep, from, to] = (['cell', 'from', 'to'] as const).map(field => {
    const address = request[field].trim();
    if (address === '' || isCellAddress(address)) return address;
    throw new Problem('cell-address', `must be a cell such as B2, got ${shown(address)}`, { field });
  }) as [string, string, string];
  const standing = standingSettings(tabs.book);
  const pipeline = findPipeline(tabs, standing.settings, request.tab);
  const { cell, place } = blankCell(tabs, pipeline);
  ensureSettings(tabs, standing);
  const formula = formulaOf({
    kpi,
    pipeline: pipeline.reference,
    rep: rep || (name ? quotedText(name) : ''),
    from,
    to,
  });
  const warning = rep ? strangerIn(tabs, standing.settings, pipeline, rep, cell.getSheet()) : undefined;
  cell.setFormula(formula);
  return { place, formula, ...(warning ? { warning } : {}) };
}

/** The selected cell, to write a formula into: it must be blank, and no part of the deals. */
export function blankCell(
  tabs: Tabs,
  pipeline: PipelineTab,
): { cell: GoogleAppsScript.Spreadsheet.Range; place: string } {
  requireDeals(pipeline);
  const cell = tabs.active() && tabs.book.getActiveRange()?.getCell(1, 1);
  if (!cell) throw new Problem('no-selection', 'a cell must be selected, got none');
  const sheet = cell.getSheet();
  const place = `${sheet.getName()}!${cell.getA1Notation()}`;
  if (cell.getFormula() || cell.getValue() !== '')
    throw new Problem(
      'cell-filled',
      `the cell ${place} must be blank, got ${shown(cell.getFormula() || cell.getValue())}; select another`,
    );
  const last = pipeline.columns.headers.reduce((at, header, column) => (header ? column + 1 : at), 1);
  if (sheet.getSheetId() === pipeline.sheet.getSheetId() && cell.getColumn() <= last)
    throw new Problem(
      'cell-in-pipeline',
      `the cell must be outside the columns of your deals, got ${place}: it would count itself`,
    );
  requireWritable(sheet);
  return { cell, place };
}

/** What is to be said of a cell that is to hold a rep: that it names nobody whose deals are in the pipeline. */
function strangerIn(
  tabs: Tabs,
  settings: Settings,
  pipeline: PipelineTab,
  address: string,
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
): string | undefined {
  const at = address.lastIndexOf('!');
  const named = at < 0 ? sheet.getName() : address.slice(0, at).replace(/^'|'$/g, '').replace(/''/g, "'");
  const source = tabs.book.getSheetByName(named);
  if (!source) return `The tab "${named}" is not in this spreadsheet`;
  const name = textOf(source.getRange(address.slice(at + 1)).getValue() as Cell).trim();
  // A blank cell is the whole team's, and so is "Team".
  if (!fold(name) || fold(name) === 'team') return undefined;
  const { grid, calendar } = readTab(pipeline);
  const { reps } = readPipeline(grid, settings, calendar, true);
  if (reps.codeOfFolded(fold(name)) !== undefined) return undefined;
  const nearest = nearestRep(name, reps.names.filter(Boolean));
  return `${address} holds ${shown(name)}, and no deal is of that rep${nearest ? `; the nearest name is ${shown(nearest)}` : ''}`;
}
