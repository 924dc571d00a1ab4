/** Passes of one gateway among the rows that it was given long enough. */
export interface GatewayTally {
  matured: number;
  passed: number;
}

/** Money as whole units and hundredths, summed apart so that a sum is exact however many rows it has. */
export interface Money {
  units: number;
  cents: number;
}

/**
 * What a set of opportunities comes to in a period: counts, sums and histograms, from which every figure is
 * computed. Plain data; two of them add up to one, so a team is the sum of its reps, its peers are the team
 * minus the rep, and months add up to a quarter.
 */
export interface Tally {
  /** Rows with a first appointment in the period. */
  appointments: number;
  /** Of them, those up to the end of the period, or to the day that stands for today where it has no end. */
  appointmentsToDate: number;
  /** By gateway, in the order of the funnel. */
  gateways: GatewayTally[];
  /** Decided rows as the close ratio dates them. */
  won: number;
  lost: number;
  /** Of the lost ones, those that had passed the first gateway. A won row always has. */
  lostPassed: number;
  /** Won and lost rows by close date. */
  decisions: number;
  /** Won rows by close date. */
  sales: number;
  /** Of them, those with an amount above 0, and the sum of those amounts. */
  priced: number;
  revenue: Money;
  /** How many of those amounts there are by size: cents, rounded to two significant digits. */
  sizes: Record<number, number>;
  /** How many of those amounts are in which currency, where one is told. */
  currencies: Record<string, number>;
  /** Won rows by whole days from appointment to close. */
  cycles: Record<number, number>;
}

/** What a set of opportunities is in the whole pipeline, whatever the period. */
export interface Presence {
  rows: number;
  /** The earliest first appointment; 0 where there is none. */
  firstAppointment: number;
  lost: number;
  /** By gateway: lost rows of which nothing tells how far they had come. */
  notProvable: number[];
}

/** The tally of no row. */
export function emptyTally(gateways: number): Tally {
  return {
    appointments: 0,
    appointmentsToDate: 0,
    gateways: Array.from({ length: gateways }, () => ({ matured: 0, passed: 0 })),
    won: 0,
    lost: 0,
    lostPassed: 0,
    decisions: 0,
    sales: 0,
    priced: 0,
    revenue: { units: 0, cents: 0 },
    sizes: {},
    currencies: {},
    cycles: {},
  };
}

/** The tally of two sets of rows together. */
export function merge(a: Tally, b: Tally): Tally {
  return combine(a, b, 1);
}

/** The tally of the rows of a without those of b, which must be among them. */
export function minus(a: Tally, b: Tally): Tally {
  return combine(a, b, -1);
}

function combine(a: Tally, b: Tally, sign: 1 | -1): Tally {
  return {
    appointments: a.appointments + sign * b.appointments,
    appointmentsToDate: a.appointmentsToDate + sign * b.appointmentsToDate,
    gateways: a.gateways.map((gateway, i) => ({
      matured: gateway.matured + sign * (b.gateways[i]?.matured ?? 0),
      passed: gateway.passed + sign * (b.gateways[i]?.passed ?? 0),
    })),
    won: a.won + sign * b.won,
    lost: a.lost + sign * b.lost,
    lostPassed: a.lostPassed + sign * b.lostPassed,
    decisions: a.decisions + sign * b.decisions,
    sales: a.sales + sign * b.sales,
    priced: a.priced + sign * b.priced,
    revenue: {
      units: a.revenue.units + sign * b.revenue.units,
      cents: a.revenue.cents + sign * b.revenue.cents,
    },
    sizes: combineCounts(a.sizes, b.sizes, sign),
    currencies: combineCounts(a.currencies, b.currencies, sign),
    cycles: combineCounts(a.cycles, b.cycles, sign),
  };
}

function combineCounts<K extends string | number>(
  a: Record<K, number>,
  b: Record<K, number>,
  sign: 1 | -1,
): Record<K, number> {
  const both = { ...a };
  for (const key of Object.keys(b) as K[]) {
    const count = (both[key] ?? 0) + sign * b[key];
    if (count) both[key] = count;
    else delete both[key];
  }
  return both;
}

/** The presence of two sets of rows together. */
export function mergePresence(a: Presence, b: Presence): Presence {
  const earliest = Math.min(
    a.firstAppointment || b.firstAppointment,
    b.firstAppointment || a.firstAppointment,
  );
  return {
    rows: a.rows + b.rows,
    firstAppointment: earliest,
    lost: a.lost + b.lost,
    notProvable: a.notProvable.map((count, i) => count + (b.notProvable[i] ?? 0)),
  };
}

/** Money as a number of units, right to the cent. */
export function unitsOf({ units, cents }: Money): number {
  return (units * 100 + cents) / 100;
}

/** The currencies that a tally's money is in: with two or more it does not add up. */
export function currenciesOf(tally: Tally): string[] {
  return Object.keys(tally.currencies).filter(code => (tally.currencies[code] as number) > 0);
}
