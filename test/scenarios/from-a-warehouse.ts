import { scenario } from '../../workbench/demo/scenario.ts';
import { sampleTallies } from '../samples/tallies.ts';

export default scenario({
  title: 'From a warehouse',
  tells:
    'The query for BigQuery is written from a table’s columns; on the tab that Connected Sheets fills with it the scorecard is built.',
  tabs: [sampleTallies()],
  steps: [
    { open: 'Warehouse' },
    { type: 'Table', text: 'deals' },
    { type: 'Columns, one a line with its type', text: 'OwnerName STRING\nStage STRING' },
    { press: 'Write the query' },
    { sees: 'must be named by project, dataset and table, such as sales-crm-1.crm.deals, got "deals"' },
    { type: 'Table', text: 'sales-crm-1.crm.deals' },
    {
      type: 'Columns, one a line with its type',
      text: 'Rep STRING\nFirst appointment DATE\nStage STRING\nProposal date DATE\nClose date STRING\nAmount NUMERIC',
    },
    { press: 'Write the query' },
    { sees: '2. The query' },
    { sees: 'Close date: Close date. Text: only dates such as 2026-03-31 are read there' },
    { sees: '600 deals of 12 reps, in a table of tallies' },
    { sees: 'The deals stay in the warehouse' },
    { press: 'Build scorecard' },
    { sees: 'The scorecard is built, with the weekly goals and the charts beside it' },
    { sees: 'Marcus Webb' },
    { misses: 'Deals: Close ratio, Marcus Webb' },
    { open: 'Coach' },
    { choose: 'Rep', option: 'Marcus Webb (close ratio)' },
    { sees: '11 of 31 closed' },
    { cell: 'KPI Scorecard!A4', holds: 'Rep' },
    { cell: 'KPI Scorecard!A6', holds: 'Alicia Moreno' },
    { open: 'Pipeline' },
    { sees: '600 deals of 12 reps, in a table of tallies' },
    { open: 'Gateways' },
    { open: 'Meeting' },
    { sees: 'must hold the deals themselves for this, got a table of their tallies' },
    { open: 'Scorecard' },
    { press: 'Refresh' },
    { sees: 'The scorecard is built' },
    // Somebody types into the table: the build is refused, and what stands stays.
    { cell: 'Extract 1!C2', typed: '900' },
    { press: 'Refresh' },
    { sees: 'must be as it was made, got a row with a cell changed' },
  ],
});
