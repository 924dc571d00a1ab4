import type { Figure } from '../core/kpi/kpi.ts';
import { grouped } from './look/locale.ts';

/** Stands where there is nothing to show. */
const NOTHING = '–';

/** A share in whole percent. */
export function shareText(share: Figure): string {
  return share === undefined ? NOTHING : `${Math.round(share * 100)}%`;
}

/** A figure a week, with one decimal. */
export function weeklyText(figure: Figure): string {
  return figure === undefined ? NOTHING : grouped(Number(figure.toFixed(1)));
}

/** Days, with one decimal. */
export function daysText(figure: Figure): string {
  return figure === undefined ? NOTHING : `${grouped(Number(figure.toFixed(1)))} days`;
}

/**
 * Money in the pipeline's own currency, in whole units.
 *
 * @param format the number format of the pipeline's amounts: what stands around the digits is the currency.
 */
export function moneyText(amount: Figure, format: string): string {
  if (amount === undefined) return NOTHING;
  const [positive = ''] = format.split(';');
  const plain = positive
    .replace(/\[\$([^[\]-]*)(?:-[^[\]]*)?\]/g, '$1')
    .replace(/\[[^[\]]*\]|[_*]./g, '')
    .replace(/"([^"]*)"|\\(.)/g, '$1$2');
  const [before = '', after = ''] = plain.split(/[#0?](?:[#0?.,\s]*[#0?])?/);
  return `${before}${grouped(Math.round(amount))}${after}`.trim();
}

/** "1 rep", "3 reps". */
export function repsText(count: number): string {
  return `${count} ${count === 1 ? 'rep' : 'reps'}`;
}
