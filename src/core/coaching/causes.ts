import { normalQuantile } from '../evidence/normal.ts';
import { CLAIMED, PASSED } from '../pipeline/opportunities.ts';
import { ruleOf } from '../pipeline/prove.ts';
import { dateOrderOf } from '../pipeline/read.ts';
import type { Reading, Side, Sides } from './kinds.ts';
import { kindsOf, SIDES, wordsOf } from './kinds.ts';
import type { Cases, Part } from './kitagawa.ts';
import { kitagawa, pooled, rateOf, standardError } from './kitagawa.ts';
import { percent } from './words.ts';

/** The columns that tell whom a rep meets. */
const FACTORS = ['Contact level', 'Industry'] as const;

/** Why a gateway ratio is low: whom the rep meets, what happens there, or claims that break the gateway's rules. */
export interface Cause {
  kind: (typeof FACTORS)[number] | 'Skill' | 'Rules';
  /** The share of the gap to the peers that it accounts for; above 1 where another part works against it. */
  share: number;
  /** The evidence in plain words. */
  text: string;
}

export interface Causes {
  /** Those for which there is evidence, the largest first. */
  causes: Cause[];
  /** What could not be told, and what would let it. */
  unknown: string[];
}

/** What no row can show. */
export const QUESTIONS: readonly string[] = [
  'What do you say first to the level you meet, and which of their own goals does it speak to?',
  'Who proves the diagnosis: you, by telling it away, or a third party that the buyer believes?',
];

/**
 * Likely causes of a gateway ratio below the peers', by E. M. Kitagawa's decomposition (see kitagawa.ts).
 *
 * The gap is taken apart so that its parts add up and none is counted twice: first the claims that do not count
 * because they break a rule; the rest, a gap in claims, by contact level and industry together into whom they meet
 * and what happens there. Where both columns can speak, each gets the mean of what it explains alone and what it adds
 * to the other: the Shapley value (A. F. Shorrocks, Journal of Economic Inequality 11, 2013). A part is named where
 * its standard error, at the confidence of the settings and by Bonferroni for the number of parts tested, leaves
 * it below 0. What happens in the meeting is named only where a column shows whom the rep meets.
 *
 * @param rep the rep's code; the pipeline's first gateway must be provable.
 */
export function causesOf(reading: Reading, rep: number): Causes {
  const { rows, settings } = reading;
  const gateway = rows.gateways[0] as (typeof rows.gateways)[number];
  const isMet = gateway.rules.map(rule =>
    ruleOf(rule, rows, column => dateOrderOf(settings, rows.columns, column), []),
  );
  const columns = FACTORS.map(role => ({ role, ...wordsOf(rows, role) }));
  /** 0 without a claim, 1 for a claim that counts, else twice the rules that it breaks, as bits. */
  const claimOf = (row: number): number => {
    const state = gateway.states[row] as number;
    if (!(state & CLAIMED)) return 0;
    return state & PASSED ? 1 : isMet.reduce((sum, met, i) => (met(row) ? sum : sum + 2 ** (i + 1)), 0);
  };
  const kinds = kindsOf(reading, row => [
    rows.repCodes[row] === rep ? 0 : 1,
    ...columns.map(column => column.codeOf(row)),
    claimOf(row),
  ]).map(({ codes, tally }) => {
    const { matured, passed } = tally.gateways[0] as { matured: number; passed: number };
    const claim = codes[3] as number;
    const side = codes[0] as Side;
    const onSide = (n: number): Sides => (side ? [0, n] : [n, 0]);
    return { codes, claim, n: onSide(matured), passed: onSide(claim > 1 ? matured : passed) };
  });

  const unknown: string[] = [];
  const sum = (of: readonly Cases[], side: Side): number => of.reduce((total, { n }) => total + n[side], 0);
  const factors = columns.flatMap(({ role, names }, i) => {
    const codeOf = ({ codes }: Cases): number => codes[i + 1] as number;
    const filled = kinds.filter(kind => codeOf(kind) && kind.n[0] + kind.n[1]);
    const isFilled = SIDES.every(side => sum(filled, side) * 2 >= sum(kinds, side));
    const levels = new Set(filled.map(codeOf)).size;
    if (isFilled && levels > 1) return [{ role, names, codeOf }];
    const why = levels === 1 && isFilled ? 'all are alike' : `fill a ${role} column`;
    unknown.push(`whether ${role.toLowerCase()} is a cause (${why})`);
    return [];
  });
  const compared = kinds.filter(kind => factors.every(({ codeOf }) => codeOf(kind)));
  const all: Cases = { codes: [], n: [sum(compared, 0), sum(compared, 1)], passed: [0, 0] };
  if (Math.min(...all.n) < settings.minimumCases)
    return { causes: [], unknown: ['causes (too few first appointments, own or of other reps)'] };
  const off = compared.filter(kind => kind.claim > 1);
  for (const side of SIDES) all.passed[side] = sum(off, side);
  const cases = [...pooled(compared, ({ codes }) => codes.slice(1, 3).join()).values()];
  const claims = kitagawa(cases, () => 0).rates;
  const gap = claims[0] - rateOf(all, 0) - claims[1] + rateOf(all, 1);
  if (!(gap < 0)) return { causes: [], unknown: [...unknown, 'causes (the other reps pass no more)'] };

  const found: [kind: Cause['kind'], part: Part, text: () => string][] = [];
  if (factors.length) {
    const joint = kitagawa(cases, ({ codes }) => codes.join());
  }
  return { causes: [], unknown };
}
