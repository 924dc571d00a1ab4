import { normalQuantile } from '../evidence/normal.ts';
import { rounded } from '../kpi/comparison.ts';
import { CLAIMED, PASSED } from '../pipeline/opportunities.ts';
import { ruleOf } from '../pipeline/prove.ts';
import { dateOrderOf } from '../pipeline/read.ts';
import type { GatewayTally } from '../tally/tally.ts';
import type { Counts, Kind, Reading } from './kinds.ts';
import { kindsOf, MOST_WORDS, pooled, total, wordsOf } from './kinds.ts';
import { kitagawa, standardErrors } from './kitagawa.ts';
import { percent, sides } from './words.ts';

/** Whom the rep meets, by the two columns that tell it; what happens there; claims that break the gateway's rules. */
const CAUSES = ['Contact level', 'Industry', 'Skill', 'Rules'] as const;

/** One part of the gap to the peers, as far as the rows can tell it. */
export interface Part {
  kind: (typeof CAUSES)[number] | 'Whom they meet and skill' | 'Blank';
  /** Below 0 where it makes the rep's ratio lower than the peers'. */
  size: number;
}

/** Why a gateway ratio is low. */
export interface Cause {
  kind: (typeof CAUSES)[number];
  /** The share of the gap to the peers that it accounts for; above 1 where another part works against it. */
  share: number;
  /** The evidence in plain words. */
  text: string;
}

/**
 * Likely causes of a gateway ratio below the peers', by E. M. Kitagawa's decomposition (see kitagawa.ts): those for
 * which there is evidence, the largest first; and what could not be told.
 *
 * The gap is taken apart so that its parts add up and none is counted twice: first the claims that do not count
 * because they break a rule; the rest, a gap in claims, by contact level and industry together into whom they meet
 * and what happens there. Each of the two columns gets the mean of what it explains alone and what it adds to the
 * other: the Shapley value (A. F. Shorrocks, Journal of Economic Inequality 11, 2013).
 *
 * A part is named where its standard error leaves it below 0, at the confidence of the settings and by Bonferroni for
 * the four parts and the reps of the pipeline: where nothing is the matter, one team in twenty is told a cause. What
 * happens in the meeting is named only where a column shows whom the rep meets. Where most rows have a level, those
 * without are a part of their own, so that all parts add up to the gap of the scorecard; where most have none, the column
 * says nothing. Likewise industries.
 *
 * The pipeline's first gateway must be provable.
 */
export function causesOf(reading: Reading): { causes: Cause[]; parts: Part[]; unknown: string[] } {
  const { settings, rows } = reading;
  const { states, rules } = rows.gateways[0] as (typeof rows.gateways)[number];
  const isMet = rules.map(rule => ruleOf(rule, rows, at => dateOrderOf(settings, rows.columns, at), []));
  const columns = [wordsOf(rows, 'Contact level'), wordsOf(rows, 'Industry')];
  /** By row: 0 without a claim, 1 for one that counts, else 2 and the place of the first rule that it breaks. */
  const claims = states.map((state, row) =>
    state & CLAIMED ? (state & PASSED ? 1 : 2 + isMet.findIndex(met => !met(row))) : 0,
  );
  let kinds = kindsOf(reading, [...columns.map(([, codes]) => codes), claims], ({ gateways }) => {
    const { matured, passed } = gateways[0] as GatewayTally;
    return [matured, passed];
  }).map((kind): Kind => {
    const [codes, [own, peers]] = kind;
    return isOff(kind) ? [codes, [own, peers, own, peers]] : kind;
  });
  const unknown: string[] = [];
  const all = kinds;
  const blank: string[] = [];
  columns.forEach((_, i) => {
    const filled = kinds.filter(([codes]) => codes[i]);
    const words = pooled(filled, codes => codes[i]).length;
    const [own, peers] = total(kinds);
    const [ownFilled, peersFilled] = total(filled);
    if (ownFilled * 2 >= own && peersFilled * 2 >= peers && words > 1 && words <= MOST_WORDS) {
      if (filled.length < kinds.length) blank.push((CAUSES[i] as string).toLowerCase());
      kinds = filled;
    } else {
      kinds = kinds.map(([codes, counts]) => [codes.map((code, j) => (i === j ? 0 : code)), counts]);
      unknown.push(`${CAUSES[i]} (add such a column, with 2 to 20 words)`);
    }
  });
  const noColumn = unknown.length;
  const [own, peers] = total(all);
  const [ownOff, peersOff] = total(all.filter(isOff));
  const off: Kind[] = [[[], [own, peers, ownOff, peersOff]]];
  const [ownKnown, peersKnown] = total(kinds);
  // What the rows with a level and an industry weigh in the gap: the mean of their shares on the two sides.
  const weight = (ownKnown / own + peersKnown / peers) / 2;
  const met = pooled(kinds, codes => codes.slice(0, 2).join());
  const partsOf = (of: Kind[]): number[] => {
    const [mix, rate] = kitagawa(of, codes => codes);
    const [byLevel, byIndustry] = columns.map((_, i) => kitagawa(of, codes => codes[i])[0]) as [
      number,
      number,
    ];
    return [(mix + byLevel - byIndustry) / 2, (mix + byIndustry - byLevel) / 2, rate].map(
      part => part * weight,
    );
  };
  const lossOf = (of: Kind[]): number[] => [-kitagawa(of, codes => codes)[1]];
  const sizes = [...partsOf(met), ...lossOf(off)];
  const rest = blankPart(all, kinds);
  // Where no kind is met by both, nothing tells whom they meet from what happens there.
  const isTold = sizes.every(size => !Number.isNaN(size));
  const parts: Part[] = isTold
    ? CAUSES.map((kind, i) => ({ kind, size: sizes[i] as number }))
    : [
        { kind: 'Whom they meet and skill', size: weight * rateGap(kinds) },
        { kind: 'Rules', size: sizes[3] as number },
      ];
  if (kinds.length < all.length) parts.push({ kind: 'Blank', size: rest });
  const gap = rateGap(all) - rateGap(off);
  if (!(gap < 0) || Math.min(own, peers) < settings.minimumCases)
    return {
      causes: [],
      parts,
      unknown: ['any cause (it takes more first appointments, and peers who pass more)'],
    };
  const errors = [...standardErrors(met, partsOf), ...standardErrors(off, lossOf)];
  if (!isTold)
    unknown.push(
      'whom they meet from what happens there (it takes meetings of a kind that the peers have too)',
    );
  if (blank.length && ownKnown < own)
    unknown.push(
      `${own - ownKnown} of ${own} (peers ${peers - peersKnown} of ${peers}) have no ${blank.join(' or ')}: ` +
        (rounded(rest) > 0
          ? `without them the gap would be ${percent(-rest / gap)} larger`
          : `${percent(rest / gap)} of the gap is theirs`),
    );
  const tests = CAUSES.length * rows.repRows.filter(Boolean).length;
  const z = normalQuantile(1 - (1 - settings.confidence) / tests);
  const causes = CAUSES.flatMap((kind, i) => {
    const size = sizes[i] as number;
    if (!(rounded(size + z * (errors[i] as number)) < 0) || (i === 2 && noColumn > 1)) return [];
    const share = size / gap;
    const column = columns[i];
    let text: string;
    if (column) text = mixText(met, i, column[0], ownKnown < own || peersKnown < peers);
    else if (i > 2) text = rulesText(all, rules);
    else {
      const which = kinds.length < all.length ? `${ownKnown} meetings that tell it` : 'meetings';
      text = `like for like, ${sides(kitagawa(met, codes => codes).slice(2))} of the ${which} pass`;
    }
    text = `${kind}: ${text}. ${percent(share)} of the gap of ${(gap * -100).toFixed(0)} points`;
    return [{ kind, share, text }];
  });
  return { unknown, parts, causes: causes.sort((a, b) => b.share - a.share) };
}

/**
 * What rows without a level or industry weigh in the gap: what is left of it beside the rows that have one, whose rates
 * weigh the mean of their shares on the two sides.
 */
function blankPart(all: readonly Kind[], known: readonly Kind[]): number {
  const [n, m, k, l] = total(all);
  const [a, b, passed, peersPassed] = total(known);
  const shares = a / n - b / m;
  return (k - passed) / n - (l - peersPassed) / m + (shares * (passed / a + peersPassed / b)) / 2;
}

/** A claim that does not count. */
function isOff([codes]: Kind): boolean {
  return (codes[2] as number) > 1;
}

/** Names the level or industry by which the mixes differ most to the rep's loss. */
function mixText(kinds: Kind[], column: number, names: readonly string[], isPart: boolean): string {
  const all = total(kinds);
  const texts = pooled(kinds, codes => codes[column]).map(([codes, counts]): [number, string] => {
    const shares = [counts[0] / all[0], counts[1] / all[1]] as [number, number];
    const rate = rateOf(counts);
    const name = names[codes[column] as number];
    const which = isPart ? `${all[0]} meetings that tell it` : 'meetings';
    const overall = isPart ? 'of them all' : 'overall';
    const says = `of the ${which} are "${name}", where ${percent(rate)} pass, ${percent(rateOf(all))} ${overall}`;
    return [(shares[0] - shares[1]) * (rate - rateOf(all)), `${sides(shares)} ${says}`];
  });
  return (texts.sort(([a], [b]) => a - b)[0] as [number, string])[1];
}

/** How many claims do not count, and the rule that breaks most. */
function rulesText(kinds: Kind[], rules: readonly { text: string }[]): string {
  const off = kinds.filter(isOff);
  const made = total(kinds.filter(([codes]) => codes[2]));
  const [own, peers] = total(off);
  const [[worst]] = pooled(off, codes => codes[2]).sort(([, [a]], [, [b]]) => b - a) as [Kind];
  const { text } = rules[(worst[2] as number) - 2] as { text: string };
  return `${sides([own / made[0], peers / made[1]])} of the claims break one, most often "${text}"`;
}

/** The rate of both sides together. */
function rateOf([own, peers, ownPassed, peersPassed]: Counts): number {
  return (ownPassed + peersPassed) / (own + peers);
}

/** How far the rep's own rate is from the peers'. */
function rateGap(kinds: readonly Kind[]): number {
  const [own, peers, ownPassed, peersPassed] = total(kinds);
  return ownPassed / own - peersPassed / peers;
}
