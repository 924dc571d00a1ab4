import { normalQuantile } from '../evidence/normal.ts';
import { kpiNamed } from '../kpi/catalog.ts';
import type { KpiContext, KpiName } from '../kpi/kpi.ts';
import { CLAIMED } from '../pipeline/opportunities.ts';
import type { Kind, Reading } from './kinds.ts';
import { kindsOf, MOST_WORDS, pooled, total, wordsOf } from './kinds.ts';
import { kitagawa, standardErrors } from './kitagawa.ts';
import { sides } from './words.ts';

/** Something that a rep may do differently: the words for it, and by row the code of a word; 0 where it is not known. */
type Aspect = [names: readonly string[], codes: ArrayLike<number>];

/**
 * What a rep with a best practice does that the peers don't, as questions for an interview, each with its figures:
 * the level first met, the source and the gateway of the cases that the KPI rests on, and of either part of the cycle
 * how many are done within the median days.
 *
 * At like amount and industry: the shares are those of a Kitagawa decomposition (see kitagawa.ts) whose kinds are the
 * industry and the half of the pipeline's amounts; without such a column all are alike in it. What is no more than luck
 * at the confidence of the settings, by Bonferroni for the words of a column, is left out.
 */
export function practiceOf(reading: Reading, context: KpiContext, kpi: KpiName): string[] {
  const { rows, settings } = reading;
  const { amounts, appointments, closed, repCodes } = rows;
  const gateway = context.gatewayProvable && rows.gateways[0];
  const aspects: Aspect[] = [wordsOf(rows, 'Contact level'), wordsOf(rows, 'Source')];
  if (gateway) {
    const { setting, states, dates } = gateway;
    const days = (what: string, from: Int32Array, to: Int32Array): void => {
      // A day more than it took, so that no day at all is a case as well.
      const took = to.map((day, row) =>
        day > 0 && (from[row] as number) > 0 ? day - (from[row] as number) + 1 : 0,
      );
      const [median, codes] = halves(took);
      aspects.push([['', `at most ${median - 1} days ${what} ${setting.name}`], codes]);
    };
    if (kpi !== 'Gateway ratio')
      aspects.push([['', setting.name], states.map(state => 2 - (state & CLAIMED))]);
    if (dates && appointments) {
      days('from first appointment to', appointments.days, dates.days);
      days('to close from', dates.days, closed);
    }
  }
  const all = kindsOf(
    reading,
    [
      halves(amounts ? amounts.cents : repCodes.map(() => 0))[1],
      wordsOf(rows, 'Industry')[1],
      ...aspects.map(([, codes]) => codes),
    ],
    tally => [kpiNamed(kpi).basis(tally, context), 0],
  );
  const rateOf = (kinds: Kind[]): number[] => [kitagawa(kinds, codes => codes)[1]];
  const told: string[] = [];
  aspects.forEach(([names], i) => {
    const words = names.length - 1;
    const z = normalQuantile(1 - (1 - settings.confidence) / words);
    names.forEach((name, word) => {
      if (!name || words > MOST_WORDS) return;
      const kinds = pooled(
        all
          .filter(([codes]) => codes[i + 2])
          .map(([codes, [own, peers]]) => {
            const has = +(codes[i + 2] === word);
            return [codes.slice(0, 2), [own, peers, own * has, peers * has]];
          }),
        String,
      );
      const [own, peers] = total(kinds);
      const [, rate, ...shares] = kitagawa(kinds, codes => codes);
      if (
        Math.min(own, peers) >= settings.minimumSales &&
        rate > z * (standardErrors(kinds, rateOf)[0] as number)
      )
        told.push(`${sides(shares)} ${name}, at like amount and industry. How do you do that?`);
    });
  });
  if (!told.length) told.push('No column shows more than luck. What do you do differently?');
  return told;
}

/** The median of the values above 0, and by row: 1 up to it, 2 above, 0 for what is not above 0. */
function halves(values: Int32Array | Float64Array): [median: number, codes: ArrayLike<number>] {
  const sorted = values.filter(value => value > 0).sort();
  const median = sorted[(sorted.length - 1) >> 1] as number;
  return [median, values.map(value => (value > 0 ? 1 + +(value > median) : 0))];
}
