import { scenario } from '../../workbench/demo/scenario.ts';

export default scenario({
  title: 'A column that changes by itself',
  tells: 'Google lets no formula of an add-on rest on NOW: the panel names the column and says what to do.',
  tabs: [
    {
      name: 'Deals',
      rows: [
        ['Rep', 'Stage', 'Days open'],
        ['Ana Silva', 'Closed Won', '=ROUND(NOW()-B1,0)'],
        ['Tom Okafor', 'Closed Lost', '3'],
        ['Ana Silva', 'Closed Lost', '4'],
      ],
    },
  ],
  steps: [
    { open: 'Pipeline' },
    {
      sees: 'The column "Days open" must not hold NOW(), which no formula of Sales Barometer may rest on: type the values, use TODAY() for the day, or move the column to another tab',
    },
  ],
});
