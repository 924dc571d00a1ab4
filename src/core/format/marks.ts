import { benchmarkColumn, columnNumber } from '../scorecard/columns.ts';
import { STYLES } from './bands.ts';
import type { FormatRule } from './rule.ts';
import { markedFormula } from './rule.ts';

/** What a mark on a user's own table goes by. */
export const MARK_KPIS = [
  'Any',
  'Gateway ratio',
  'Close ratio',
  'Average sale',
  'Activity barometer',
] as const;
export type MarkKpi = (typeof MARK_KPIS)[number];

/** Names of reps who are flagged, or figures that are below the benchmark. */
export type MarkWhat = 'names' | 'figures';

/** The named range that holds the scorecard from its benchmark row on, so that rules can reach it from any tab. */
export const SCORECARD_NAME = 'KPI_SCORECARD_TABLE';

/** How a mark is called in its formula; the prefix tells marks from our other rules. */
export function markKind(kpi: MarkKpi, what: MarkWhat): string {
  return `mark ${kpi}, ${what}`;
}

/** The KPI and what is marked, of a kind of rule; undefined where it is no mark. */
export function markOfKind(kind: string | undefined): { kpi: string; what: string } | undefined {
  const parts = /^mark (.+), (names|figures)$/.exec(kind ?? '');
  return parts ? { kpi: parts[1] as string, what: parts[2] as string } : undefined;
}

/**
 * The rules that mark a range of the user's own. They look the rep's flags, or the benchmark, up in the scorecard, so
 * that they follow it; a rule can't name another tab, so they go through a named range.
 *
 * @param range the range in A1 notation, and its first cell.
 */
export function markRules(kpi: MarkKpi, what: MarkWhat, range: string, first: string): FormatRule[] {
  const kind = markKind(kpi, what);
  const table = `INDIRECT("${SCORECARD_NAME}")`;
  if (what === 'figures') {
    const benchmark = `INDEX(${table};1;${kpi === 'Any' ? undefined : benchmarkColumn(kpi)})`;
    const condition = `ISNUMBER(${first});ISNUMBER(${benchmark});${first}<${kpi === 'Average sale' ? '=' : ''}${benchmark}`;
    return [{ range, formula: markedFormula(condition, kind), style: STYLES.under }];
  }
  return (['under', 'watch'] as const).map(level => {
    const flag = kpi === 'Any' ? ` ${level}` : `${kpi} ${level}`;
    const flags = `VLOOKUP(TRIM(${first});${table};${columnNumber('Flags')};FALSE)`;
    const condition = `LEN(${first})>0;IFERROR(ISNUMBER(SEARCH("${flag}";${flags}));FALSE)`;
    return { range, formula: markedFormula(condition, kind), style: STYLES[level] };
  });
}
