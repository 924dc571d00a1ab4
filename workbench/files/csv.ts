// A CSV file as rows of cells, converted as Sheets' import does it: "2016-10-20" is a date, "1054" a number, "65%" a
// percentage, in the locale of the spreadsheet.
import Papa from 'papaparse';
import type { SeedCell } from '../host/seed.ts';
import type { SpreadsheetLocale } from '../host/spreadsheet-locale.ts';
import { readTyped } from '../host/typed-input.ts';
import { UnreadableFile } from './unreadable.ts';

/** The separator that splits the first lines into the most columns of one number. */
function delimiterOf(text: string): string {
  const lines = text.split(/\r\n|\n|\r/, 12).filter(line => line.trim() !== '');
  let best = ',';
  let most = 1;
  for (const mark of [',', ';', '\t', '|']) {
    const widths = lines.map(line => Papa.parse<string[]>(line, { delimiter: mark }).data[0]?.length ?? 1);
    const width = widths[0] ?? 1;
    const even = widths.filter(other => other === width).length / widths.length;
    if (width * even > most) {
      most = width * even;
      best = mark;
    }
  }
  return best;
}

function importedCell(text: string, locale: SpreadsheetLocale, year: number): SeedCell {
  if (text.startsWith("'")) return { value: text };
  const typed = readTyped(text, { locale, year, imported: true });
  if (typed.kind === 'blank') return null;
  if (typed.kind === 'number' && typed.pattern) return { value: typed.value, format: typed.pattern };
  return typed.value;
}

export function readCsv(text: string, locale: SpreadsheetLocale, year: number): SeedCell[][] {
  const bare = text.replace(/^\uFEFF/, '');
  if (bare.trim() === '') throw new UnreadableFile('is empty');
  const { data, errors } = Papa.parse<string[]>(bare, {
    delimiter: delimiterOf(bare),
    skipEmptyLines: false,
  });
  const broken = errors.find(error => error.type === 'Quotes');
  if (broken) {
    const row = (broken.row ?? 0) + 1;
    const why =
      broken.code === 'MissingQuotes'
        ? 'a quotation mark is never closed'
        : 'a quotation mark stands inside a field';
    throw new UnreadableFile(`can't be read from row ${row} on: ${why}`);
  }
  while (data.length > 0 && data.at(-1)?.every(cell => cell === '')) data.pop();
  const widest = data.reduce((most, row) => Math.max(most, row.length), 0);
  if (widest * data.length > 10_000_000)
    throw new UnreadableFile('has more than the 10 million cells that Sheets takes');
  return data.map(row => row.map(cell => importedCell(cell, locale, year)));
}
