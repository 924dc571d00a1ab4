import { firstOfMonth, mondayOf, serialOf, ymd } from '../cells/calendar.ts';
import type { Bounds } from '../tally/plan.ts';

/** Periods that a person may choose in place of typing two days. */
export const PRESETS = ['This quarter', 'Last month', 'Last 13 weeks', 'This year', 'All'] as const;
export type Preset = (typeof PRESETS)[number];

/** The preset that a text names; undefined where it names none. */
export function presetOf(text: unknown): Preset | undefined {
  return PRESETS.find(preset => preset === text);
}

/**
 * The days of a preset, seen from the day that stands for today in the pipeline, so that it goes by no clock. The last
 * 13 weeks are whole ones, Monday to Sunday, and the last of them holds that day.
 */
export function presetBounds(preset: Preset, asOf: number): Bounds {
  switch (preset) {
    case 'This quarter':
      return { from: firstOfMonth(asOf, 3), to: undefined };
    case 'Last month': {
      const to = firstOfMonth(asOf) - 1;
      return { from: firstOfMonth(to), to };
    }
    case 'Last 13 weeks':
      return { from: mondayOf(asOf) - 12 * 7, to: undefined };
    case 'This year':
      return { from: serialOf(ymd(asOf)[0], 1, 1), to: undefined };
    case 'All':
      return { from: undefined, to: undefined };
  }
}
