import { currencyOf } from '../cells/amount-text.ts';
import { FATES } from '../pipeline/left-out.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import type { Finding } from './check.ts';

/** How many rows the finding names one by one. */
const EXAMPLES = 50;

/** The signs and names by which a number format can show a currency, beside codes of three capitals. */
const SIGNS = ['kr', 'Kč', 'zł', 'R$', 'Fr', 'Fr.'];

/** The currency that a number format shows around its digits, as a code; '' where it shows none. */
export function currencyOfFormat(format: string): string {
  const [positive = ''] = format.split(';');
  const [before = '', ...bracketed] = positive.split('[');
  // [$€-407] shows the sign and means a locale; [Red] and [h] show nothing.
  const inBrackets = bracketed.flatMap(part => {
    const [inside = '', after = ''] = part.split(']');
    return [inside.startsWith('$') ? (inside.slice(1).split('-')[0] as string) : '', after];
  });
  const words = [before, ...inBrackets].flatMap(part => part.split(/[\s#0?,_*()+"\\-]/));
  const sign = words.find(word => /^(\p{Sc}|[A-Z]{3})$/u.test(word) || SIGNS.includes(word));
  return sign === undefined ? '' : currencyOf(sign);
}

/**
 * Amounts whose cells are formatted in several currencies. The cells hold plain numbers, so a formula adds them up as if
 * they were one: only whoever sees the formats can tell.
 *
 * @param formats the number formats of the amount column, by row below the header.
 * @returns undefined where all that show a currency show the same.
 */
export function formatCurrencies(rows: Opportunities, formats: readonly string[]): Finding | undefined {
  const { amounts, fates, first, length } = rows;
  if (!amounts) return undefined;
  const codes = new Map<string, string>();
  const found = new Map<string, { count: number; examples: number[] }>();
  for (let row = 0; row < length; row++) {
    const format = formats[row] ?? '';
    if (fates[row] !== FATES.used || Number.isNaN(amounts.cents[row])) continue;
    const code = codes.get(format) ?? currencyOfFormat(format);
    codes.set(format, code);
    if (!code) continue;
    const own = found.get(code) ?? { count: 0, examples: [] };
    found.set(code, own);
    own.count++;
    if (own.examples.length < EXAMPLES) own.examples.push(first + row);
  }
  const [most, ...others] = [...found].sort(([, a], [, b]) => b.count - a.count);
  if (!most || !others.length) return undefined;
  const list = [most, ...others].map(([code, { count }]) => `${code} (${count})`).join(', ');
  return {
    severity: 'stops',
    text: `Amounts are formatted in several currencies, and added as one: ${list}`,
    rows: others.reduce((sum, [, { count }]) => sum + count, 0),
    examples: others.flatMap(([, { examples }]) => examples).slice(0, EXAMPLES),
    cure: 'Convert them to one currency, or add a column Currency, so that they are not added',
  };
}
