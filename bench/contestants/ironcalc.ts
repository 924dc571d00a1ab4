// IronCalc: a spreadsheet engine in WebAssembly, with the formulas that people write.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { initSync, Model } from '@ironcalc/wasm';
import type { Cell } from '../../src/core/cells/cell.ts';
import { FIGURES, type Figures } from '../figures.ts';
import { dayOf } from './columns.ts';
import { cutOffFormula, lineFormulas } from './formulas.ts';

const FIGURES_TAB = 1;

export interface IronCalc {
  /** Types a stage into a row of the pipeline and calculates. */
  edit(row: number, stage: string): void;
  figures(): Figures;
}

export function openIronCalc(grid: readonly (readonly Cell[])[], reps: readonly string[]): IronCalc {
  const entry = createRequire(import.meta.url).resolve('@ironcalc/wasm');
  initSync({ module: readFileSync(join(dirname(entry), 'wasm_bg.wasm')) });
  const model = new Model('bench', 'en', 'UTC', 'en');
  model.pauseEvaluation();
  model.renameSheet(0, 'Pipeline');
  model.newSheet();
  const rows = grid.length - 1;
  grid.forEach((cells, r) => {
    cells.forEach((cell, c) => {
      const text = typeof cell === 'object' && cell !== null ? String(dayOf(cell)) : String(cell);
      if (text) model.setUserInput(0, r + 1, c + 1, text);
    });
  });
  reps.forEach((rep, i) => {
    model.setUserInput(FIGURES_TAB, i + 2, 1, rep);
    lineFormulas(i + 2, rows).forEach((formula, c) => {
      model.setUserInput(FIGURES_TAB, i + 2, c + 2, formula);
    });
  });
  model.setUserInput(FIGURES_TAB, 1, 10, cutOffFormula(rows));
  model.resumeEvaluation();
  model.evaluate();
  return {
    edit(row, stage) {
      model.setUserInput(0, row, 5, stage);
      model.evaluate();
    },
    figures: () =>
      new Map(
        reps.map((rep, i) => [
          rep,
          FIGURES.map((_, c) => Number(model.getFormattedCellValue(FIGURES_TAB, i + 2, c + 2))),
        ]),
      ),
  };
}
