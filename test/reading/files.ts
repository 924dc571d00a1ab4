import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Cell } from '../../src/core/cells/cell.ts';
import { readFile } from '../../workbench/files/read-file.ts';
import { localeOf } from '../../workbench/host/spreadsheet-locale.ts';
import { csvGrid, csvRecords, SHARED } from '../support/csv.ts';

/** What a person reads from a file; absent where it can't be known. */
export interface Reference {
  close?: number;
  average?: number;
  cycle?: number;
  appointments?: number;
  /** A share of the last digit that was printed, by figure. */
  within: Partial<Record<Figure, number>>;
  /** Calls are rightly refused: the file has no deals. */
  isRefused?: true;
}

export type Figure = 'close' | 'average' | 'cycle' | 'appointments';

/** A real file as a newcomer has it in a sheet. */
export interface RealFile {
  name: string;
  grid: Cell[][];
  reference: Reference;
}

/** Files whose dates a sheet may convert by a locale that is not theirs. */
const CONVERTED: [file: string, locale: string][] = [
  ['leap-hustad', 'en_GB'],
  ['hubspot-dgbusiness', 'en_GB'],
  ['bi-camilo', 'en_US'],
];

/** The contract reads this file's mixed dates in its own way, which unseen.md gives beside a person's. */
const BY_THE_CONTRACT: Record<string, Partial<Reference>> = {
  'bi-camilo': { appointments: 447, cycle: 52.119048 },
};

/**
 * Every file at hand with the figures that were worked out from it elsewhere: small ones of our own, in the form of real
 * exports with invented values, and real ones where ../shared is.
 */
export async function filesAtHand(): Promise<RealFile[]> {
  return [...(await fixtures()), ...(existsSync(SHARED) ? [...seenFiles(), ...(await unseenFiles())] : [])];
}

const FIXTURES = resolve(import.meta.dirname, '../fixtures/reading');

/** Their figures are worked out by hand; as texts, and one of them as a sheet of another locale takes it in. */
async function fixtures(): Promise<RealFile[]> {
  const files = csvRecords(resolve(FIXTURES, 'figures.csv')).map(({ file = '', ...cells }) => ({
    name: file,
    grid: csvGrid(resolve(FIXTURES, `${file}.csv`)),
    reference: {
      ...figure('close', cells.close ?? ''),
      ...figure('average', cells.average ?? ''),
      ...figure('cycle', cells.cycle ?? ''),
      ...figure('appointments', cells.appointments ?? ''),
      within: { close: 1e-6, average: 1e-4, cycle: 1e-6 },
    },
  }));
  const services = files.find(({ name }) => name === 'services-company') as RealFile;
  const path = resolve(FIXTURES, 'services-company.csv');
  return [...files, { ...services, name: 'services-company (en_GB)', grid: await imported(path, 'en_GB') }];
}

/** The file as a spreadsheet of a locale takes it in. */
export async function imported(path: string, locale: string): Promise<Cell[][]> {
  const [tab] = await readFile(path, readFileSync(path), localeOf(locale), 2026);
  return (tab?.rows ?? []).map(row =>
    row.map(seed => {
      const isTyped = typeof seed === 'object' && seed !== null && 'value' in seed;
      const value = isTyped ? seed.value : seed;
      const isDate = isTyped && typeof value === 'number' && /y/i.test(seed.format ?? '');
      return (isDate ? new Date((value - 25_569) * 86_400_000) : (value ?? '')) as Cell;
    }),
  );
}

function seenFiles(): RealFile[] {
  return ['maven__sales_pipeline', 'hubspot-dummy__deals', 'zoho-sample__Potentials'].map(name => {
    const team =
      csvRecords(resolve(SHARED, `reference/${name}.csv`)).find(record => record.rep === '(all)') ?? {};
    const weekly = csvRecords(resolve(SHARED, `reference/${name}__weekly_new.csv`)).filter(
      record => record.rep === '(all)',
    );
    return {
      name,
      grid: csvGrid(resolve(SHARED, `data/${name}.csv`)),
      reference: {
        close: Number(team.close_ratio),
        average: Number(team.avg_won_amount),
        cycle: Number(team.mean_cycle_won_days),
        appointments: weekly.reduce((sum, { new_deals }) => sum + Number(new_deals), 0),
        within: { close: 1e-6, average: 1e-4, cycle: 1e-6 },
      },
    };
  });
}

async function unseenFiles(): Promise<RealFile[]> {
  const folder = resolve(SHARED, 'data/unseen');
  const references = unseenReferences();
  const files: RealFile[] = [];
  for (const file of readdirSync(folder).filter(each => each.endsWith('.csv'))) {
    const name = file.replace('.csv', '');
    const reference = references.get(name);
    if (!reference) throw new Error(`${name} has no reference figures`);
    const path = resolve(folder, file);
    files.push({ name, grid: csvGrid(path), reference: { ...reference, ...BY_THE_CONTRACT[name] } });
    for (const [, locale] of CONVERTED.filter(([converted]) => converted === name))
      files.push({ name: `${name} (${locale})`, grid: await imported(path, locale), reference });
  }
  const qichao = files.find(({ name }) => name === 'crm-qichao') as RealFile;
  files.push({
    name: 'crm-qichao without its headers',
    grid: qichao.grid.slice(1),
    reference: { within: {}, isRefused: true },
  });
  return files;
}

/** The table of unseen.md: | File | Rows | Won | Lost | Close | Average sale | Cycle | First appointments |. */
function unseenReferences(): Map<string, Reference> {
  const text = readFileSync(resolve(SHARED, 'reference/unseen.md'), 'utf8');
  const rows = text
    .split('\n')
    .map(line => line.split('|').map(cell => cell.trim()))
    .filter(cells => cells.length === 10 && /^\d/.test(cells[2] ?? ''));
  return new Map(
    rows.map(([, file = '', , won = '', , close = '', average = '', cycle = '', appointments = '']) => [
      file.replace(/ \(.*\)$/, ''),
      {
        ...figure('close', close, 0.01),
        ...figure('average', average),
        ...figure('cycle', cycle),
        ...figure('appointments', appointments),
        within: { close: 1e-6, average: 1e-4, cycle: 1e-6 },
        ...(won === '-' ? { isRefused: true as const } : {}),
      },
    ]),
  );
}

/** "56.3830%", "5,656.3480 (51)" or "-", which is not known. */
function figure(name: Figure, cell: string, times = 1): Partial<Record<Figure, number>> {
  const digits = cell.replace(/ \(.*$/, '').replace(/[,%]/g, '');
  return digits === '' || digits.startsWith('-') ? {} : { [name]: Number(digits) * times };
}
