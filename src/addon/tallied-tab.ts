import type { Calendar } from '../core/cells/calendar.ts';
import { isoDay } from '../core/cells/calendar.ts';
import type { Coaching } from '../core/coaching/coaching.ts';
import { coachingOf } from '../core/coaching/coaching.ts';
import { readPipeline } from '../core/pipeline/read.ts';
import { Problem } from '../core/problem.ts';
import { scorecardOf } from '../core/scorecard/scorecard.ts';
import type { TeamTallies } from '../core/scorecard/team-tallies.ts';
import { tallied } from '../core/scorecard/team-tallies.ts';
import type { Settings } from '../core/settings/settings.ts';
import type { Bounds } from '../core/tally/plan.ts';
import { readTallyTable } from '../core/warehouse/read.ts';
import type { TalliedTeam } from '../core/warehouse/team.ts';
import { teamOf } from '../core/warehouse/team.ts';
import { problemOf } from './answering.ts';
import type { PipelineState } from './answers.ts';
import type { PipelineTab } from './pipeline-tab.ts';
import { readCells } from './pipeline-tab.ts';
import { moneyFormat } from './scorecard-tab.ts';

const WHOLE: Bounds = { from: undefined, to: undefined };

/** The team of a tab that holds a table of tallies; refused where the table can't be used as it is. */
export function readTallies(pipeline: PipelineTab, settings: Settings, bounds = WHOLE): TalliedTeam {
  const { grid, calendar } = readCells(pipeline);
  return teamOf(readTallyTable(grid, calendar), settings, bounds);
}

/** The team of a tab, whether it holds deals or their tallies. */
export function teamOn(
  pipeline: PipelineTab,
  settings: Settings,
  periodIn: (calendar: Calendar) => Bounds,
): { team: TeamTallies; calendar: Calendar } {
  const { grid, calendar } = readCells(pipeline);
  const bounds = periodIn(calendar);
  const team = pipeline.isTallies
    ? teamOf(readTallyTable(grid, calendar), settings, bounds)
    : tallied(readPipeline(grid, settings, calendar, true), settings, bounds);
  return { team, calendar };
}

/** What to coach a rep of a table on. */
export function coachingOn(pipeline: PipelineTab, settings: Settings, rep: string): Coaching[] {
  const team = readTallies(pipeline, settings);
  if (!team.input().groups.some(({ key }) => key === rep))
    throw new Problem('rep-unknown', `the rep must be in the table of tallies, got "${rep}"`, {
      field: 'rep',
    });
  return coachingOf(team.coached(rep), scorecardOf({ ...team.input(), settings }));
}

/** What a tab with a table of tallies makes of settings: its team; there are no deals that could be told of. */
export function talliedState(
  pipeline: PipelineTab,
  settings: Settings,
  periodIn: (calendar: Calendar) => Bounds,
): PipelineState {
  const state: PipelineState = {
    tab: pipeline.sheet.getSheetId(),
    tabName: pipeline.sheet.getName(),
    reference: pipeline.reference,
    check: { roles: [], headerRow: 1, rows: 0, used: 0, findings: [], words: [], gatewaysMissing: false },
    headers: [],
    samples: [],
    missing: [],
    asRead: { won: 0, lost: 0, open: 0, first: [] },
    period: {},
    values: {},
    stages: [],
    gateways: [],
    proposals: [],
    presses: [],
    money: moneyFormat(pipeline),
    volatile: [],
    tallies: { deals: 0, reps: 0, check: '' },
  };
  try {
    const { grid, calendar } = readCells(pipeline);
    const team = teamOf(readTallyTable(grid, calendar), settings, periodIn(calendar));
    const input = team.input();
    const { from, to } = team.bounds;
    state.period = {
      ...(from === undefined ? {} : { from: isoDay(from) }),
      ...(to === undefined ? {} : { to: isoDay(to) }),
    };
    const deals = input.groups.reduce((sum, { presence }) => sum + presence.rows, 0);
    state.check.rows = state.check.used = deals;
    if (team.asOf) state.check.asOf = { day: isoDay(team.asOf), source: 'as the tallies were made' };
    state.tallies = { deals, reps: input.groups.filter(({ key }) => key).length, check: team.check };
    state.team = input;
  } catch (error) {
    state.problem = problemOf(error);
  }
  return state;
}
