import { parseSettings } from '../../core/settings/read.ts';
import { chartsSteps } from '../charts-tab.ts';
import { goalsSteps } from '../goals-tab.ts';
import { findPipeline } from '../pipeline-tab.ts';
import { scorecardSteps } from '../scorecard-tab.ts';
import { bookCalendar } from '../spreadsheet.ts';
import { Tabs } from '../tabs.ts';
import { newTab, removeMeasured, WORK } from './check-tabs.ts';
import type { Cost } from './judging.ts';
import { judgeCosts } from './judging.ts';
import type { Desk, Probe, Seen } from './probe.ts';

/** Three deals: what a build costs hangs on its calls, not on rows. */
const DEALS = [
  ['Owner', 'Stage', 'Create date', 'Close date', 'Amount'],
  ['Ana', 'Closed Won', '2026-01-05', '2026-01-31', 100],
  ['Ben', 'Closed Lost', '2026-01-06', '2026-02-01', 100],
  ['Ana', 'Proposal', '2026-01-07', '', 100],
];

type Methods = Record<string | symbol, unknown>;

/** Counts and times every call of a service object, and of every object that it answers. */
class Stopwatch {
  readonly spent = new Map<string, { calls: number; ms: number }>();
  readonly #originals = new Map<unknown, object>();

  constructor(readonly now: () => number) {}

  watched<T extends object>(service: T): T {
    const watcher = new Proxy(service, {
      get: (target, name) => {
        const member = (target as Methods)[name];
        if (typeof member !== 'function') return member;
        return (...given: unknown[]) => {
          const began = this.now();
          const answer: unknown = (member as (...values: unknown[]) => unknown).apply(
            target,
            given.map(value => this.#plain(value)),
          );
          this.#add(`${String(target)}.${String(name)}`, this.now() - began);
          // An enum is compared by identity.
          return /^get\w*(Type|Visibility)$/.test(String(name)) ? answer : this.#answer(answer);
        };
      },
    });
    this.#originals.set(watcher, service);
    return watcher;
  }

  #add(method: string, ms: number): void {
    const spent = this.spent.get(method) ?? { calls: 0, ms: 0 };
    spent.calls++;
    spent.ms += ms;
    this.spent.set(method, spent);
  }

  #plain(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(item => this.#plain(item));
    return this.#originals.get(value) ?? value;
  }

  #answer(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(item => this.#answer(item));
    const isService =
      typeof value === 'object' &&
      value !== null &&
      Object.prototype.toString.call(value) !== '[object Date]';
    return isService ? this.watched(value) : value;
  }

  costs(): Cost[] {
    return [...this.spent]
      .map(([method, { calls, ms }]): Cost => [method, calls, ms])
      .sort(([, a, x], [, b, y]) => y - x || b - a);
  }
}

/** Builds a scorecard from three deals of the check's own, under the stopwatch, and takes it away again. */
function measure({ book, now, remember }: Desk): Seen {
  const standing = new Tabs(book);
  const isBuilt = (['scorecard', 'goals', 'charts'] as const).some(kind => standing.of(kind));
  if (isBuilt || book.getSheets().some(sheet => / \(building\)$/.test(sheet.getName())))
    return {
      skipped:
        'not measured: a scorecard stands, and is left alone. Remove it first to measure, and build it again',
    };
  const deals = newTab(book, WORK.deals);
  deals.getRange(1, 1, DEALS.length, DEALS[0]?.length ?? 0).setValues(DEALS);
  const id = deals.getSheetId();
  remember({ building: true });
  const stopwatch = new Stopwatch(now);
  const own = SpreadsheetApp;
  const steps: [string, number][] = [];
  try {
    // Every part of a build names the service itself, so it is the name that is watched. Where Google does not let a
    // name be set, the calls are not counted and the steps are timed all the same.
    SpreadsheetApp = stopwatch.watched(own);
    const tabs = new Tabs(SpreadsheetApp.getActive());
    const { settings } = parseSettings([], bookCalendar());
    const pipeline = findPipeline(tabs, settings, id);
    for (const { does, run } of [
      ...scorecardSteps(tabs, pipeline, settings),
      ...goalsSteps(tabs, pipeline),
      ...chartsSteps(tabs, pipeline, settings),
    ]) {
      const began = now();
      run();
      steps.push([does, now() - began]);
    }
    SpreadsheetApp.flush();
  } finally {
    SpreadsheetApp = own;
    removeMeasured(book);
    book.deleteSheet(deals);
    remember({ building: undefined });
  }
  return { costs: stopwatch.costs().slice(0, 12), steps };
}

export const costsProbe: Probe = {
  number: '19',
  asked:
    'All calls of one build, from three deals of its own: how many of which method, and how long they took',
  expected: 'under 30 s; no method over 30%',
  otherwise: 'The dearest methods are where building can be made faster: report this row.',
  first: measure,
  judge: judgeCosts,
};
