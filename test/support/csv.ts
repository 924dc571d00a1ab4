import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Papa from 'papaparse';
import type { Cell } from '../../src/core/cells/cell.ts';

/** Real exports and the figures that were computed from them elsewhere; they are not part of the project. */
export const SHARED = resolve(import.meta.dirname, '../../../shared');
export const hasShared = existsSync(SHARED);

/** A CSV file as a sheet would hold it, with texts left as texts and plain numbers as numbers. */
export function csvGrid(path: string): Cell[][] {
  const rows = Papa.parse<string[]>(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''), {
    skipEmptyLines: true,
  }).data;
  return rows.map(row => row.map(text => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text)));
}

/** A CSV file as records by header. */
export function csvRecords(path: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;
}
