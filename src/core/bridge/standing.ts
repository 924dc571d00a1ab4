import { kpiNamed } from '../kpi/catalog.ts';
import type { Figure, KpiName } from '../kpi/kpi.ts';
import { isGatewayProvable } from '../kpi/provable.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import type { CountsAs } from '../rows/rows-behind.ts';
import { isCounted, rowsBehind } from '../rows/rows-behind.ts';
import type { Settings } from '../settings/settings.ts';
import { emptyTally } from '../tally/tally.ts';

/** A pipeline as one set of settings reads it. */
export interface Reading {
  rows: Opportunities;
  settings: Settings;
}

/** What a row is to a figure. */
export interface Standing {
  countsAs: CountsAs;
  /** False for a row that its list shows and the figure leaves out. */
  isCounted: boolean;
  /** Cents of a sale, or its days. */
  value: number;
}

/**
 * By row, what it is to a figure; undefined where it is nothing.
 *
 * @param rep the folded name of the rep whose figure it is; undefined for the team's.
 */
export function standingsOf(
  { rows, settings }: Reading,
  kpi: KpiName,
  rep: string | undefined,
): (Standing | undefined)[] {
  const standings: (Standing | undefined)[] = new Array(rows.length).fill(undefined);
  const code = rep === undefined ? undefined : (rows.reps.codeOfFolded(rep) ?? (rep ? -1 : 0));
  if (code === -1) return standings;
  const bounds = { from: undefined, to: undefined };
  const question = { kpi, rep: code, bounds, gatewayProvable: isGatewayProvable(rows) };
  for (const behind of rowsBehind(rows, settings, question)) {
    const { row, countsAs } = behind;
    const value =
      kpi === 'Sales cycle'
        ? (rows.closed[row] as number) - (rows.appointments?.days[row] ?? 0)
        : kpi === 'Revenue' || kpi === 'Average sale'
          ? (rows.amounts?.cents[row] ?? 0)
          : 0;
    standings[row] = { countsAs, isCounted: isCounted(behind), value };
  }
  return standings;
}

/** True where two standings make the same of a figure. */
export function isSame(a: Standing | undefined, b: Standing | undefined): boolean {
  return a?.countsAs === b?.countsAs && a?.value === b?.value && !a === !b;
}

/** A figure that standings are added to and taken from. */
export class Running {
  private readonly tally = emptyTally(1);
  private cents = 0;

  constructor(
    private readonly kpi: KpiName,
    private readonly cycleStatistic: Settings['cycleStatistic'],
  ) {}

  /** Counts a standing in, or with a sign of -1 out again. */
  add(standing: Standing | undefined, sign: 1 | -1 = 1): void {
    if (!standing?.isCounted) return;
    const { tally } = this;
    const { countsAs, value } = standing;
    tally.appointments += sign;
    tally.sales += sign;
    tally.priced += sign;
    this.cents += sign * value;
    if (countsAs === 'won') tally.won += sign;
    if (countsAs === 'lost') tally.lostPassed += sign;
    tally.gateways = tally.gateways.map(({ matured, passed }) => ({
      matured: matured + sign,
      passed: countsAs === 'passed' ? passed + sign : passed,
    }));
    if (this.kpi === 'Sales cycle') tally.cycles[value] = (tally.cycles[value] ?? 0) + sign;
  }

  /** What the figure is now. */
  figure(): Figure {
    const units = Math.floor(this.cents / 100);
    this.tally.revenue = { units, cents: this.cents - units * 100 };
    const context = { gatewayProvable: true, cycleStatistic: this.cycleStatistic, oneCurrency: true };
    return kpiNamed(this.kpi).figure(this.tally, context);
  }
}
