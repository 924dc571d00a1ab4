// Spreadsheets whose time zone the language does not know: Google takes Java's names too.
import { afterEach, expect, test } from 'vitest';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { open } from '../support/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());

const day = (text: string) => new Date(text);
const rows = [
  ['Owner', 'Stage', 'First appointment date', 'Close date', 'Amount'],
  ['Ana', 'Closed Won', day('2026-01-05'), day('2026-01-31'), 100],
  ['Ana', 'Closed Lost', day('2026-01-05'), day('2026-02-01'), 100],
  ['Ana', 'Closed Won', day('2026-01-06'), day('2026-02-01'), 100],
];

// By 31 January one deal was decided, and won; of the two decided in February one was won.
test.each(['GMT+02:00', 'GMT-11:30', 'Europe/Berlin'])('a formula counts days in %s', async timeZone => {
  bench = await open({ sheets: [{ name: 'Deals', rows }], timeZone });
  bench.person.type('Deals!H1', '=CLOSE_RATIO(A1:E4;"Ana";DATE(2026;1;1);DATE(2026;1;31))');
  bench.person.type('Deals!H2', '=CLOSE_RATIO(A1:E4;"Ana";DATE(2026;2;1);DATE(2026;2;28))');
  await bench.settled();
  expect(bench.values('Deals!H1:H2')).toEqual([[1], [0.5]]);
});
