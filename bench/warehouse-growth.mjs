// npm run growth [ROWS ...]: how the warehouse query grows, at 1 and 10 million rows where nothing else is said.
import { bundle } from './bundle.mjs';

const { growth } = await import(await bundle(new URL('warehouse-growth.ts', import.meta.url).pathname));
const sizes = process.argv.slice(2).map(Number);
const found = await growth(sizes.length ? sizes : [1_000_000, 10_000_000]);
if (!found.length) console.log('Skipped: @duckdb/node-api or @polyglot-sql/sdk is not installed');
console.table(
  found.map(({ rows, cores, clock, answer }) => ({
    rows,
    'seconds of all cores': cores.toFixed(1),
    'seconds by the clock': clock.toFixed(1),
    'rows a core-second': Math.round(rows / cores),
    'answer, KB': Math.round(answer / 1000),
  })),
);
const [first, last] = [found[0], found.at(-1)];
if (first && last && first !== last)
  console.log(`Rows x ${last.rows / first.rows}, time x ${(last.cores / first.cores).toFixed(1)}`);
