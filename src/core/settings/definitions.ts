import { fold } from '../cells/fold.ts';
import type { SettingDefinition } from './definition.ts';
import { defined, keysOf } from './definition.ts';
import { GATEWAY_DEFINITIONS } from './gateway-definitions.ts';
import { choice, date, flag, gap, header, money, number, share, text, words } from './kinds.ts';
import type { OutcomeName } from './settings.ts';
import { defaultWords, OUTCOMES, ROLES } from './settings.ts';

/** The KPIs that have a playbook. */
const PLAYBOOK_KPIS = [
  'Gateway ratio',
  'Close ratio',
  'Activity barometer',
  'Average sale',
  'Sales cycle',
] as const;

/** The header that says that a role is not used. */
const NO_HEADER = 'None';

const A_REP = { any: 'a rep' };

/** Every setting that there is, in the order in which docs/settings.md lists them. */
export const DEFINITIONS: readonly SettingDefinition[] = [
  defined({
    group: 'Column',
    name: ROLES,
    setting: 'Header',
    kind: header(),
    standardText: 'found by its header',
    example: 'Meeting date',
    means: `Which column holds it. ${NO_HEADER}: no column does.`,
    put: ({ columns }, value, name) => {
      const role = ROLES.find(each => fold(each) === fold(name)) as (typeof ROLES)[number];
      // Of two roles for one column the one that was set last is refused.
      columns.delete(role);
      columns.set(role, fold(value) === fold(NO_HEADER) ? undefined : value);
    },
  }),
  defined({
    group: 'Column',
    name: { any: 'a role or a header' },
    setting: 'Date order',
    kind: choice('Day first', 'Month first', 'Day first, exchanged', 'Month first, exchanged'),
    standardText: 'told by the column itself',
    example: 'Day first',
    means:
      'In which order its texts give day and month. Exchanged: in date cells up to the 12th of a month, day and month ' +
      'change places too, because the import mixed them up.',
    put: ({ dateOrders }, value, column) => {
      dateOrders.delete(fold(column));
      dateOrders.set(fold(column), {
        column,
        order: value.startsWith('Day') ? 'day first' : 'month first',
        isExchanged: value.endsWith('exchanged'),
      });
    },
  }),
  ...OUTCOMES.map(outcome =>
    defined({
      group: 'Outcome',
      name: outcome,
      setting: 'Stages',
      kind: words(),
      standard: [...defaultWords(outcome)],
      standardText: 'the words in kpis.md',
      example: { Won: 'Closed won; Signed', Lost: 'Closed lost; No budget', Open: 'Open; On hold' }[outcome],
      means: `Which stages and statuses say that a deal is ${outcome.toLowerCase()}, in place of the known words.`,
      put: ({ settings }, value) => {
        settings.words[outcome satisfies OutcomeName] = value;
      },
    }),
  ),
  ...GATEWAY_DEFINITIONS,
  defined({
    group: 'Benchmark',
    name: 'Close ratio',
    setting: 'At least',
    kind: share(0, 1),
    standard: 0.65,
    example: '65%',
    means: 'Of the deals that passed the gateway and were decided, the share that should be won.',
    put: ({ settings }, value) => {
      settings.benchmarks.closeRatio = value;
    },
  }),
  defined({
    group: 'Benchmark',
    name: 'Average sale',
    setting: 'Below peers by',
    kind: gap(),
    standard: 0.4,
    example: '40%',
    means: 'From so far below the average sale of all others, a rep is below.',
    put: ({ settings }, value) => {
      settings.benchmarks.averageSale = value;
    },
  }),
  defined({
    group: 'Benchmark',
    name: 'Sales cycle',
    setting: 'Shorter than peers by',
    kind: gap(),
    standard: 0.3,
    example: '30%',
    means: 'From so much shorter than that of all others, a rep has something to hand on.',
    put: ({ settings }, value) => {
      settings.benchmarks.salesCycle = value;
    },
  }),
  defined({
    group: 'Benchmark',
    name: 'Activity barometer',
    setting: 'At least',
    kind: share(0, 5),
    standard: 1,
    example: '100%',
    means: 'First appointments a week as a share of the magic number.',
    put: ({ settings }, value) => {
      settings.benchmarks.barometer = value;
    },
  }),
  defined({
    group: 'Evidence',
    name: 'Flags',
    setting: 'Confidence',
    kind: share(0.5, 0.999),
    standard: 0.95,
    example: '95%',
    label: 'Confidence of a flag',
    means: 'How rarely a rep who stands at every benchmark is ever marked "under": at 95%, one in twenty.',
    put: ({ settings }, value) => {
      settings.confidence = value;
    },
  }),
  defined({
    group: 'Evidence',
    name: 'Flags',
    setting: 'Hold for',
    kind: choice('Each rep', 'The team'),
    standard: 'Each rep',
    example: 'The team',
    label: 'The confidence holds for',
    means: 'Each rep by themselves, or the whole team at once, which asks for more evidence on everybody.',
    put: ({ settings }, value) => {
      settings.holdFor = lower(value);
    },
  }),
  defined({
    group: 'Evidence',
    name: 'Ratios',
    setting: 'Minimum sample',
    kind: number({ least: 1, most: 10_000 }),
    standard: 10,
    example: '10',
    label: 'Deals that a ratio needs',
    means: 'With fewer, the team’s ratio stands in for a rep’s own in the magic number.',
    put: ({ settings }, value) => {
      settings.minimumCases = value;
    },
  }),
  defined({
    group: 'Evidence',
    name: 'Sales',
    setting: 'Minimum sample',
    kind: number({ least: 1, most: 10_000 }),
    standard: 5,
    example: '5',
    label: 'Sales that an average needs',
    means: 'With fewer, the team’s average sale stands in for a rep’s own in the magic number.',
    put: ({ settings }, value) => {
      settings.minimumSales = value;
    },
  }),
  defined({
    group: 'Method',
    name: 'Sales cycle',
    setting: 'Statistic',
    kind: choice('Mean', 'Median'),
    standard: 'Mean',
    example: 'Median',
    label: 'Sales cycle is the',
    means: 'What a sales cycle of several sales is.',
    put: ({ settings }, value) => {
      settings.cycleStatistic = lower(value);
    },
  }),
  defined({
    group: 'Method',
    name: 'Close ratio',
    setting: 'Dated by',
    kind: choice('Close date', 'First appointment'),
    standard: 'Close date',
    example: 'First appointment',
    label: 'Close ratio is dated by the',
    means: 'Which day of a deal decides whether a period’s close ratio counts it.',
    put: ({ settings }, value) => {
      settings.closeRatioDatedBy = lower(value);
    },
  }),
  defined({
    group: 'Method',
    name: 'As of',
    setting: 'Date',
    kind: date(),
    standardText: 'the latest day of the pipeline',
    example: '2026-09-30',
    label: 'As of',
    means: 'The day that stands for today.',
    put: ({ settings }, value) => {
      settings.asOf = value;
    },
  }),
  defined({
    group: 'Target',
    name: 'Team',
    setting: 'Revenue',
    kind: money(),
    standardText: 'the sum of the reps’ own',
    example: '600000',
    label: 'Team revenue',
    means: 'What the team is to sell in the weeks of the target.',
    put: ({ settings }, value) => {
      settings.target.revenue = value;
    },
  }),
  defined({
    group: 'Target',
    name: 'Team',
    setting: 'Weeks',
    kind: number({ above: 0, most: 520 }, 'a number of weeks'),
    example: '13',
    means: 'How many weeks there are for it. 13 weeks are a quarter.',
    put: ({ settings }, value) => {
      settings.target.weeks = value;
    },
  }),
  defined({
    group: 'Target',
    name: 'Team',
    setting: 'Starts',
    kind: date(),
    example: '2026-10-01',
    means: 'The first of its days. With it, the catch-up number says what is left to do.',
    put: ({ settings }, value) => {
      settings.target.starts = value;
    },
  }),
  defined({
    group: 'Target',
    name: A_REP,
    setting: 'Revenue',
    kind: money(),
    standardText: 'a share of what is left of the team’s',
    example: '120000',
    means: 'What this rep is to sell in those weeks.',
    put: ({ settings }, revenue, name) => {
      const known = settings.repTargets.get(fold(name));
      settings.repTargets.set(fold(name), { name: known ? known.name : name, revenue });
    },
  }),
  defined({
    group: 'Rep',
    name: A_REP,
    setting: 'Active',
    kind: flag(),
    standard: true,
    standardText: 'Yes',
    example: 'No',
    means: 'No: not on the scorecard. Their deals still count for the team and its other reps’ peers.',
    put: ({ active }, value, name) => {
      active.set(fold(name), value);
    },
  }),
  defined({
    group: 'Rep',
    name: A_REP,
    setting: 'Same as',
    kind: text('the name of a rep'),
    example: 'Tom Okafor',
    means: 'This name is another spelling of that rep, who is shown as written here.',
    put: ({ settings }, value, name) => {
      settings.sameAs.set(fold(name), value);
    },
  }),
  defined({
    group: 'Playbook',
    name: PLAYBOOK_KPIS,
    setting: 'Step',
    kind: text('a step to take'),
    standardText: 'the steps in coaching.md',
    example: 'Ask how the decision is made',
    means: 'A coaching step for this KPI, in place of ours. None as the only one: no steps.',
    hasSeveral: true,
    put: ({ settings }, value, name) => {
      const steps = settings.playbooks.get(fold(name));
      if (steps) steps.push(value);
      else settings.playbooks.set(fold(name), [value]);
    },
  }),
  defined({
    group: 'Table',
    name: 'Settings',
    setting: 'Version',
    kind: number({ least: 0, most: 1_000_000 }),
    standardText: '0',
    example: '1',
    means: 'In which form the table is. The add-on writes it where a newer form asks for it.',
    // It says how the other rows are to be read, and that is done before.
    put: () => {},
  }),
];

let byKey: ReadonlyMap<string, SettingDefinition> | undefined;

/** What is known about a setting, by its folded group, name and setting; undefined where there is none such. */
export function definitionOf(group: string, name: string, setting: string): SettingDefinition | undefined {
  byKey ??= new Map(DEFINITIONS.flatMap(each => keysOf(each).map(key => [key, each] as const)));
  return byKey.get(`${group}|${name}|${setting}`) ?? (name ? byKey.get(`${group}||${setting}`) : undefined);
}

function lower<T extends string>(text: T): Lowercase<T> {
  return text.toLowerCase() as Lowercase<T>;
}
