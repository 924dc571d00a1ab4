import type { Opportunities } from '../pipeline/opportunities.ts';
import { WON } from '../pipeline/opportunities.ts';

/** The currencies of sales with an amount above 0, each with how many sales are in it. */
export function currenciesOfSales({
  amounts,
  currencyCodes,
  currencyNames,
  outcomes,
  length,
}: Opportunities): [name: string, sales: number][] {
  const found = new Map<string, number>();
  if (!amounts || (!amounts.currencyCodes && !currencyCodes)) return [];
  for (let row = 0; row < length; row++) {
    if (outcomes[row] !== WON || !((amounts.cents[row] as number) > 0)) continue;
    const own = amounts.currencyCodes ? (amounts.currencyCodes[row] as number) : 0;
    const name = own ? amounts.currencies[own - 1] : currencyNames?.folded[currencyCodes?.[row] as number];
    if (name) found.set(name, (found.get(name) ?? 0) + 1);
  }
  return [...found];
}
