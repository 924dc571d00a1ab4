import type { Flag, FlaggedKpi } from '../evidence/flags.ts';
import { oddsText } from '../evidence/holds.ts';
import { furtherCases } from '../evidence/settle.ts';
import { counted } from '../problem.ts';
import type { Line } from '../scorecard/scorecard.ts';
import { percent as asSet } from '../settings/kinds.ts';
import { amount, percent } from './words.ts';

/** A ratio with what it rests on: "11 of 31 closed, 35%". */
export function ratioText(verb: string, x: number, n: number, benchmark: number): string {
  return `${x} of ${n} ${verb}, ${percent(x / n, benchmark)}`;
}

/**
 * What the cases say about a ratio below its benchmark: the odds against its being at the benchmark, and how many further
 * cases at the same ratio would settle it, where they do not hold yet.
 *
 * @param holds the odds that a mark asks for.
 * @example ratioOdds({ kpi: 'Close ratio', level: 'under', odds: 85.2 }, 11, 31, 0.65, 60); // "odds 85 to 1 against chance"
 */
export function ratioOdds({ level, odds }: Flag, x: number, n: number, b: number, holds: number): string {
  const told = level === 'below' || odds === undefined ? 'as likely chance' : againstChance(odds);
  if (level === 'under') return told;
  const more = furtherCases(x, n, b, holds);
  return more
    ? `${told}; ${amount(more)} further case${more === 1 ? '' : 's'} at the same ratio would settle it`
    : `${told}; too close to the benchmark to settle`;
}

/** Odds against "nothing is the matter", in words. */
export function againstChance(odds: number): string {
  return `odds ${oddsText(odds)} against chance`;
}

/**
 * The evidence on an average sale or a sales cycle: the own and the peers' mean, on how many sales they rest, and how many
 * of the own reach the peers' median, which is half of them where nothing is the matter.
 *
 * @param beside how many of the rep's own cases are not below the peers' median, and of how many; undefined where the peers
 *   have too few for odds.
 */
export function meanEvidence(
  { kpi, level, odds }: Flag,
  now: number,
  n: number,
  peers: number,
  m: number,
  beside: readonly [number, number] | undefined,
): string {
  const isCycle = kpi === 'Sales cycle';
  const shown = (value: number): string => (isCycle ? `${amount(value, 1)} days` : amount(value));
  const gap = `${percent(Math.abs(1 - now / peers))} ${isCycle ? 'shorter' : 'lower'}`;
  const says = `${shown(now)} over ${counted(n, 'sale')}, peers ${shown(peers)} over ${m}: ${gap}`;
  if (!beside || odds === undefined)
    return `${says}; no odds, which take peers with five times as many sales`;
  const [reached, cases] = beside;
  const told = level === 'below' ? 'as likely chance' : againstChance(odds);
  return `${says}; ${reached} of ${cases} reach the peers' median, ${told}`;
}

/**
 * What it is worth to bring a figure to what it is held against. The magic number falls in proportion where it rests
 * on the rep's own figure; where it is not known or rests on the team's, the proportion alone is true.
 *
 * @example "Bringing the close ratio from 39% to 65% takes the magic number from 11.2 to 6.7 first appointments a week"
 */
export function worthOf(
  kpi: FlaggedKpi,
  now: number,
  goal: number,
  { magicNumber, ingredients }: Line,
): string {
  const name = kpi.toLowerCase();
  // A benchmark is told as it was set; the peers' figure, like any other, in whole units.
  const [shown, goalShown] = kpi === 'Average sale' ? [amount, amount] : [percent, asSet];
  const isOwn = ingredients.fromTeam.every(part => part.toLowerCase() !== name.replace(' ', ''));
  let says = `cuts the first appointments needed by ${percent(1 - now / goal)}`;
  if (!now) says = 'is what any sale waits for';
  else if (isOwn && magicNumber) {
    const then = amount((magicNumber * now) / goal, 1);
    says = `takes the magic number from ${amount(magicNumber, 1)} to ${then} first appointments a week`;
  }
  return `Bringing the ${name} from ${shown(now)} to ${goalShown(goal)} ${says}`;
}
