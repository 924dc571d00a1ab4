import { isoDay } from '../core/cells/calendar.ts';
import { asRead } from '../core/check/as-read.ts';
import { checkPipeline } from '../core/check/check.ts';
import { valuesByHeader } from '../core/check/contents.ts';
import { formatCurrencies } from '../core/check/format-currencies.ts';
import { pressesFor } from '../core/check/presses.ts';
import { previewGateways } from '../core/check/preview.ts';
import { proposalsFor } from '../core/check/proposals.ts';
import { requireAllDates } from '../core/kpi/needs.ts';
import { readPipeline } from '../core/pipeline/read.ts';
import { requireToldOutcomes } from '../core/pipeline/require.ts';
import { scorecardInput } from '../core/scorecard/groups.ts';
import type { Settings } from '../core/settings/settings.ts';
import { problemOf } from './answering.ts';
import type { PipelineState } from './answers.ts';
import { scorecardPeriod } from './period.ts';
import type { PipelineTab } from './pipeline-tab.ts';
import { amountFormats, readTab, requireNeeded, samplesOf } from './pipeline-tab.ts';
import { moneyFormat } from './scorecard-tab.ts';
import type { Tabs } from './tabs.ts';
import { talliedState } from './tallied-tab.ts';
import { volatileColumns } from './volatile.ts';

/**
 * What a tab makes of settings: the check, the gateways on its own rows, and the team's tallies; of a tab that is no
 * pipeline yet, what a person needs to name its columns.
 */
export function pipelineState(tabs: Tabs, settings: Settings, pipeline: PipelineTab): PipelineState {
  if (!pipeline.head.length || pipeline.isOurs) requireNeeded(pipeline);
  if (pipeline.isTallies)
    return talliedState(pipeline, settings, calendar => scorecardPeriod(tabs, calendar));
  const { grid, calendar } = readTab(pipeline);
  const check = checkPipeline(grid, settings, calendar);
  const rows = readPipeline(grid, withoutBrokenGateways(settings, check.gatewaysMissing), calendar, true);
  const values = valuesByHeader(rows);
  const stages = [rows.columns.of.Stage, rows.columns.of['Furthest stage'], rows.columns.of.Status];
  const formats = amountFormats(pipeline, rows.length);
  const state: PipelineState = {
    tab: pipeline.sheet.getSheetId(),
    tabName: pipeline.sheet.getName(),
    reference: pipeline.reference,
    check,
    headers: rows.columns.headers.filter(Boolean),
    samples: samplesOf(pipeline),
    missing: pipeline.missing,
    asRead: asRead(rows),
    period: {},
    values,
    stages: [...new Set(stages.flatMap(column => values[rows.columns.headers[column ?? -1] ?? ''] ?? []))],
    gateways: previewGateways(rows, rows.asOf),
    proposals: proposalsFor(grid, rows, settings, calendar),
    presses: pressesFor(grid, rows, settings, calendar),
    money: moneyFormat(pipeline, formats[0]),
    volatile: volatileColumns(pipeline),
  };
  const mixed = formatCurrencies(rows, formats);
  // Second to what stops figures, before what only leaves rows out.
  if (mixed) {
    const at = check.findings.findIndex(({ severity }) => severity !== 'stops');
    check.findings.splice(at < 0 ? check.findings.length : at, 0, mixed);
  }
  try {
    requireNeeded(pipeline);
    requireToldOutcomes(rows);
    requireAllDates(rows, settings);
    const bounds = scorecardPeriod(tabs, calendar);
    state.period = {
      ...(bounds.from === undefined ? {} : { from: isoDay(bounds.from) }),
      ...(bounds.to === undefined ? {} : { to: isoDay(bounds.to) }),
    };
    state.team = scorecardInput(rows, settings, bounds);
  } catch (error) {
    state.problem = problemOf(error);
  }
  return state;
}

function withoutBrokenGateways(settings: Settings, missing: boolean): Settings {
  return missing ? { ...settings, gateways: [] } : settings;
}
