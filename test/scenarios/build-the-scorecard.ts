import { scenario } from '../../workbench/demo/scenario.ts';

export default scenario({
  title: 'The scorecard, step by step',
  tells: 'Building shows how far it has come; stopping leaves nothing half built.',
  latency: 150,
  steps: [
    // Where nothing needs to be corrected the sidebar opens here, with what to do first.
    { sees: '1. Your deals 600 deals on the tab Pipeline: 231 won, 198 lost, 171 open' },
    { press: 'Build scorecard' },
    { sees: 'The scorecard is built, with the weekly goals and the charts beside it' },
    { misses: '1. Your deals' },
    { sees: 'All dates, as of 8/31/2026 (the latest date under' },
    { sees: 'Marcus Webb' },
    { cell: 'KPI Scorecard!A4', holds: 'Rep' },
    { press: 'Refresh' },
    { sees: 'The scorecard is built' },
    { press: 'Remove' },
    { press: 'Keep them' },
    { press: 'Remove' },
    { press: 'Remove them' },
    { sees: 'Removed KPI Scorecard, KPI Weekly goals and KPI Charts. Settings and coaching plan stay' },
    { sees: '2. The scorecard' },
    { press: 'Build scorecard' },
    { press: 'Stop' },
    { sees: 'Stopped. What stood before is still there' },
    { sees: '2. The scorecard' },
  ],
});
