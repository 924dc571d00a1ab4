import type { Cell } from '../../core/cells/cell.ts';
import { fold } from '../../core/cells/fold.ts';
import type { Problem } from '../../core/problem.ts';
import type { Scorecard, ScorecardInput } from '../../core/scorecard/scorecard.ts';
import { scorecardOf } from '../../core/scorecard/scorecard.ts';
import type { SettingChange, SettingName } from '../../core/settings/change.ts';
import { settingKey } from '../../core/settings/change.ts';
import type { GatewaySetting } from '../../core/settings/gateway.ts';
import { parseSettings } from '../../core/settings/read.ts';
import type { Settings } from '../../core/settings/settings.ts';
import type { SettingRow } from '../../core/settings/table.ts';
import { TABLE_HEADERS } from '../../core/settings/table.ts';
import type { Draft } from './draft.ts';
import { edited, rowsOf, valuesOf } from './draft.ts';
import { definesGateways } from './gateways.ts';

/** A row that can't be read, and what is wrong with it. */
export interface FieldProblem {
  key: string;
  group: string;
  row: number | undefined;
  /** The whole sentence, and what it says beside the field itself. */
  message: string;
  short: string;
}

/** What a draft comes to: read by the same code that reads the sheet. */
export interface View {
  rows: readonly SettingRow[];
  settings: Settings;
  problems: readonly FieldProblem[];
  /** In the order of the funnel; those that the headers name where the table defines none. */
  gateways: readonly GatewaySetting[];
  value(name: SettingName): Cell;
  values(name: SettingName): readonly Cell[];
  /** The rows of a setting that may stand several times. */
  rowsNamed(name: SettingName): SettingRow[];
  problemAt(name: SettingName, row?: number): string | undefined;
}

/**
 * What a draft comes to.
 *
 * @param byHeaders the gateways that the headers name, as changes: they are in force where the table defines none.
 */
export function viewOf(draft: Draft, byHeaders: readonly SettingChange[]): View {
  const own = rowsOf(draft);
  const rows = definesGateways(own) ? own : rowsOf(edited(draft, byHeaders));
  const { settings, problems } = read(rows);
  const values = valuesOf(rows);
  const found = problems.map(fieldProblem);
  return {
    rows,
    settings,
    problems: found,
    gateways: settings.gateways ?? [],
    value: name => values.get(settingKey(name))?.[0],
    values: name => values.get(settingKey(name)) ?? [],
    rowsNamed: name => rows.filter(row => settingKey(row) === settingKey(name)),
    problemAt: (name, row) =>
      found.find(each => each.key === settingKey(name) && (row === undefined || each.row === row))?.short,
  };
}

function read(rows: readonly SettingRow[]): ReturnType<typeof parseSettings> {
  const grid: Cell[][] = [[...TABLE_HEADERS]];
  for (const { row, group, name, setting, value } of filled(rows))
    grid[row - 1] = [group, name, setting, value];
  // What crossed as text holds no date cell, so no time zone is asked for.
  return parseSettings(grid, { dayOf: () => 0 });
}

/** Every row of the table from the second on, with blank ones where there are none: row numbers stay right. */
export function filled(rows: readonly SettingRow[]): SettingRow[] {
  const all: SettingRow[] = [];
  for (const row of [...rows].sort((a, b) => a.row - b.row)) {
    while (all.length < row.row - 2)
      all.push({ row: all.length + 2, group: '', name: '', setting: '', value: '' });
    all.push(row);
  }
  return all;
}

/** The key of the setting that a problem is about, from "Group|Name|Setting"; a name may hold the sign itself. */
export function keyOfField(field: string): string {
  const [group = '', ...rest] = field.split('|');
  const setting = rest.pop() ?? '';
  return settingKey({ group, name: rest.join('|'), setting });
}

function fieldProblem({ message, place }: Problem): FieldProblem {
  const key = keyOfField(place.field ?? '');
  return {
    key,
    group: key.slice(0, key.indexOf('|')),
    row: place.row,
    message,
    short: message.replace(/^the (setting|stage) ".*?" (\(row \d+\) )?must be /s, 'Must be '),
  };
}

/** The table's rows that decide how the pipeline is read; what the others set is computed here, without asking. */
export function readingOf(rows: readonly SettingRow[]): string {
  const kept = rows.filter(row => {
    const group = fold(row.group);
    if (group === 'gateway') return !/^(purpose|benchmark)$/.test(fold(row.setting));
    if (group === 'rep') return fold(row.setting) === 'same as';
    return group === 'column' || group === 'outcome' || group === 'method';
  });
  return JSON.stringify(kept.map(({ group, name, setting, value }) => [group, name, setting, value]));
}

/** The scorecard of today's rows under settings that are not saved. */
export function scorecardUnder(view: View, team: Omit<ScorecardInput, 'settings'>): Scorecard {
  const { settings, gateways } = view;
  const { gateway } = team;
  const setting = gateway && gateways.find(({ name }) => fold(name) === fold(gateway.setting.name));
  return scorecardOf({
    ...team,
    gateway: gateway && setting ? { ...gateway, setting } : gateway,
    settings,
  });
}
