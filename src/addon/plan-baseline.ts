import type { Calendar } from '../core/cells/calendar.ts';
import { isoDay } from '../core/cells/calendar.ts';
import { fold } from '../core/cells/fold.ts';
import { percent } from '../core/coaching/words.ts';
import type { EffectKpi } from '../core/effect/effect-of.ts';
import { CASES, cameOf, EFFECT_KPIS } from '../core/effect/effect-of.ts';
import { ofText } from '../core/effect/effect-words.ts';
import { findPipeline, readRows } from './pipeline-tab.ts';
import { SETTINGS_NAME, standingSettings } from './settings-tab.ts';
import type { Tabs } from './tabs.ts';

/** Where a rep stands on the day that a step is added, and how the plan asks later what came of it. */
export interface Baseline {
  /** As 2026-03-31. */
  day: string;
  /** "32% (8 of 25)". */
  before: string;
  /** The formula of what came of it, of the cells of its own row that hold the rep, the KPI and the day. */
  cameOf: (rep: string, kpi: string, day: string, coached: string) => string;
}

/**
 * Reads where a rep stands in a KPI; undefined for a KPI that is no ratio, and for a rep who is not in the pipeline.
 */
export function baselinesOf(
  tabs: Tabs,
  rep: string,
  calendar: Calendar,
): (kpi: string) => Baseline | undefined {
  const { settings, range } = standingSettings(tabs.book, calendar);
  const pipeline = findPipeline(tabs, settings);
  const { rows } = readRows(pipeline, settings);
  const code = rows.reps.codeOfFolded(fold(rep));
  return name => {
    const kpi = EFFECT_KPIS.find(each => each === name) as EffectKpi | undefined;
    if (kpi === undefined || code === undefined || !rows.asOf) return undefined;
    const step = { kpi, rep: code, day: rows.asOf, cases: CASES, coached: new Set<number>() };
    const { before } = cameOf(rows, settings, step);
    return {
      day: isoDay(rows.asOf),
      before: before.n ? `${percent(before.x / before.n)} (${ofText(before)})` : 'nothing yet',
      cameOf: (repCell, kpiCell, dayCell, coached) =>
        `=INDEX(KPI_COACHING_EFFECT(${pipeline.reference};${repCell};${kpiCell};${dayCell};${CASES};` +
        `${range ? SETTINGS_NAME : ''};${coached});2;8)`,
    };
  };
}
