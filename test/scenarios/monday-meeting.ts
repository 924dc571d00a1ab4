import { scenario } from '../../workbench/demo/scenario.ts';

// Twelve deals of two reps; what the next export has otherwise is typed into the sheet.
const deals = Array.from({ length: 12 }, (_, i) => [
  `D${i + 1}`,
  `Deal ${i + 1}`,
  i % 2 ? 'Nina Petrova' : 'Marcus Webb',
  `2026-05-${String(4 + i).padStart(2, '0')}`,
  `2026-05-${String(14 + i).padStart(2, '0')}`,
  i < 6 ? 'Closed Won' : i < 10 ? 'Closed Lost' : 'Negotiation',
  i < 10 ? `2026-06-${String(1 + i).padStart(2, '0')}` : '',
  (i + 1) * 5000,
]);

export default scenario({
  title: 'The Monday meeting',
  tells:
    'Keep this week, paste the next one over it, and read in three sentences what changed, deal by deal, and what was rewritten.',
  tabs: [
    {
      name: 'Pipeline',
      rows: [
        ['Deal ID', 'Deal', 'Rep', 'First appointment', 'Proposal date', 'Stage', 'Close date', 'Amount'],
        ...deals,
      ],
      size: { rows: 60, columns: 14 },
    },
  ],
  steps: [
    { open: 'Meeting' },
    { sees: 'No week is kept yet' },
    { press: 'Keep this week' },
    { sees: 'This week is kept, as of 2026-06-10' },
    { sees: 'Nothing to do' },
    { cell: 'KPI History!B4', holds: 'Team' },
    { press: 'Keep this week' },
    { cell: 'KPI History!B5', holds: '' },
    // The second week: a deal was won, and a win of June was rewritten to lost.
    { cell: 'Pipeline!F12', typed: 'Closed Won' },
    { cell: 'Pipeline!G12', typed: '2026-06-17' },
    { cell: 'Pipeline!F4', typed: 'Closed Lost' },
    { press: 'Compare again' },
    { sees: 'one deal won; a 15,000 win of June was rewritten to lost' },
    { unfold: 'Close ratio: 60% to 55%' },
    { sees: 'Deal 11' },
    { sees: 'won, now lost' },
    { sees: 'Kept, and what the rows say today' },
    { choose: 'Whose figures', option: 'Nina Petrova' },
    { misses: 'was rewritten to lost' },
    { press: 'Keep this week' },
    { sees: 'This week is kept, as of 2026-06-17' },
    // The third week: somebody edits the history, and it is named.
    { cell: 'KPI History!B3', typed: 'Somebody' },
    { press: 'Compare again' },
    { sees: 'Rep in row 3 (Somebody, 2026-06-10) was changed since it was kept' },
  ],
});
