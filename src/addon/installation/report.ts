// The report as rows of texts. Pure.
import type { Judgement, Probe, Seen } from './probe.ts';

export const COLUMNS = ['Probe', 'Asked', 'Expected', 'Got', 'Result', 'If it differs'];

/** A row of the report: the texts of its columns. */
export type Row = string[];

/** What came of a probe; one that failed says so. */
function judgementOf(probe: Probe, seen: Seen): Judgement {
  return typeof seen.failed === 'string'
    ? { got: `failed: ${seen.failed}`, result: 'different' }
    : probe.judge(seen);
}

/** What stands in a row before everything is calculated. */
export function firstRow(probe: Probe, seen: Seen): Row {
  const { got, result } =
    probe.second && seen.failed === undefined ? { got: '', result: 'click again' } : judgementOf(probe, seen);
  return rowOf(probe, got, result);
}

export function lastRow(probe: Probe, seen: Seen): Row {
  const { got, result } = judgementOf(probe, seen);
  return rowOf(probe, got, result);
}

function rowOf({ number, asked, expected, otherwise }: Probe, got: string, result: string): Row {
  return [number, asked, expected, got, result, otherwise];
}

/** The rows as a Markdown table, a line per row, for an issue. */
export function markdownOf(rows: readonly Row[]): string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells
      .slice(0, 5)
      .map(cell => cell.replace(/\|/g, '\\|').replace(/\s+/g, ' '))
      .join(' | ')} |`;
  return [line(COLUMNS), '| --- | --- | --- | --- | --- |', ...rows.map(line)];
}

/** How many rows came to which result. */
export function summaryOf(rows: readonly Row[]): string {
  const count = (result: string): number => rows.filter(row => row[4] === result).length;
  return `${count('same')} same, ${count('different')} different, ${count('asked of a person')} asked of a person`;
}
