// An Excel workbook as tabs of values. Formulas come as what they last showed; formats other than dates are not read.
import readWorkbook from 'read-excel-file/universal';
import type { SeedCell, TabSeed } from '../host/seed.ts';
import { UnreadableFile } from './unreadable.ts';

export async function readXlsx(bytes: Uint8Array): Promise<TabSeed[]> {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  let sheets: { sheet: string; data: unknown[][] }[];
  try {
    sheets = (await readWorkbook(buffer)) as typeof sheets;
  } catch (error) {
    throw new UnreadableFile(`is not a workbook that can be read: ${(error as Error).message}`);
  }
  const tabs = sheets.map(({ sheet, data }) => ({ name: sheet, rows: data as SeedCell[][] }));
  if (tabs.every(tab => tab.rows.length === 0)) throw new UnreadableFile('is empty');
  return tabs;
}
