import type { FlaggedKpi } from '../evidence/flags.ts';
import { furtherCases, rounded, wilsonLower, wilsonUpper } from '../evidence/wilson.ts';
import { counted } from '../problem.ts';
import type { Line } from '../scorecard/scorecard.ts';
import { amount, percent } from './words.ts';

/**
 * The evidence on a ratio: of one that is flagged, how far above it luck could reach, or how many further cases would
 * tell; of another, whether it is above its benchmark even at its lower Wilson bound, else ''. Bounds are rounded away
 * from the ratio, so that what is said of them is true.
 *
 * @example ratioEvidence('closed', 12 / 31, 31, 0.65, 0.95, 'under'); // "12 of 31 closed, 39%; even on a lucky draw under 54%"
 */
export function ratioEvidence(
  verb: string,
  now: number,
  n: number,
  benchmark: number,
  confidence: number,
  flag: string,
): string {
  const k = Math.round(now * n);
  const lower = wilsonLower(k, n, confidence);
  let says = `even on an unlucky draw above ${Math.floor(lower * 100)}%`;
  if (flag === 'under')
    says = `even on a lucky draw under ${Math.ceil(wilsonUpper(k, n, confidence) * 100)}%`;
  else if (flag) {
    const more = furtherCases(k, n, benchmark, confidence);
    says = more
      ? `too few to tell, ${counted(more, 'further case')} at the same ratio would settle it`
      : 'too close to tell';
  } else if (rounded(lower) <= rounded(benchmark)) return '';
  return `${k} of ${n} ${verb}, ${percent(now, benchmark)}; ${says}`;
}

/**
 * The evidence on an average sale or a sales cycle: the own and the peers' mean, and on how many sales they rest. A best
 * practice is a sales cycle; of a sale on watch the two are too few for Welch's test, or it sees no more than luck.
 */
export function meanEvidence(now: number, n: number, peers: number, m: number, flag: string): string {
  const isCycle = flag === 'best practice';
  const shown = (value: number): string => (isCycle ? `${amount(value, 1)} days` : amount(value));
  const says = isCycle
    ? 'shorter'
    : `lower, ${flag === 'under' ? 'more than luck explains' : 'too few to tell'}`;
  const gap = percent(Math.abs(1 - now / peers));
  return `${shown(now)} over ${counted(n, 'sale')}, peers ${shown(peers)} over ${m}: ${gap} ${says}`;
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
  const shown = kpi === 'Average sale' ? amount : percent;
  const isOwn = ingredients.fromTeam.every(part => part.toLowerCase() !== name.replace(' ', ''));
  let says = `cuts the first appointments needed by ${percent(1 - now / goal)}`;
  if (!now) says = 'is what any sale waits for';
  else if (isOwn && magicNumber) {
    const then = amount((magicNumber * now) / goal, 1);
    says = `takes the magic number from ${amount(magicNumber, 1)} to ${then} first appointments a week`;
  }
  return `Bringing the ${name} from ${shown(now)} to ${shown(goal)} ${says}`;
}
