import { shareText, weeklyText } from '../figures.ts';
import { percentText } from '../look/locale.ts';

/** What a barometer shows: appointments a week as a share of the magic number, beside its benchmark. */
export interface Activity {
  barometer: number | undefined;
  benchmark: number;
  perWeek: number | undefined;
  magicNumber: number | undefined;
}

/** The barometer in words, as everybody reads it who can't see it. */
export function activityText({ barometer, benchmark, perWeek, magicNumber }: Activity): string {
  if (barometer === undefined) return 'Activity barometer: not known';
  const isLow = Number(barometer.toFixed(12)) < Number(benchmark.toFixed(12));
  const beside = isLow ? 'under' : 'at or above';
  return `Activity barometer ${shareText(barometer)}, ${beside} the benchmark of ${percentText(benchmark)}: ${weeklyText(perWeek)} first appointments a week of the ${weeklyText(magicNumber)} needed`;
}
