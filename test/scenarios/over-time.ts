import { scenario } from '../../workbench/demo/scenario.ts';

export default scenario({
  title: 'A figure over time, and the deals behind it',
  tells:
    'The last 13 weeks or 12 months of a rep’s figure with its benchmark and the odds now, as a picture and as a table, and KPI_TREND for a cell of your own.',
  steps: [
    { open: 'Coach' },
    { choose: 'Rep', option: 'Marcus Webb (close ratio)' },
    { unfold: 'Figures, and the deals behind each' },
    { press: 'Deals: Revenue, Marcus Webb' },
    { sees: 'Row 27' },
    { press: 'Over time: Marcus Webb' },
    { sees: 'The line is the benchmark, 65%. Now: under, 85 to 1.' },
    { choose: 'How far back', option: 'Last 12 months' },
    { unfold: 'Close ratio as a table' },
    { sees: 'Month from' },
    { select: 'Pipeline!N1' },
    { press: 'Write KPI_TREND into the selected cell' },
    { sees: 'Written into Pipeline!N1' },
    { choose: 'Figure over time', option: 'Average sale' },
    { sees: 'The line is the peers’, $21,107.' },
  ],
});
