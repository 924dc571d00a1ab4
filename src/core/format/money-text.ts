import { withThousands } from '../thousands.ts';

/**
 * Money in whole units, in the currency of the pipeline's own cells.
 *
 * @param format the number format of the amounts: what stands around the digits is the currency.
 */
export function moneyText(amount: number, format: string): string {
  const [positive = ''] = format.split(';');
  const plain = positive
    .replace(/\[\$([^[\]-]*)(?:-[^[\]]*)?\]/g, '$1')
    .replace(/\[[^[\]]*\]|[_*]./g, '')
    .replace(/"([^"]*)"|\\(.)/g, '$1$2');
  const [before = '', after = ''] = plain.split(/[#0?](?:[#0?.,\s]*[#0?])?/);
  return `${before}${withThousands(String(Math.round(amount)))}${after}`.trim();
}
