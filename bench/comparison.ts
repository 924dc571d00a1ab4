// KPI_SCORECARD against what people use instead, on the same rows. Answers are compared before anything is timed.

import { filterPerRep } from './contestants/apps-script.ts';
import { askArquero, loadArquero } from './contestants/arquero.ts';
import { columnsOf } from './contestants/columns.ts';
import { DuckDb } from './contestants/duckdb.ts';
import { openIronCalc } from './contestants/ironcalc.ts';
import { edit, openWithFormulas, openWithScorecard } from './contestants/univer.ts';
import { difference, FIGURES, type Figures, figuresOf } from './figures.ts';
import { type Contestant, type Lap, race } from './race.ts';
import { type Grid, Realm } from './realm.ts';
import { count, type Part, table, times } from './report.ts';

const SIZES = [
  { rows: 10_000, reps: 25 },
  { rows: 100_000, reps: 100 },
  { rows: 1_000_000, reps: 300 },
];
const ROUNDS = 7;

export async function comparison(code: string): Promise<Part> {
  const duckDb = await DuckDb.open();
  const bySize: Lap[][] = [];
  for (const { rows, reps } of SIZES) bySize.push(await inCode(code, rows, reps, duckDb));
  const sheet = await inASheet(code);
  const names = (bySize[0] as Lap[]).map(({ name }) => name);
  return {
    title: 'Against what people use instead',
    body: [
      `Seven figures for each rep (${FIGURES.join(', ')}), from the same rows; ` +
        'all answers are equal to the ninth digit, or nothing would have been timed. KPI_SCORECARD also works out the ' +
        'team, benchmarks, gaps to peers, flags and what to coach first; the others do not. Medians of 7 rounds in ' +
        'turns, with the least and the most; below 1 is faster than KPI_SCORECARD.',
      'In code, all of them warm:',
      table(
        ['Times KPI_SCORECARD', ...SIZES.map(({ rows, reps }) => `${count(rows)} rows, ${reps} reps`)],
        names.map((name, i) => [name, ...bySize.map(laps => spread(laps[i] as Lap))]),
      ),
      faster(
        bySize,
        SIZES.map(({ rows }) => count(rows)),
      ),
      ...(duckDb
        ? ['DuckDB runs on all cores, the others on one.']
        : ['DuckDB, an optional dependency, is not installed here and is left out.']),
      `In a sheet, 10,000 rows and 25 reps, from the edit of one stage until every figure is there. The reference is the workbench with one KPI_SCORECARD formula: loading the script, handing over the rows and spilling the answer are counted.`,
      table(
        ['Times KPI_SCORECARD in a sheet', 'Median, least and most'],
        sheet.map(lap => [lap.name, spread(lap)]),
      ),
      faster([sheet], ['10,000']),
    ],
  };
}

const spread = ({ ratio, least, most }: Lap): string => `${times(ratio)} (${times(least)} to ${times(most)})`;

function faster(bySize: readonly (readonly Lap[])[], sizes: readonly string[]): string {
  const found = bySize.flatMap((laps, i) =>
    laps.slice(1).flatMap(({ name, ratio }) => (ratio < 1 ? [`${name} at ${sizes[i]} rows`] : [])),
  );
  return found.length ? `Faster than KPI_SCORECARD: ${found.join('; ')}.` : 'None of them is faster.';
}

function agree(name: string, expected: Figures, got: Figures): void {
  const found = difference(expected, got);
  if (found) throw new Error(`${name} does not agree: ${found}`);
}

async function inCode(code: string, rows: number, reps: number, duckDb: DuckDb | undefined): Promise<Lap[]> {
  const realm = new Realm(code);
  const grid = realm.rows(rows, reps);
  const expected = figuresOf(realm.scorecard(grid));
  const byHand = realm.bring(filterPerRep);
  agree(
    'Apps Script',
    expected,
    new Map(byHand(grid).map(([rep, ...own]) => [String(rep), own.map(Number)])),
  );
  const loaded = loadArquero(columnsOf(grid));
  agree('arquero', expected, askArquero(loaded));
  const contestants: Contestant[] = [
    { name: 'KPI_SCORECARD', run: () => realm.scorecard(grid) },
    { name: 'Apps Script by hand: filter per rep and KPI', run: () => byHand(grid) },
    { name: 'arquero, rows loaded', run: () => askArquero(loaded) },
    { name: 'arquero, loading counted', run: () => askArquero(loadArquero(columnsOf(grid))) },
  ];
  if (duckDb) {
    await duckDb.load(columnsOf(grid));
    agree('DuckDB', expected, await duckDb.ask());
    contestants.push(
      { name: 'DuckDB, rows loaded', run: () => duckDb.ask() },
      {
        name: 'DuckDB, loading counted',
        run: async () => {
          await duckDb.load(columnsOf(grid));
          return duckDb.ask();
        },
      },
    );
  }
  return race(contestants, ROUNDS, 1);
}

async function inASheet(code: string): Promise<Lap[]> {
  const { rows, reps } = SIZES[0] as (typeof SIZES)[number];
  const { contestants, close } = await sheets(code, rows, reps);
  const laps = await race(contestants, ROUNDS, 1);
  close();
  return laps;
}

/** The sheets of the comparison; each turn wins or loses the same deal. They agree before it and after it. */
export async function sheets(
  code: string,
  rows: number,
  reps: number,
): Promise<{ contestants: Contestant[]; close(): void }> {
  const realm = new Realm(code);
  const grid = realm.rows(rows, reps);
  const expected = figuresOf(realm.scorecard(grid));
  const names = [...expected.keys()];
  const ours = await openWithScorecard(grid, reps);
  const formulas = await openWithFormulas(grid, names);
  const ironCalc = openIronCalc(grid, names);
  agree('KPI_SCORECARD in a sheet', expected, ours.figures());
  agree("Univer's formulas", expected, formulas.figures());
  agree("IronCalc's formulas", expected, ironCalc.figures());
  const row = lostDeal(grid);
  await edit(ours, row, 'Closed won');
  await edit(formulas, row, 'Closed won');
  ironCalc.edit(row, 'Closed won');
  agree("Univer's formulas after an edit", ours.figures(), formulas.figures());
  agree("IronCalc's formulas after an edit", ours.figures(), ironCalc.figures());
  let turns = 0;
  const next = () => (turns++ % 2 ? 'Closed won' : 'Closed lost');
  return {
    contestants: [
      { name: 'KPI_SCORECARD in the workbench (Univer)', run: () => edit(ours, row, next()) },
      { name: 'COUNTIFS and AVERAGEIFS in Univer', run: () => edit(formulas, row, next()) },
      { name: 'COUNTIFS and AVERAGEIFS in IronCalc', run: () => ironCalc.edit(row, next()) },
    ],
    close() {
      ours.bench.close();
      formulas.bench.close();
    },
  };
}

/** The row in the sheet of a lost deal that could as well have been won: it has a proposal. */
function lostDeal(grid: Grid): number {
  return 1 + grid.findIndex(([, , , , stage, proposal]) => stage === 'Closed lost' && proposal !== '');
}
