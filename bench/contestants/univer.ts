// Univer, the engine of the workbench: the formulas that people write, or one formula of ours, over the same rows.

import type { Cell } from '../../src/core/cells/cell.ts';
import { open } from '../../workbench/headless/open.ts';
import type { SeedCell, TabSeed } from '../../workbench/host/seed.ts';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { FIGURES, type Figures, figuresOf } from '../figures.ts';
import { product } from '../product.mjs';
import { dayOf } from './columns.ts';
import { cutOffFormula, lineFormulas } from './formulas.ts';

export interface Sheet {
  bench: Workbench;
  figures(): Figures;
}

/** The rows as a tab. A date's day is that of the sheet, whose zone is the rows' own. */
function pipelineTab(grid: readonly (readonly Cell[])[]): TabSeed {
  const seed = (cell: Cell): SeedCell => {
    if (typeof cell !== 'object' || cell === null) return cell === '' ? null : cell;
    return { value: dayOf(cell), format: 'yyyy-mm-dd' };
  };
  return { name: 'Pipeline', rows: grid.map(row => row.map(seed)), frozenRows: 1 };
}

export async function openWithFormulas(
  grid: readonly (readonly Cell[])[],
  reps: readonly string[],
): Promise<Sheet> {
  const rows = grid.length - 1;
  const head: SeedCell[] = ['Rep', ...FIGURES, null, cutOffFormula(rows)];
  const lines = reps.map((rep, i): SeedCell[] => [rep, ...lineFormulas(i + 2, rows)]);
  const bench = await open({
    dist: product.dist,
    sheets: [pipelineTab(grid), { name: 'Figures', rows: [head, ...lines] }],
  });
  return {
    bench,
    figures: () =>
      new Map(
        bench.values(`Figures!A2:H${reps.length + 1}`).map(([rep, ...own]) => [String(rep), own.map(Number)]),
      ),
  };
}

export async function openWithScorecard(grid: readonly (readonly Cell[])[], reps: number): Promise<Sheet> {
  const formula = `=KPI_SCORECARD(Pipeline!A1:H${grid.length})`;
  const bench = await open({
    dist: product.dist,
    sheets: [pipelineTab(grid), { name: 'Figures', rows: [[formula]] }],
  });
  return { bench, figures: () => figuresOf(bench.values(`Figures!A1:R${reps + 3}`)) };
}

/** Types a stage into a row of the pipeline and waits until everything is calculated. */
export async function edit({ bench }: Sheet, row: number, stage: string): Promise<void> {
  bench.person.type(`Pipeline!E${row}`, stage);
  await bench.settled();
}
