import { scenario } from '../../workbench/demo/scenario.ts';

const STAGES = ['Closed Won', 'Closed Lost', 'Closed Lost', 'Proposal'];
const CLOSERS = ['Ana Silva', 'Tom Okafor', 'Priya Raman'];

export default scenario({
  title: 'A header that nobody knows over people’s names',
  tells:
    'The column with the salespeople is proposed by its cells, and one press takes it; each thing is said once.',
  tabs: [
    {
      name: 'Deals',
      rows: [
        ['Deal', 'Closer', 'Stage', 'First appointment', 'Proposal date', 'Close date', 'Amount'],
        ...Array.from({ length: 9 }, (_, i) => [
          `D${i + 1}`,
          CLOSERS[i % 3] as string,
          STAGES[i % 4] as string,
          `2026-01-${10 + i}`,
          `2026-01-${20 + (i % 9)}`,
          `2026-02-${10 + i}`,
          1000 + i,
        ]),
      ],
    },
  ],
  steps: [
    { sees: 'One column is still to be named' },
    { sees: '9 of 9 cells look like people’s names, 3 different ones' },
    { misses: 'Choose it at the top' },
    { press: 'Take Closer as Rep' },
    { sees: '9 deals read of 9 rows' },
    { press: 'Build scorecard' },
    { sees: 'The scorecard is built' },
  ],
});
