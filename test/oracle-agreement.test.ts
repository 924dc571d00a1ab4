import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Problem } from '../src/core/problem.ts';
import {
  APPOINTMENTS_PER_WEEK,
  AVERAGE_SALE,
  CLOSE_RATIO,
  GATEWAY_RATIO,
  SALES_CYCLE,
} from '../src/functions/figures.ts';
import { KPI_ROWS } from '../src/functions/rows.ts';
import { KPI_SCORECARD, KPI_TREND } from '../src/functions/tables.ts';
import * as oracle from './oracle/oracle.ts';
import { type Case, cases } from './oracle/pipelines.ts';
import { runs } from './support/laws.ts';

// Two readings of docs/kpis.md, written apart: the product's one pass over tallies, and a brute-force version that
// filters the rows of every figure again. On any pipeline they answer the same, or both refuse.

type Outcome = { value: unknown } | { refused: string };

function outcomeOf(run: () => unknown): Outcome {
  try {
    return { value: run() };
  } catch (error) {
    if (error instanceof Problem || error instanceof oracle.Refusal)
      return { refused: (error as Error).message };
    throw error;
  }
}

/** Figures to 9 significant digits: the order of adding may differ, the definitions may not. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value === 'number') return Number(value.toPrecision(9));
  if (value instanceof Date) return value.toISOString();
  // What the check says beside the team is the product's own to word.
  if (typeof value === 'string' && value.startsWith('Check: ')) return '';
  return value ?? '';
}

function agree(product: () => unknown, reference: () => unknown): void {
  const ours = outcomeOf(product);
  const theirs = outcomeOf(reference);
  if ('refused' in ours || 'refused' in theirs) {
    expect({ refused: 'refused' in ours, by: ours }).toMatchObject({ refused: 'refused' in theirs });
    return;
  }
  expect(comparable(ours.value)).toEqual(comparable(theirs.value));
}

const RUNS = runs(300);
const options = { numRuns: RUNS };
const figures: [string, (f: typeof ours, c: Case) => unknown][] = [
  ['GATEWAY_RATIO', (f, c) => f.GATEWAY_RATIO(c.pipeline, c.rep, c.from, c.to, c.settings, c.gateway)],
  ['CLOSE_RATIO', (f, c) => f.CLOSE_RATIO(c.pipeline, c.rep, c.from, c.to, c.settings)],
  ['AVERAGE_SALE', (f, c) => f.AVERAGE_SALE(c.pipeline, c.rep, c.from, c.to, c.settings)],
  ['SALES_CYCLE', (f, c) => f.SALES_CYCLE(c.pipeline, c.rep, c.from, c.to, c.settings)],
  ['APPOINTMENTS_PER_WEEK', (f, c) => f.APPOINTMENTS_PER_WEEK(c.pipeline, c.rep, c.from, c.to, c.settings)],
  ['KPI_SCORECARD', (f, c) => f.KPI_SCORECARD(c.pipeline, c.from, c.to, c.settings)],
  ['KPI_SCORECARD by a column', (f, c) => f.KPI_SCORECARD(c.pipeline, c.from, c.to, c.settings, c.by)],
  ['KPI_ROWS', (f, c) => f.KPI_ROWS(c.pipeline, c.kpi, one(c.rep), c.from, c.to, c.settings)],
  ['KPI_TREND', (f, c) => f.KPI_TREND(c.pipeline, c.kpi, c.every, c.rep, c.from, c.to, c.settings)],
];
/** A function that lists takes one rep. */
const one = (rep: Case['rep']): unknown => (Array.isArray(rep) ? rep[0]?.[0] : rep);
const ours = {
  APPOINTMENTS_PER_WEEK,
  AVERAGE_SALE,
  CLOSE_RATIO,
  GATEWAY_RATIO,
  SALES_CYCLE,
  KPI_SCORECARD,
  KPI_ROWS,
  KPI_TREND,
};

describe('the product and the brute-force reading of the contract agree', () => {
  test.each(figures)('%s', (_, run) => {
    fc.assert(
      fc.property(cases, c => {
        agree(
          () => run(ours, c),
          () => run(oracle as unknown as typeof ours, c),
        );
      }),
      options,
    );
  });
});
