import { scenario } from '../../workbench/demo/scenario.ts';

export default scenario({
  title: 'The first opening',
  tells: 'Everything that the sheet says by itself is proposed; one button takes it into the settings.',
  steps: [
    { sees: '600 deals read of 600 rows' },
    { sees: 'Gateway: Proposal date' },
    { sees: 'Nothing is written yet' },
    { press: 'Accept all' },
    { sees: 'Saved 9 changes in the tab KPI Settings' },
    { misses: 'Proposed settings' },
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
