import type { Cell, Grid } from '../core/cells/cell.ts';
import { isBlank } from '../core/cells/cell.ts';
import { CASES, cameOf, EFFECT_KPIS } from '../core/effect/effect-of.ts';
import { effectTable } from '../core/effect/effect-words.ts';
import { requireAllDates } from '../core/kpi/needs.ts';
import { readPipeline } from '../core/pipeline/read.ts';
import {
  requireClosing,
  requireColumn,
  requireGateway,
  requireOutcome,
  requireToldOutcomes,
} from '../core/pipeline/require.ts';
import { wanted } from '../core/problem.ts';
import { readSettings } from '../core/settings/read.ts';
import { cellOf, chosen, dayOf, isOmitted, pipelineOf, whose } from './arguments.ts';
import { sheetCalendar } from './calendar.ts';
import { numberOf } from './numbers.ts';

/**
 * Whether coaching helped: what came after a step, beside what was to be expected of this rep without coaching. It is
 * told once, when as many cases have come as were waited for.
 *
 * @param pipeline Range with a header row and one opportunity per row.
 * @param rep The name of the rep who was coached.
 * @param kpi Gateway ratio or Close ratio.
 * @param day The day of the step; cases up to it are before.
 * @param cases (optional) How many later cases to wait for, matured or decided. Blank: 15.
 * @param settings (optional) The settings table, for example KPI_SETTINGS.
 * @param coached (optional) Names of all reps who are coached on this, so that only others are compared.
 * @return A table with a header row; blank for a rep who is not in the pipeline.
 * @customfunction
 */
export function KPI_COACHING_EFFECT(
  pipeline: unknown,
  rep: unknown,
  kpi: unknown,
  day: unknown,
  cases?: unknown,
  settings?: unknown,
  coached?: unknown,
): Cell[][] | Cell {
  const calendar = sheetCalendar();
  const grid = pipelineOf(pipeline);
  const want = 'the name of one rep';
  const cell = cellOf(rep, 'rep', want);
  if (isBlank(cell)) throw wanted('argument-rep', 'rep', want, cell);
  const name = chosen('kpi', kpi, EFFECT_KPIS);
  const start = dayOf(day, 'day', calendar);
  if (start === undefined) throw wanted('argument-date', 'day', 'a date, such as 2026-03-31', '');
  const count = isOmitted(cases)
    ? CASES
    : (numberOf(cellOf(cases, 'cases', 'a whole number from 1 to 10000'), {
        name: 'cases',
        value: cases,
        want: 'a whole number from 1 to 10000',
        accepts: number => Number.isInteger(number) && number >= 1 && number <= 10_000,
      }) as number);
  const read = readSettings(settings, calendar);
  const rows = readPipeline(grid, read, calendar, true);
  requireColumn(rows.columns, 'Rep');
  if (name === 'Gateway ratio') {
    requireGateway(rows);
    requireToldOutcomes(rows);
    requireColumn(rows.columns, 'First appointment');
  } else {
    requireOutcome(rows);
    if (read.closeRatioDatedBy === 'first appointment') requireColumn(rows.columns, 'First appointment');
    else requireClosing(rows.columns, 'Won date', 'Lost date');
  }
  requireAllDates(rows, read);
  const code = whose(cell, rows);
  if (code === 'team') throw wanted('argument-rep', 'rep', want, cell);
  // Rows without a rep are nobody's, and nobody was coached.
  if (!code) return '';
  const named = (Array.isArray(coached) ? (coached as Grid).flat() : [coached as Cell])
    .filter(each => !isBlank(each))
    .map(each => whose(each, rows))
    .filter((each): each is number => typeof each === 'number');
  const step = { kpi: name, rep: code, day: start, cases: count, coached: new Set(named) };
  return effectTable(step, cameOf(rows, read, step));
}
