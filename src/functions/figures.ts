import type { Cell } from '../core/cells/cell.ts';
import { isBlank, textOf } from '../core/cells/cell.ts';
import { fold } from '../core/cells/fold.ts';
import { appointmentsPerWeek, PER_WEEK_NEEDS } from '../core/kpi/appointments-per-week.ts';
import { kpiNamed } from '../core/kpi/catalog.ts';
import type { Figure, KpiContext, KpiName } from '../core/kpi/kpi.ts';
import { ratio } from '../core/kpi/kpi.ts';
import { requireNeeds } from '../core/kpi/needs.ts';
import { requireAsOf } from '../core/pipeline/as-of.ts';
import type { Opportunities } from '../core/pipeline/opportunities.ts';
import { readPipeline } from '../core/pipeline/read.ts';
import { requireGateway } from '../core/pipeline/require.ts';
import { Problem, quoted } from '../core/problem.ts';
import { readSettings } from '../core/settings/read.ts';
import type { Settings } from '../core/settings/settings.ts';
import type { Counted } from '../core/tally/count.ts';
import { count } from '../core/tally/count.ts';
import type { Bounds, Groups } from '../core/tally/plan.ts';
import { eachCode, oneGroup, wholePeriod } from '../core/tally/plan.ts';
import type { Presence, Tally } from '../core/tally/tally.ts';
import { currenciesOf } from '../core/tally/tally.ts';
import { boundsOf, cellOf, forEachRep, isOmitted, pipelineOf } from './arguments.ts';
import { sheetCalendar } from './calendar.ts';
import { cellByCell, fromZero, isTally } from './numbers.ts';

/** What every figure of a pipeline begins with. */
interface Asked {
  rows: Opportunities;
  settings: Settings;
  bounds: Bounds;
  isBounded: boolean;
}

function ask(
  pipeline: unknown,
  from: unknown,
  to: unknown,
  settings: unknown,
  withGateways: (s: Settings, b: Bounds) => boolean,
): Asked {
  const calendar = sheetCalendar();
  const grid = pipelineOf(pipeline);
  const bounds = boundsOf(from, to, calendar);
  const read = readSettings(settings, calendar);
  const rows = readPipeline(grid, read, calendar, withGateways(read, bounds));
  return { rows, settings: read, bounds, isBounded: bounds.from !== undefined || bounds.to !== undefined };
}

/** What the rows of anybody come to. All reps are counted in one pass, the team in another, each when first asked. */
function counter({
  rows,
  settings,
  bounds,
}: Asked): (of: number | 'team') => { tally: Tally; presence: Presence } {
  const { names } = rows.reps;
  const counted = (groups: Groups): Counted => count(rows, settings, wholePeriod(rows, bounds, groups));
  let reps: Counted | undefined;
  let team: Counted | undefined;
  return of => {
    if (of === 'team') team = team ?? counted(oneGroup(rows.repCodes, names.length));
    else reps = reps ?? counted(eachCode(rows.repCodes, names.length));
    const { tallies, presences } = (of === 'team' ? team : reps) as Counted;
    const index = of === 'team' ? 0 : of;
    return { tally: tallies[index] as Tally, presence: presences[index] as Presence };
  };
}

/** The figure of a KPI for each rep of the argument: what it needs is refused by name, what has no cases is blank. */
function figureForEachRep(
  name: KpiName,
  rep: unknown,
  period: [pipeline: unknown, from: unknown, to: unknown, settings: unknown],
): Cell | Cell[][] {
  const { needs, figure } = kpiNamed(name);
  const asked = ask(...period, () => needs.gateway !== undefined);
  const { rows, settings, isBounded } = asked;
  const context: KpiContext = {
    gatewayProvable: requireNeeds(needs, rows, settings, isBounded),
    cycleStatistic: settings.cycleStatistic,
    oneCurrency: true,
  };
  const countedOf = counter(asked);
  return forEachRep(rep, rows, of => {
    const { tally } = countedOf(of);
    if (needs.oneCurrency) requireOneCurrency(tally, asked.rows);
    return figure(tally, context);
  });
}

function requireOneCurrency(tally: Tally, { columns }: Opportunities): void {
  const currencies = currenciesOf(tally).map(currency => (currency === 'KR' ? 'kr' : currency));
  if (currencies.length < 2) return;
  const header = quoted(columns.headers[columns.of.Amount as number] as string);
  throw new Problem(
    'two-currencies',
    `the amounts under ${header} must be in one currency to be added, got ${currencies.join(' and ')}; PIPELINE_CHECK counts them`,
    {
      field: 'pipeline',
    },
  );
}

/** The form that takes two numbers: what came out / what went in. */
function quotient(names: [string, string], given: unknown[], part: unknown, whole: unknown): Cell | Cell[][] {
  const more = given.find(argument => !isOmitted(argument));
  if (more !== undefined) {
    throw new Problem(
      'argument-tally',
      `${names[0]} and ${names[1]} must be the only arguments where the first is a number, got a further one`,
      { field: names[0] },
    );
  }
  return cellByCell([fromZero(names[0], part), fromZero(names[1], whole)], ratio);
}

/**
 * Share of first appointments that led to the next step that they are for: passes / first appointments that were
 * given the gateway's days. Also GATEWAY_RATIO(passed, appointments) from two numbers.
 *
 * @param pipeline Range with a header row and one opportunity per row. Or the number that passed.
 * @param rep (optional) A rep's name, or a range of names. Blank: the whole team. Or the number of appointments.
 * A rep who is not in the pipeline is blank, like one without cases; PIPELINE_CHECK names those of the settings.
 * @param from (optional) First day of the appointments that count.
 * @param to (optional) Last day of the appointments that count.
 * @param settings (optional) The settings table, for example KPI_SETTINGS.
 * @param gateway (optional) Name of the gateway. Blank: the first.
 * @return A share, 1 is 100%; blank where no appointment has had its days, or the settings say that there is no gateway.
 * @customfunction
 */
export function GATEWAY_RATIO(
  pipeline: unknown,
  rep?: unknown,
  from?: unknown,
  to?: unknown,
  settings?: unknown,
  gateway?: unknown,
): Cell | Cell[][] {
  if (isTally(pipeline, rep, [from, to, settings, gateway]))
    return quotient(['passed', 'appointments'], [from, to, settings, gateway], pipeline, rep);
  const asked = ask(pipeline, from, to, settings, () => true);
  const { rows } = asked;
  const index = gatewayIndex(gateway, asked);
  const isProvable = requireNeeds(kpiNamed('Gateway ratio').needs, rows, asked.settings, true, index);
  const countedOf = counter(asked);
  return forEachRep(rep, rows, of => {
    const counted = countedOf(of).tally.gateways[index];
    return isProvable && counted ? ratio(counted.passed, counted.matured) : undefined;
  });
}

function gatewayIndex(gateway: unknown, { rows, settings }: Asked): number {
  const cell = cellOf(gateway, 'gateway', 'the name of one gateway');
  const names = rows.gateways.map(step => step.setting.name);
  if (!isBlank(cell)) {
    const index = names.map(fold).indexOf(fold(textOf(cell)));
    if (index >= 0) return index;
    const got = names.length ? `beside ${names.join(', ')}` : 'where there is no gateway';
    throw new Problem(
      'gateway-unknown',
      `gateway must be the name of a gateway, got ${quoted(textOf(cell))} ${got}`,
      {
        field: 'gateway',
      },
    );
  }
  requireGateway(rows, settings);
  return 0;
}

/**
 * Share of decided deals that were won: won / (won + lost), among those that passed the gateway where there is one.
 * Also CLOSE_RATIO(sales, proposals) from two numbers.
 *
 * @param pipeline Range with a header row and one opportunity per row. Or the number of sales.
 * @param rep (optional) A rep's name, or a range of names. Blank: the whole team. Or the number of proposals.
 * A rep who is not in the pipeline is blank, like one without cases; PIPELINE_CHECK names those of the settings.
 * @param from (optional) First close date that counts.
 * @param to (optional) Last close date that counts.
 * @param settings (optional) The settings table, for example KPI_SETTINGS.
 * @return A share, 1 is 100%; blank where nothing was decided.
 * @customfunction
 */
export function CLOSE_RATIO(
  pipeline: unknown,
  rep?: unknown,
  from?: unknown,
  to?: unknown,
  settings?: unknown,
): Cell | Cell[][] {
  if (isTally(pipeline, rep, [from, to, settings]))
    return quotient(['sales', 'proposals'], [from, to, settings], pipeline, rep);
  return figureForEachRep('Close ratio', rep, [pipeline, from, to, settings]);
}

/**
 * Average revenue of a sale: revenue / won deals with an amount above 0. Also AVERAGE_SALE(revenue, sales) from two
 * numbers.
 *
 * @param pipeline Range with a header row and one opportunity per row. Or the revenue.
 * @param rep (optional) A rep's name, or a range of names. Blank: the whole team. Or the number of sales.
 * A rep who is not in the pipeline is blank, like one without cases; PIPELINE_CHECK names those of the settings.
 * @param from (optional) First close date that counts.
 * @param to (optional) Last close date that counts.
 * @param settings (optional) The settings table, for example KPI_SETTINGS.
 * @return Money; blank where there is no sale with an amount.
 * @customfunction
 */
export function AVERAGE_SALE(
  pipeline: unknown,
  rep?: unknown,
  from?: unknown,
  to?: unknown,
  settings?: unknown,
): Cell | Cell[][] {
  if (isTally(pipeline, rep, [from, to, settings]))
    return quotient(['revenue', 'sales'], [from, to, settings], pipeline, rep);
  return figureForEachRep('Average sale', rep, [pipeline, from, to, settings]);
}

/**
 * Mean whole days from the first appointment to the sale, over won deals. The setting Method, Sales cycle, Statistic
 * can make it the median.
 *
 * @param pipeline Range with a header row and one opportunity per row.
 * @param rep (optional) A rep's name, or a range of names. Blank: the whole team.
 * A rep who is not in the pipeline is blank, like one without cases; PIPELINE_CHECK names those of the settings.
 * @param from (optional) First close date that counts.
 * @param to (optional) Last close date that counts.
 * @param settings (optional) The settings table, for example KPI_SETTINGS.
 * @return Days; blank where no sale has both dates.
 * @customfunction
 */
export function SALES_CYCLE(
  pipeline: unknown,
  rep?: unknown,
  from?: unknown,
  to?: unknown,
  settings?: unknown,
): Cell | Cell[][] {
  return figureForEachRep('Sales cycle', rep, [pipeline, from, to, settings]);
}

/**
 * New first appointments a week, from the later of the first day and the rep's first appointment on.
 *
 * @param pipeline Range with a header row and one opportunity per row.
 * @param rep (optional) A rep's name, or a range of names. Blank: the whole team.
 * A rep who is not in the pipeline is blank, like one without cases; PIPELINE_CHECK names those of the settings.
 * @param from (optional) First day of the appointments that count.
 * @param to (optional) Last day of the appointments that count; days after the latest in the pipeline count for nothing.
 * @param settings (optional) The settings table, for example KPI_SETTINGS.
 * @return First appointments a week; blank where there is no span of days.
 * @customfunction
 */
export function APPOINTMENTS_PER_WEEK(
  pipeline: unknown,
  rep?: unknown,
  from?: unknown,
  to?: unknown,
  settings?: unknown,
): Cell | Cell[][] {
  const asked = ask(pipeline, from, to, settings, read => read.asOf === undefined);
  const { rows, bounds } = asked;
  requireNeeds(PER_WEEK_NEEDS, rows, asked.settings, true);
  requireAsOf(rows, asked.settings);
  const countedOf = counter(asked);
  const team = countedOf('team').presence.firstAppointment;
  const { end } = wholePeriod(rows, bounds, oneGroup(rows.repCodes, 0));
  return forEachRep(rep, rows, (of): Figure => {
    const { tally, presence } = countedOf(of);
    const start = presence.firstAppointment || team;
    return start
      ? appointmentsPerWeek(tally.appointmentsToDate, Math.max(bounds.from ?? 0, start), end)
      : undefined;
  });
}
