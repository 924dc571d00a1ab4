// How much memory KPI_SCORECARD takes beside the rows that it is given, in a process of its own.
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { met, type Part, table } from './report.ts';

export interface Peaks {
  rows: number;
  /** Bytes that are in use at most, garbage left out. */
  live: number;
  /** Bytes of garbage and all at most, as the system sees the process. */
  resident: number;
}

/** Bundled beside this file by bench.mjs. */
const child = join(dirname(fileURLToPath(import.meta.url)), 'memory-child.mjs');

export function memory(): Part {
  const runs = [100_000, 1_000_000].map(
    rows =>
      JSON.parse(
        execFileSync(process.execPath, ['--expose-gc', child, String(rows)], { encoding: 'utf8' }),
      ) as Peaks,
  );
  const perRow = (bytes: number, rows: number) => (bytes / rows).toFixed(1);
  return {
    title: 'Memory',
    body: [
      'Bytes a row that KPI_SCORECARD takes beside its rows, 300 reps. In use: heap and typed arrays after a full ' +
        'collection, looked at whenever the script makes an array of numbers, and at the end. Resident: what the process ' +
        'grew by as the system sees it, garbage counted, looked at every millisecond by another thread.',
      table(
        ['Rows', 'In use, at most', 'Resident, at most', 'In use may be', ''],
        runs.map(({ rows, live, resident }) => [
          rows.toLocaleString('en-US'),
          perRow(live, rows),
          perRow(resident, rows),
          40,
          met(live / rows <= 40),
        ]),
      ),
    ],
  };
}
