import type { ScorecardHeader } from '../scorecard/columns.ts';
import { columnNumber, SCORECARD_COLUMNS } from '../scorecard/columns.ts';
import { SETTINGS_NAME } from './mend.ts';

/** The figures that have a function of their own. */
const OWN: Readonly<Record<string, string>> = {
  'Gateway ratio': 'GATEWAY_RATIO',
  'Close ratio': 'CLOSE_RATIO',
  'Average sale': 'AVERAGE_SALE',
  'Sales cycle': 'SALES_CYCLE',
  'Appointments per week': 'APPOINTMENTS_PER_WEEK',
};

/** Counts: as many as there are rows behind them. */
const COUNTS = ['First appointments', 'Sales'];

/** The figures of the scorecard, which all have a formula for one cell. */
export const FORMULA_KPIS = SCORECARD_COLUMNS.map(({ header }) => header as ScorecardHeader).filter(
  header => header !== 'Rep',
);

export type FormulaKpi = (typeof FORMULA_KPIS)[number];

/** What a formula is to be about. Each but the KPI is a text as it stands in the formula; '' leaves it out. */
export interface FormulaParts {
  kpi: FormulaKpi;
  /** The pipeline's columns, for example 'Pipeline'!A:K. */
  pipeline: string;
  /** A cell such as A2, or a name in quotes; '' for the team. */
  rep: string;
  /** Cells with the first and the last day. */
  from: string;
  to: string;
}

/** A name as a formula writes it. */
export function quotedText(text: string): string {
  return `"${text.replace(/"/g, '""')}"`;
}

/** True for the address of one cell, of this tab or of another. */
export function isCellAddress(text: string): boolean {
  return /^(?:'(?:[^']|'')+'!|[\p{L}\p{N}_.]+!)?\$?[A-Z]{1,3}\$?[1-9]\d{0,6}$/iu.test(text.trim());
}

function called(separator: string, name: string, args: readonly string[]): string {
  return `${name}(${args.map((each, i) => (i && each ? ` ${each}` : each)).join(separator)})`;
}

/** The formula of a figure over time, week by week or month by month, as a cell understands it in every locale. */
export function trendFormula(
  kpi: string,
  every: string,
  { pipeline, rep }: Pick<FormulaParts, 'pipeline' | 'rep'>,
): string {
  const args = [pipeline, quotedText(kpi), quotedText(every), rep, '', '', SETTINGS_NAME];
  return `=${called(';', 'KPI_TREND', args)}`;
}

/**
 * The formula of one figure. Its arguments are parted by semicolons, which a cell understands in every locale, and the
 * settings are always named.
 *
 * @param separator what parts them where a person is to read it.
 */
export function formulaOf(
  { kpi, pipeline, rep, from, to }: FormulaParts,
  separator: ',' | ';' = ';',
): string {
  // What is left out keeps its place: CLOSE_RATIO(A:K; A2;;; KPI_SETTINGS).
  const call = (name: string, ...args: string[]): string => called(separator, name, args);
  const own = OWN[kpi];
  if (own) return `=${call(own, pipeline, rep, from, to, SETTINGS_NAME)}`;
  const rows = call('KPI_ROWS', pipeline, quotedText(kpi), rep, from, to, SETTINGS_NAME);
  // The first row holds the headers.
  if (COUNTS.includes(kpi)) return `=ROWS(${rows})-1`;
  const card = call('KPI_SCORECARD', pipeline, from, to, SETTINGS_NAME);
  return `=${call('VLOOKUP', rep || '"Team"', card, String(columnNumber(kpi)), 'FALSE')}`;
}

/** What the formula tells, in a sentence of the scorecard's own notes, and whose and when it is. */
export function explanationOf({ kpi, rep, from, to }: FormulaParts): string[] {
  const note = SCORECARD_COLUMNS.find(({ header }) => header === kpi)?.note ?? '';
  const whose = rep === '' ? 'Of the whole team.' : `Of the rep ${isCellAddress(rep) ? `in ${rep}` : rep}.`;
  const when =
    from === '' && to === ''
      ? 'Over all time.'
      : `${from ? `From the day in ${from}` : 'From the first day'}${to ? ` to the day in ${to}` : ' on'}.`;
  return [
    note,
    whose,
    when,
    `By the settings of this file, ${SETTINGS_NAME}: change them, and it follows.`,
  ].filter(Boolean);
}
