import { scenario } from '../../workbench/demo/scenario.ts';

export default scenario({
  title: 'What is in force without any settings',
  tells:
    'Everything that the sheet says by itself is shown; one button writes it into the settings, and no figure changes.',
  steps: [
    { open: 'Pipeline' },
    { sees: '600 deals read of 600 rows' },
    { unfold: 'What is in force without any settings' },
    { sees: 'Gateway: Proposal date' },
    { sees: 'writes 9 rows into the tab KPI Settings' },
    { press: 'Accept all' },
    { sees: 'Saved in the tab KPI Settings: 1 gateway written, 4 benchmarks changed' },
    { misses: 'What is in force without any settings' },
    { cell: 'KPI Settings!A2', holds: 'Gateway' },
    { cell: 'KPI Settings!B2', holds: 'Proposal date' },
    { cell: 'KPI Settings!D6', holds: 0.6 },
    { press: 'Go to row 529: Within 30 days of the appointment: not yet in the gateway ratio' },
    { sees: 'Row 529 is selected in the spreadsheet' },
    { choose: 'Contact level', option: 'Industry' },
    { sees: 'by the settings' },
    { unfold: 'columns that were not found' },
    { choose: 'Industry', option: 'Industry' },
    { sees: 'can serve one role' },
    { press: 'Discard' },
    { misses: 'can serve one role' },
  ],
});
