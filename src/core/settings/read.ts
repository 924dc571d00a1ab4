import type { Days } from '../cells/calendar.ts';
import { isBlank, isErrorText } from '../cells/cell.ts';
import { fold } from '../cells/fold.ts';
import { Problem, quoted, shortened, shown } from '../problem.ts';
import { defaultSettings } from './default-settings.ts';
import type { Draft } from './definition.ts';
import { definitionOf } from './definitions.ts';
import type { GatewaySetting } from './gateway.ts';
import { defaultBenchmark } from './gateway.ts';
import type { OutcomeName, RepTarget, Settings } from './settings.ts';
import { OUTCOMES } from './settings.ts';
import type { SettingRow } from './table.ts';
import { settingRows } from './table.ts';
import { migrated } from './version.ts';

/** The settings, and a sentence for each row that could not be read. */
export interface ReadSettings {
  settings: Settings;
  problems: Problem[];
}

/** The settings, or the first sentence about what is wrong with them. */
export function readSettings(argument: unknown, calendar: Days): Settings {
  const { settings, problems } = parseSettings(argument, calendar);
  if (problems[0]) throw problems[0];
  return settings;
}

/** Reads the whole table, going on after each row that can't be read. */
export function parseSettings(argument: unknown, calendar: Days): ReadSettings {
  const draft: Draft = {
    settings: defaultSettings(),
    calendar,
    gateways: new Map(),
    columns: new Map(),
    dateOrders: new Map(),
    active: new Map(),
  };
  const problems: Problem[] = [];
  let isNone = false;
  for (const row of migrated(settingRows(argument))) {
    if (fold(row.group) === 'gateway' && fold(row.name) === 'none') isNone = true;
    else {
      const problem = readRow(draft, row);
      if (problem) problems.push(problem);
    }
  }
  const { settings } = draft;
  if (isNone) settings.gateways = [];
  else if (draft.gateways.size) settings.gateways = orderedGateways(draft);
  decideColumns(draft);
  decideReps(draft);
  const twice = wordInTwoLists(settings);
  if (twice) problems.push(twice);
  return { settings, problems };
}

function readRow(draft: Draft, { row, group, name, setting, value }: SettingRow): Problem | undefined {
  const definition = definitionOf(fold(group), fold(name), fold(setting));
  if (!definition) {
    draft.settings.unknown.push({ row, text: [group, name, setting].filter(Boolean).join(', ') });
    return undefined;
  }
  if (isBlank(value)) return undefined;
  const { kind, put } = definition;
  const read = isErrorText(value) ? undefined : kind.read(value, draft.calendar);
  if (read !== undefined) {
    put(draft, read, name);
    return undefined;
  }
  const want = isErrorText(value) ? 'a value' : (kind.wantOf?.(value, draft.calendar) ?? kind.want);
  const what = `the setting "${[group, name, setting].map(part => shortened(part)).join(', ')}" (row ${row})`;
  return new Problem('setting-unreadable', `${what} must be ${want}, got ${shown(value)}`, {
    field: `${group}|${name}|${setting}`,
    row,
  });
}

function orderedGateways({ gateways }: Draft): GatewaySetting[] {
  return [...gateways.values()]
    .map(({ gateway, order = Number.POSITIVE_INFINITY, hasBenchmark }, at) => {
      if (!hasBenchmark) gateway.benchmark = defaultBenchmark(gateway.kind);
      return { gateway, order, at };
    })
    .sort((a, b) => (a.order === b.order ? a.at - b.at : a.order < b.order ? -1 : 1))
    .map(({ gateway }) => gateway);
}

function decideColumns({ settings, columns, dateOrders }: Draft): void {
  const all = [...columns];
  settings.columns = all.flatMap(([role, header]) => (header === undefined ? [] : [{ role, header }]));
  settings.unusedRoles = new Set(all.flatMap(([role, header]) => (header === undefined ? [role] : [])));
  settings.dateOrders = [...dateOrders.values()];
}

/** What is set under another spelling of a rep is set for that rep: targets are added up, and one No is enough. */
function decideReps({ settings, active }: Draft): void {
  const { sameAs } = settings;
  for (const [name, isActive] of active) if (!isActive) settings.inactive.add(fold(sameAs.get(name) ?? name));
  if (!sameAs.size) return;
  const targets = new Map<string, RepTarget>();
  for (const [key, { name, revenue }] of settings.repTargets) {
    const rep = sameAs.get(key) ?? name;
    const known = targets.get(fold(rep));
    const cents = Math.round(revenue * 100) + Math.round((known?.revenue ?? 0) * 100);
    // The spelling that is given counts more than that of a target.
    targets.set(fold(rep), {
      name: known && !sameAs.has(key) ? known.name : rep,
      revenue: cents / 100,
    });
  }
  settings.repTargets = targets;
}

function wordInTwoLists({ words }: Settings): Problem | undefined {
  const outcomeOf = new Map<string, OutcomeName>();
  for (const outcome of OUTCOMES) {
    for (const word of words[outcome]) {
      const other = outcomeOf.get(word);
      if (other !== undefined && other !== outcome)
        return new Problem(
          'word-twice',
          `the stage ${quoted(word)} must be in one outcome, got it under ${other} and under ${outcome}`,
          { field: `Outcome|${outcome}|Stages` },
        );
      outcomeOf.set(word, outcome);
    }
  }
  return undefined;
}
