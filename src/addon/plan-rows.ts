import type { Calendar } from '../core/cells/calendar.ts';
import type { Cell, Grid } from '../core/cells/cell.ts';
import { textOf } from '../core/cells/cell.ts';
import { readDay } from '../core/cells/date-text.ts';
import { fold } from '../core/cells/fold.ts';
import { CASES, cameOf, EFFECT_KPIS } from '../core/effect/effect-of.ts';
import { effectInWords } from '../core/effect/effect-words.ts';
import { dayText } from '../core/pages/page.ts';
import type { PlannedWork } from '../core/pages/rep-page.ts';
import type { Opportunities } from '../core/pipeline/opportunities.ts';
import type { Settings } from '../core/settings/settings.ts';
import type { Tabs } from './tabs.ts';

/**
 * The steps of a rep's plan, with what came of each: computed from the rows, because a formula on the tab may not have
 * calculated yet. [] where there is no plan.
 */
export function planOf(
  tabs: Tabs,
  rows: Opportunities,
  settings: Settings,
  rep: number,
  calendar: Calendar,
): PlannedWork[] {
  const sheet = tabs.of('coaching');
  const [header = [], ...lines] = (sheet?.getLastRow() ? sheet.getDataRange().getValues() : []) as Grid;
  const folded = header.map(cell => fold(textOf(cell)));
  const cellOf = (line: readonly Cell[], name: string): Cell => line[folded.indexOf(fold(name))] ?? '';
  const codeOf = (line: readonly Cell[]): number | undefined =>
    rows.reps.codeOfFolded(fold(textOf(cellOf(line, 'Rep'))));
  const dayOf = (cell: Cell): number => {
    const day = cell === '' ? 0 : readDay(cell, calendar);
    return typeof day === 'number' ? day : 0;
  };
  return lines
    .filter(line => codeOf(line) === rep)
    .map(line => {
      const [kpi, added, due] = [
        textOf(cellOf(line, 'KPI')),
        dayOf(cellOf(line, 'Added')),
        dayOf(cellOf(line, 'Due')),
      ];
      const [before, done] = [textOf(cellOf(line, 'Before')), cellOf(line, 'Done') === true];
      const measured = EFFECT_KPIS.find(each => fold(each) === fold(kpi));
      const coached = new Set(
        lines
          .filter(each => fold(textOf(cellOf(each, 'KPI'))) === fold(kpi))
          .map(codeOf)
          .filter((code): code is number => code !== undefined),
      );
      const step =
        measured && added > 0 ? { kpi: measured, rep, day: added, cases: CASES, coached } : undefined;
      const came = step ? effectInWords(step, cameOf(rows, settings, step)) : '';
      return {
        kpi,
        step: textOf(cellOf(line, 'Step')),
        state: done ? 'Done' : due > 0 ? `Due ${dayText(due)}` : 'Under way',
        came: [before && `Before: ${before}`, came].filter(Boolean).join('. '),
      };
    });
}
