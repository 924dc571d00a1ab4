// How many calls to the Sheets service each action makes, and which cells it reads and writes, as the host of the
// workbench counts them.
import type { SettingsState } from '../src/addon/answers.ts';
import { findColumns } from '../src/core/pipeline/columns.ts';
import { bindGateways } from '../src/core/pipeline/gateways.ts';
import { defaultSettings } from '../src/core/settings/default-settings.ts';
import { samplePipeline } from '../test/samples/pipeline.ts';
import { open } from '../workbench/headless/open.ts';
import type { SeedCell, TabSeed } from '../workbench/host/seed.ts';
import type { Workbench } from '../workbench/host/workbench.ts';
import { product } from './product.mjs';
import { count, met, type Part, table } from './report.ts';

const SAVE = 'Save settings';
const SIZES = [100, 10_000, 100_000];

/** What one action did. */
export interface Deed {
  action: string;
  calls: number;
  read: number;
  written: number;
  /** Cells of which one execution read the same thing more than once. */
  twice: number;
  /** Headers of the pipeline's columns that were read to the end and that neither a role nor a gateway needs. */
  needless: string[];
}

export async function calls(): Promise<Part> {
  const bySize = new Map<number, Deed[]>();
  for (const rows of SIZES) bySize.set(rows, await deeds(rows));
  const [few, some, many] = SIZES.map(rows => bySize.get(rows) as Deed[]) as [Deed[], Deed[], Deed[]];
  const isConstant = (i: number) => new Set(SIZES.map(rows => bySize.get(rows)?.[i]?.calls)).size === 1;
  const all = many.every((_, i) => isConstant(i));
  const needless = [...new Set(many.flatMap(deed => deed.needless))];
  const twice = many.filter(deed => deed.twice && deed.action !== SAVE);
  return {
    title: 'Calls to the Sheets service',
    body: [
      `The built add-on in the headless workbench, the sample pipeline repeated to ${SIZES.map(count).join(', ')} rows of ` +
        'eleven columns. The same number of calls at every size: ' +
        `${met(all)}. Cells are those at 100,000 rows.`,
      table(
        [
          'Action',
          ...SIZES.map(rows => `Calls at ${count(rows)}`),
          'Cells read',
          'Cells written',
          'Read twice',
        ],
        many.map((deed, i) => [
          deed.action,
          few[i]?.calls ?? '',
          some[i]?.calls ?? '',
          deed.calls,
          count(deed.read),
          count(deed.written),
          count(deed.twice),
        ]),
      ),
      `No action but a save reads the same thing of a cell twice: ${met(!twice.length)}. A save answers with what its table ` +
        'holds afterwards, because the sheet decides what a typed 60% becomes.',
      `No column read that no role needs: ${met(!needless.length)}.` +
        (needless.length
          ? ` Read without a role: ${needless.join(', ')}. A rule of a gateway, a grouping and the check may name any column, and one call that reads the whole tab costs less than one for each column.`
          : ''),
    ],
  };
}

/** Everything that a person can ask for, one after another in one document. */
export async function deeds(rows: number): Promise<Deed[]> {
  const bench = await open({ dist: product.dist, sheets: [repeated(rows)] });
  const found: Deed[] = [];
  const act = async <T>(action: string, run: () => T): Promise<T> => {
    await bench.settled();
    bench.journal.clear();
    const answer = run();
    found.push(deedOf(bench, action));
    return answer;
  };
  const ask = <T>(name: string, request: unknown): T => {
    const answer = JSON.parse(bench.callNow(name, [JSON.stringify(request)]) as string);
    if (!answer.ok) throw new Error(`${name}: ${answer.problem.message}`);
    return answer.value as T;
  };
  const row = { group: 'Target', name: 'Team', setting: 'Revenue' };
  await act('Menu: open sidebar', () => bench.click('Open sidebar'));
  const { settings } = await act('Sidebar opens: readDocument', () =>
    ask<{ settings: SettingsState }>('readDocument', {}),
  );
  await act('A draft is looked at: previewSettings', () =>
    ask('previewSettings', { rows: [{ ...row, value: 600_000 }] }),
  );
  await act(SAVE, () =>
    ask('saveSettings', { version: settings.version, changes: [{ ...row, values: [600_000] }] }),
  );
  await act('Menu: build scorecard', () => bench.click('Build scorecard'));
  await act('Menu: build scorecard again', () => bench.click('Build scorecard'));
  let step = 0;
  for (let of = 1; step < of; step++) {
    const state = await act(`Sidebar builds: step ${step + 1}`, () =>
      ask<{ of: number }>('buildNext', { step }),
    );
    of = state.of;
  }
  bench.person.select('Pipeline!C2:C30');
  await act('Mark a selection', () => ask('mark', { kpi: 'Close ratio', what: 'names' }));
  await act('List marks', () => ask('listMarks', {}));
  await act('Remove all marks', () => ask('unmark', {}));
  await act('Coach a rep', () => ask('coach', { rep: 'marcus webb' }));
  const steps = [{ kpi: 'Close ratio', step: 'Ask how the decision is made', goal: '65%' }];
  await act('Add to the coaching plan', () => ask('addToPlan', { rep: 'Marcus Webb', steps }));
  await act('Remove what was built', () => ask('removeBuilt', {}));
  bench.person.type('Pipeline!N1', '=KPI_SCORECARD(A:K)');
  bench.journal.clear();
  await bench.settled();
  found.push(deedOf(bench, 'A KPI_SCORECARD cell'));
  bench.close();
  return found;
}

/** The sample pipeline, again and again to a number of rows. */
export function repeated(rows: number): TabSeed {
  const sample = samplePipeline();
  const [head, ...deals] = sample.rows as SeedCell[][];
  const many = Array.from({ length: rows }, (_, i) => deals[i % deals.length] as SeedCell[]);
  return { ...sample, rows: [head as SeedCell[], ...many] };
}

function deedOf(bench: Workbench, action: string): Deed {
  const { journal } = bench;
  const counts = Object.values(journal.counts());
  const sum = (of: 'read' | 'written') => counts.reduce((total, one) => total + one[of], 0);
  return {
    action,
    calls: journal.calls.length,
    read: sum('read'),
    written: sum('written'),
    twice: bench.readTwice().length,
    needless: needlessIn(bench),
  };
}

function needlessIn(bench: Workbench): string[] {
  const { tab, rect } = bench.place('Pipeline!A1:K1');
  const [headers = []] = bench.values('Pipeline!A1:K1');
  const settings = defaultSettings();
  const columns = findColumns([headers], settings);
  const needed = new Set([
    ...Object.values(columns.of),
    ...bindGateways(settings, columns).map(({ proof }) => proof),
  ]);
  const read = new Set<number>();
  for (const { read: touched } of bench.journal.calls) {
    for (const touch of touched) {
      // Fewer rows than this are read to find out which columns there are.
      if (touch.tab !== tab || touch.rect.rows < 100) continue;
      for (let i = 0; i < touch.rect.columns; i++) read.add(touch.rect.column + i);
    }
  }
  return headers
    .slice(0, rect.columns)
    .filter((_, column) => read.has(column) && !needed.has(column))
    .map(String);
}
