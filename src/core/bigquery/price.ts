import { bytesText } from './failures.ts';

/**
 * BigQuery's list price for reading, on demand. Source: cloud.google.com/bigquery/pricing, as it was in June 2026.
 */
export const PRICE = {
  dollars: 6.25,
  perBytes: 2 ** 40,
  asOf: 'June 2026',
  source: 'cloud.google.com/bigquery/pricing',
};

/** What is billed at least for a table that is read. Same source. */
const LEAST_BYTES = 10 * 2 ** 20;

/** Dollars at the list price for a number of bytes read from one table. */
export function listPrice(bytes: number): number {
  return (Math.max(bytes, LEAST_BYTES) / PRICE.perBytes) * PRICE.dollars;
}

/** What a query reads and may cost, in words: an estimate, with where the price is from. */
export function priceText(bytes: number): string {
  const dollars = listPrice(bytes);
  const money = dollars < 0.01 ? 'less than $0.01' : `about $${dollars.toFixed(2)}`;
  return (
    `Reads ${bytesText(bytes)}: ${money} a run. This is an estimate at BigQuery's list price of $${PRICE.dollars} per TiB on demand ` +
    `(${PRICE.source}, ${PRICE.asOf}); a region or a contract of yours may have another, and the first TiB a month is free.`
  );
}
