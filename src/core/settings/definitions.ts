import { hundredth, readCents, readNumber } from '../cells/amount-text.ts';
import type { Calendar } from '../cells/calendar.ts';
import type { Cell } from '../cells/cell.ts';
import { textOf } from '../cells/cell.ts';
import { readDay } from '../cells/date-text.ts';
import { flagOf } from '../cells/flag.ts';
import { fold, foldedList } from '../cells/fold.ts';
import type { GatewaySetting } from './gateway.ts';
import { GATEWAY_KINDS, kindOf, newGateway } from './gateway.ts';
import { ruleSplits } from './rule.ts';
import type { OutcomeName, Role, Settings } from './settings.ts';
import { OUTCOMES, ROLES } from './settings.ts';

/** The KPIs that have a playbook. */
const PLAYBOOK_KPIS = ['Gateway ratio', 'Close ratio', 'Activity barometer', 'Average sale', 'Sales cycle'];

/** What the settings build up while their rows are read. */
export interface Draft {
  settings: Settings;
  gateways: Map<string, { gateway: GatewaySetting; order: number; kind?: true; benchmark?: true }>;
  none: boolean;
  calendar: Calendar;
}

/** Reads one value and puts it in its place; answers what was wanted where it can't. */
export type Reader = (draft: Draft, value: Cell, name: string) => string | undefined;

const SHARE = 'a share from 0% to 100%';

/** The reader of a row's value; undefined where nothing of that name can be set. */
export function readerOf(group: string, name: string, setting: string): Reader | undefined {
  const folded = fold(name);
  if (group === 'gateway') return folded ? GATEWAY.get(setting) : undefined;
  if (group === 'target')
    return folded === 'team' ? TEAM.get(setting) : folded && setting === 'revenue' ? repTarget : undefined;
  if (group === 'rep') return folded && setting === 'active' ? active : undefined;
  if (group === 'playbook') {
    return setting === 'step' && PLAYBOOK_KPIS.some(kpi => fold(kpi) === folded) ? playbookStep : undefined;
  }
  if (group === 'column') {
    if (setting === 'date order') return folded ? dateOrder : undefined;
    return setting === 'header' && ROLES.some(role => fold(role) === folded) ? columnHeader : undefined;
  }
  if (group === 'outcome') {
    return setting === 'stages' && OUTCOMES.some(outcome => fold(outcome) === folded)
      ? outcomeWords
      : undefined;
  }
  return SINGLE.get(`${group}|${folded}|${setting}`);
}

/** Not an object's own keys: a setting may be called like what every object has. */
function byName(readers: Record<string, Reader>): ReadonlyMap<string, Reader> {
  return new Map(Object.entries(readers));
}

/** The settings that stand once, by group, name and setting. */
const SINGLE = byName({
  'benchmark|close ratio|at least': share(1, (s, x) => (s.benchmarks.closeRatio = x)),
  'benchmark|average sale|below peers by': gap((s, x) => (s.benchmarks.averageSale = x)),
  'benchmark|sales cycle|shorter than peers by': gap((s, x) => (s.benchmarks.salesCycle = x)),
  'benchmark|activity barometer|at least': share(5, (s, x) => (s.benchmarks.barometer = x)),
  'evidence|flags|confidence': ({ settings }, value) => {
    const read = shareOf(value, 1);
    if (read === undefined || read < 0.5 || read > 0.999) return 'a share from 50% to 99.9%';
    settings.confidence = read;
    return undefined;
  },
  'evidence|ratios|minimum sample': number(
    1,
    10_000,
    'a number from 1 to 10,000',
    (s, x) => (s.minimumCases = x),
  ),
  'evidence|sales|minimum sample': number(
    1,
    10_000,
    'a number from 1 to 10,000',
    (s, x) => (s.minimumSales = x),
  ),
  'method|sales cycle|statistic': choice(['mean', 'median'], 'Mean or Median', (s, x) => {
    s.cycleStatistic = x;
  }),
  'method|close ratio|dated by': choice(
    ['close date', 'first appointment'],
    'Close date or First appointment',
    (s, x) => (s.closeRatioDatedBy = x),
  ),
  'method|as of|date': date((s, x) => (s.asOf = x)),
  // It says how the other rows are to be read, and that is done before.
  'table|settings|version': number(0, 1e6, 'a number from 0', () => {}),
});

const TEAM = byName({
  revenue: money((s, x) => (s.target.revenue = x)),
  weeks: ({ settings }, value) => {
    const read = readNumber(value);
    if (read === undefined || !(read > 0 && read <= 520)) return 'a number of weeks above 0 and up to 520';
    settings.target.weeks = read;
    return undefined;
  },
  starts: date((s, x) => (s.target.starts = x)),
});

const GATEWAY = byName({
  order: gateway((entry, value) => {
    const read = readNumber(value);
    if (read === undefined) return 'a number';
    entry.order = read;
    return undefined;
  }),
  kind: gateway((entry, value) => {
    const kind = kindOf(textOf(value));
    if (!kind) return `one of ${GATEWAY_KINDS.join(', ')}`;
    entry.gateway.kind = kind;
    return undefined;
  }),
  purpose: gateway((entry, value) => {
    entry.gateway.purpose = textOf(value).trim();
    return undefined;
  }),
  'proof column': gateway((entry, value) => {
    entry.gateway.proofColumn = textOf(value).trim();
    return undefined;
  }),
  'proof stages': gateway((entry, value) => {
    entry.gateway.proofStages = foldedList(textOf(value));
    return undefined;
  }),
  rule: gateway((entry, value) => {
    const rule = textOf(value).trim();
    if (!ruleSplits(rule).length) {
      return (
        'a column followed by "is filled", "is one of A; B", "is not one of A; B", "at least 5", "at most 5" or ' +
        '"within 21 days of the appointment"'
      );
    }
    entry.gateway.rules.push(rule);
    return undefined;
  }),
  'window days': gateway((entry, value) => {
    const read = readNumber(value);
    if (read === undefined || !(read >= 0 && read <= 3650)) return 'a number of days from 0 to 3650';
    entry.gateway.window = read;
    return undefined;
  }),
  benchmark: gateway((entry, value) => {
    const read = shareOf(value, 1);
    if (read === undefined || !(read >= 0 && read <= 1)) return SHARE;
    entry.gateway.benchmark = read;
    entry.benchmark = true;
    return undefined;
  }),
});

type Entry = Draft['gateways'] extends Map<string, infer E> ? E : never;

/** A gateway comes to be with the first of its rows that sets something. */
function gateway(set: (entry: Entry, value: Cell) => string | undefined): Reader {
  return (draft, value, name) => {
    const key = fold(name);
    const entry = draft.gateways.get(key) ?? { gateway: newGateway(name), order: Number.POSITIVE_INFINITY };
    draft.gateways.set(key, entry);
    return set(entry, value);
  };
}

const repTarget: Reader = ({ settings }, value, name) => {
  const cents = readCents(value);
  if (cents === undefined || cents < 0) return 'an amount from 0';
  const known = settings.repTargets.get(fold(name));
  settings.repTargets.set(fold(name), { name: known ? known.name : name, revenue: cents / 100 });
  return undefined;
};

const active: Reader = ({ settings }, value, name) => {
  const flag = flagOf(value);
  if (flag === undefined) return 'Yes or No';
  if (flag) settings.inactive.delete(fold(name));
  else settings.inactive.add(fold(name));
  return undefined;
};

const playbookStep: Reader = ({ settings }, value, name) => {
  const steps = settings.playbooks.get(fold(name)) ?? [];
  steps.push(textOf(value).trim());
  settings.playbooks.set(fold(name), steps);
  return undefined;
};

const dateOrder: Reader = ({ settings }, value, name) => {
  const order = fold(textOf(value));
  if (order !== 'day first' && order !== 'month first') return 'Day first or Month first';
  // Of several for one column the last counts, where the orders are asked.
  settings.dateOrders.push({ column: name, order });
  return undefined;
};

const columnHeader: Reader = ({ settings }, value, name) => {
  const role = ROLES.find(r => fold(r) === fold(name)) as Role;
  settings.columns = [
    ...settings.columns.filter(c => c.role !== role),
    { role, header: textOf(value).trim() },
  ];
  return undefined;
};

const outcomeWords: Reader = ({ settings }, value, name) => {
  const outcome = OUTCOMES.find(o => fold(o) === fold(name)) as OutcomeName;
  settings.words[outcome] = foldedList(textOf(value));
  return undefined;
};

/** A share written as 0.65, 65% or 65. A number up to `most` is a share already. */
export function shareOf(cell: Cell, most: number): number | undefined {
  const read = readNumber(cell);
  if (read === undefined) return undefined;
  const isPercent = typeof cell === 'string' && cell.includes('%');
  return isPercent || Math.abs(read) <= most ? read : hundredth(read);
}

function share(most: number, set: (settings: Settings, value: number) => void): Reader {
  return ({ settings }, value) => {
    const read = shareOf(value, most);
    if (read === undefined || !(read >= 0 && read <= most))
      return most === 1 ? SHARE : `a share from 0% to ${most * 100}%`;
    set(settings, read);
    return undefined;
  };
}

function gap(set: (settings: Settings, value: number) => void): Reader {
  return ({ settings }, value) => {
    const read = shareOf(value, 1);
    if (read === undefined || Math.abs(read) > 1) return 'a gap from 0% to 100%';
    set(settings, Math.abs(read));
    return undefined;
  };
}

function number(
  least: number,
  most: number,
  want: string,
  set: (settings: Settings, value: number) => void,
): Reader {
  return ({ settings }, value) => {
    const read = readNumber(value);
    if (read === undefined || !(read >= least && read <= most)) return want;
    set(settings, read);
    return undefined;
  };
}

function choice<T extends string>(
  choices: readonly T[],
  want: string,
  set: (settings: Settings, value: T) => void,
): Reader {
  return ({ settings }, value) => {
    const chosen = choices.find(option => option === fold(textOf(value)));
    if (!chosen) return want;
    set(settings, chosen);
    return undefined;
  };
}

function money(set: (settings: Settings, value: number) => void): Reader {
  return ({ settings }, value) => {
    const cents = readCents(value);
    if (cents === undefined || cents < 0) return 'an amount from 0';
    set(settings, cents / 100);
    return undefined;
  };
}

function date(set: (settings: Settings, value: number) => void): Reader {
  return ({ settings, calendar }, value) => {
    const day = readDay(value, calendar);
    if (day === 'two readings') return 'a date that can be read in one way only, such as 2026-03-31';
    if (!day) return 'a date, such as 2026-03-31';
    set(settings, day);
    return undefined;
  };
}
