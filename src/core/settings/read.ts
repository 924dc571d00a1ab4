import type { Calendar } from '../cells/calendar.ts';
import { isBlank, isErrorText } from '../cells/cell.ts';
import { fold } from '../cells/fold.ts';
import { Problem, shown } from '../problem.ts';
import type { Draft } from './definitions.ts';
import { readerOf } from './definitions.ts';
import type { GatewaySetting } from './gateway.ts';
import { defaultBenchmark } from './gateway.ts';
import type { OutcomeName, Settings } from './settings.ts';
import { defaultSettings } from './settings.ts';
import type { SettingRow } from './table.ts';
import { settingRows } from './table.ts';
import { migrated } from './version.ts';

/** The settings, and a sentence for each row that could not be read. */
export interface ReadSettings {
  settings: Settings;
  problems: Problem[];
}

/** The settings, or the first sentence about what is wrong with them. */
export function readSettings(argument: unknown, calendar: Calendar): Settings {
  const { settings, problems } = parseSettings(argument, calendar);
  if (problems[0]) throw problems[0];
  return settings;
}

/** Reads the whole table, going on behind each row that can't be read. */
export function parseSettings(argument: unknown, calendar: Calendar): ReadSettings {
  const draft: Draft = { settings: defaultSettings(), gateways: new Map(), none: false, calendar };
  const problems: Problem[] = [];
  for (const row of migrated(settingRows(argument))) {
    const problem = readRow(draft, row);
    if (problem) problems.push(problem);
  }
  const { settings } = draft;
  if (draft.none) settings.gateways = [];
  else if (draft.gateways.size) settings.gateways = orderedGateways(draft);
  const twice = wordInTwoLists(settings);
  if (twice) problems.push(twice);
  return { settings, problems };
}

function readRow(draft: Draft, row: SettingRow): Problem | undefined {
  const { group, name, setting, value } = row;
  const reader = readerOf(fold(group), name, fold(setting));
  if (fold(group) === 'gateway' && fold(name) === 'none') {
    draft.none = true;
    return undefined;
  }
  if (!reader) {
    draft.settings.unknown.push({ row: row.row, text: [group, name, setting].filter(Boolean).join(', ') });
    return undefined;
  }
  if (isBlank(value)) return undefined;
  const want = isErrorText(value) ? 'a value' : reader(draft, value, name);
  if (want === undefined) return undefined;
  const what = `the setting "${[group, name, setting].join(', ')}" (row ${row.row})`;
  return new Problem('setting-unreadable', `${what} must be ${want}, got ${shown(value)}`, {
    field: `${group}|${name}|${setting}`,
    row: row.row,
  });
}

function orderedGateways(draft: Draft): GatewaySetting[] {
  const entries = [...draft.gateways.values()];
  for (const entry of entries)
    if (!entry.benchmark) entry.gateway.benchmark = defaultBenchmark(entry.gateway.kind);
  return entries
    .map((entry, at) => ({ entry, at }))
    .sort((a, b) => (a.entry.order === b.entry.order ? a.at - b.at : a.entry.order < b.entry.order ? -1 : 1))
    .map(({ entry }) => entry.gateway);
}

function wordInTwoLists({ words }: Settings): Problem | undefined {
  for (const [a, b] of [
    ['Won', 'Lost'],
    ['Won', 'Open'],
    ['Lost', 'Open'],
  ] as [OutcomeName, OutcomeName][]) {
    const others = new Set(words[b]);
    const both = words[a].find(word => others.has(word));
    if (both) {
      return new Problem(
        'word-twice',
        `the stage "${both}" must be in one outcome, got it under ${a} and under ${b}`,
        {
          field: `Outcome|${b}|Stages`,
        },
      );
    }
  }
  return undefined;
}
