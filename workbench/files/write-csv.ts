// A tab as CSV, the values as they are shown. A text that a spreadsheet would take for a formula is shielded.
import Papa from 'papaparse';

export function writeCsv(rows: string[][]): string {
  return Papa.unparse(rows, { newline: '\r\n', escapeFormulae: /^[=@\t\r]|^[+-](?!\d)/ });
}
