// A file of the user's as tabs of a spreadsheet.
import type { TabSeed } from '../host/seed.ts';
import type { SpreadsheetLocale } from '../host/spreadsheet-locale.ts';
import { readCsv } from './csv.ts';
import { decodeText } from './decode.ts';
import { UnreadableFile } from './unreadable.ts';

/** A tab can't be called just anything: no more than 100 signs, and never nothing. */
function tabName(fileName: string): string {
  const name = fileName
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]+$/, '')
    .trim();
  return name.slice(0, 100) || 'Sheet1';
}

/** Throws an UnreadableFile whose message begins with the file's name. */
export async function readFile(
  fileName: string,
  bytes: Uint8Array,
  locale: SpreadsheetLocale,
  year: number,
): Promise<TabSeed[]> {
  const name = fileName.replace(/^.*[\\/]/, '');
  try {
    if (bytes.length === 0) throw new UnreadableFile('is empty');
    const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
    if (isZip || /\.xlsx$/i.test(name)) {
      if (!isZip) throw new UnreadableFile('is called .xlsx and is no Excel workbook');
      // Loaded when it is needed: most pages never read a workbook.
      const { readXlsx } = await import('./xlsx.ts');
      return await readXlsx(bytes);
    }
    if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
      throw new UnreadableFile('is an old Excel file (.xls); save it as .xlsx or .csv first');
    }
    if (bytes[0] === 0x25 && bytes[1] === 0x50)
      throw new UnreadableFile('is a PDF; a .csv or .xlsx file is wanted');
    return [{ name: tabName(fileName), rows: readCsv(decodeText(bytes), locale, year), frozenRows: 1 }];
  } catch (error) {
    if (error instanceof UnreadableFile) throw new UnreadableFile(`${name} ${error.message}.`);
    throw error;
  }
}
