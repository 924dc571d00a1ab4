import { scenario } from '../../workbench/demo/scenario.ts';
import { samplePipeline } from '../samples/pipeline.ts';

export default scenario({
  title: 'Settings edited by hand',
  tells: 'A typing error is told at its row and its field, unknown rows are kept, and all else counts.',
  tabs: [
    samplePipeline(),
    {
      name: 'KPI Settings',
      rows: [
        ['Group', 'Name', 'Setting', 'Value'],
        ['Benchmark', 'Close ratio', 'At least', '65 percnt'],
        ['Gateway', 'Proposal', 'Kind', 'Proposal'],
        ['Gateway', 'Proposal', 'Proof column', 'Proposal date'],
        ['Gateway', 'Proposal', 'Rule', 'Budget holder is filled'],
        ['Gateway', 'Proposal', 'Windw (days)', 30],
        ['Target', 'Team', 'Revenue', 600000],
        ['Lunch', 'Friday', 'At', 'noon'],
      ],
    },
  ],
  steps: [
    // The table bears no name yet: the first save finds it by its headers.
    { open: 'Targets' },
    { type: 'Weeks', text: '13' },
    { press: 'Save' },
    { sees: 'Saved in the tab KPI Settings: 1 target changed' },
    { open: 'Pipeline' },
    { sees: 'Settings to correct' },
    { sees: 'must be a share from 0% to 100%, got "65 percnt"' },
    { sees: 'must begin with a header of the pipeline' },
    { unfold: '2 rows of the settings set nothing that is known' },
    { sees: 'Lunch, Friday, At' },
    { open: 'Benchmarks' },
    { sees: 'Must be a share from 0% to 100%, got "65 percnt"' },
    { open: 'Gateways' },
    { press: 'Edit: Proposal' },
    { sees: 'Must begin with a header of the pipeline, got "Budget holder"' },
    { choose: 'Column', option: 'Amount' },
    { sees: 'first appointments that had their 30 days, 367 passed' },
    { press: 'Save' },
    { sees: 'in the tab KPI Settings' },
    { cell: 'KPI Settings!D5', holds: 'Amount is filled' },
    { cell: 'KPI Settings!A8', holds: 'Lunch' },
  ],
});
