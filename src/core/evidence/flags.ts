import { kpiNamed } from '../kpi/catalog.ts';
import type { Figure, KpiContext } from '../kpi/kpi.ts';
import { peerGap } from '../kpi/peer-gap.ts';
import type { Settings } from '../settings/settings.ts';
import type { Tally } from '../tally/tally.ts';
import { isLower } from './welch.ts';
import { rounded, wilsonUpper } from './wilson.ts';

/** The KPIs that are held against a benchmark, in the order of the scorecard's columns. */
export const FLAGGED = [
  'Gateway ratio',
  'Close ratio',
  'Average sale',
  'Sales cycle',
  'Activity barometer',
] as const;
export type FlaggedKpi = (typeof FLAGGED)[number];

/** "under": below, with evidence. "watch": below so far, too few to tell. */
export type Level = 'under' | 'watch' | 'best practice';

export interface Flag {
  kpi: FlaggedKpi;
  level: Level;
}

/** What a rep's figures are held against. */
export interface Standard {
  settings: Settings;
  context: KpiContext;
  /** Benchmark of the first gateway; undefined where none can be proven. */
  gatewayBenchmark: number | undefined;
}

/** The flags of a rep, in the order of the scorecard's columns. */
export function flagsOf(own: Tally, peers: Tally, barometer: Figure, standard: Standard): Flag[] {
  const { settings, context, gatewayBenchmark } = standard;
  const { benchmarks, confidence } = settings;
  const levels: Partial<Record<FlaggedKpi, Level | undefined>> = {
    'Gateway ratio': ratioLevel('Gateway ratio', own, context, gatewayBenchmark, confidence),
    'Close ratio': ratioLevel('Close ratio', own, context, benchmarks.closeRatio, confidence),
    'Average sale': saleLevel(own, peers, standard),
    'Activity barometer':
      barometer !== undefined && rounded(barometer) < rounded(benchmarks.barometer) ? 'under' : undefined,
  };
  if (!levels['Average sale']) levels['Sales cycle'] = cycleLevel(own, peers, standard);
  return FLAGGED.flatMap(kpi => {
    const level = levels[kpi];
    return level ? [{ kpi, level }] : [];
  });
}

/** "Gateway ratio under; Close ratio watch". */
export function flagText(flags: readonly Flag[]): string {
  return flags.map(({ kpi, level }) => `${kpi} ${level}`).join('; ');
}

function ratioLevel(
  name: 'Gateway ratio' | 'Close ratio',
  own: Tally,
  context: KpiContext,
  benchmark: number | undefined,
  confidence: number,
): Level | undefined {
  const kpi = kpiNamed(name);
  const figure = kpi.figure(own, context);
  if (figure === undefined || benchmark === undefined || !(rounded(figure) < rounded(benchmark)))
    return undefined;
  const n = kpi.basis(own, context);
  return rounded(wilsonUpper(Math.round(figure * n), n, confidence)) < rounded(benchmark) ? 'under' : 'watch';
}

function saleLevel(own: Tally, peers: Tally, { settings, context }: Standard): Level | undefined {
  const { averageSale } = settings.benchmarks;
  const gap = gapOf('Average sale', own, peers, context);
  if (gap === undefined || !(rounded(gap) <= rounded(-averageSale))) return undefined;
  const enough = Math.min(own.priced, peers.priced) >= settings.minimumSales;
  return enough && isLower(own, peers, settings.confidence) ? 'under' : 'watch';
}

function cycleLevel(own: Tally, peers: Tally, { settings, context }: Standard): Level | undefined {
  const kpi = kpiNamed('Sales cycle');
  const gap = gapOf('Sales cycle', own, peers, context);
  if (gap === undefined || !(rounded(gap) <= rounded(-settings.benchmarks.salesCycle))) return undefined;
  const fewest = Math.min(kpi.basis(own, context), kpi.basis(peers, context));
  return fewest >= settings.minimumSales ? 'best practice' : undefined;
}

function gapOf(name: 'Average sale' | 'Sales cycle', own: Tally, peers: Tally, context: KpiContext): Figure {
  const kpi = kpiNamed(name);
  return peerGap(kpi.figure(own, context), kpi.figure(peers, context));
}
