import { isoDay } from '../cells/calendar.ts';
import type { History, Tampered } from './history.ts';

/**
 * What is remembered beside the history: the day and the seal of the week kept last. Seals chain each line to the one
 * before, so that a last week that was removed whole leaves no trace in them; this does.
 */
export interface LastKept {
  /** As 2026-03-31. */
  asOf: string;
  seal: string;
}

/** As it is kept with the tab. While a week is being written two are remembered: either may be the last. */
export function rememberedText(kept: readonly LastKept[]): string {
  return kept.map(({ asOf, seal }) => `${asOf} ${seal}`).join(' ');
}

/** The same read back; [] where it has another form. */
export function readRemembered(text: string): LastKept[] {
  const parts = text.match(/\d{4}-\d{2}-\d{2} [0-9a-f]{64}/g) ?? [];
  return parts.map(part => ({ asOf: part.slice(0, 10), seal: part.slice(11) }));
}

/** That the week kept last was removed; undefined where it is there, or nothing is remembered. */
export function lastRemoved({ weeks, seals, end }: History, kept: readonly LastKept[]): Tampered | undefined {
  const isThere = ({ asOf, seal }: LastKept): boolean =>
    seals.has(seal) || weeks.some(week => week.asOf > 0 && isoDay(week.asOf) === asOf);
  const [last] = kept;
  if (!last || kept.some(isThere)) return undefined;
  return { row: end, says: `After row ${end} the week kept last, as of ${last.asOf}, was removed` };
}
