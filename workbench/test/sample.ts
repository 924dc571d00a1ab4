// A spreadsheet to begin with, for the tests of the page.
import type { Sample } from '../demo/sample.ts';

const sample: Sample = {
  name: 'Orders of a bakery',
  tabs: () => [
    {
      name: 'Orders',
      rows: [
        ['Customer', 'Loaf', 'Baked on', 'Loaves'],
        ['Ana', 'Rye', new Date('2026-03-31T00:00:00Z'), 12],
        ['Ben', 'Spelt', new Date('2026-04-01T00:00:00Z'), 4],
      ],
    },
  ],
};
export default sample;
