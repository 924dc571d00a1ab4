import { scenario } from '../../workbench/demo/scenario.ts';

export default scenario({
  title: 'The scorecard, step by step',
  tells: 'Building shows how far it has come; stopping leaves nothing half built.',
  latency: 150,
  steps: [
    { open: 'Scorecard' },
    { sees: 'Not built yet' },
    { sees: 'Marcus Webb' },
    { press: 'Build scorecard' },
    { sees: 'The scorecard is built, with the weekly goals and the charts beside it' },
    { cell: 'KPI Scorecard!A4', holds: 'Rep' },
    { press: 'Refresh' },
    { sees: 'The scorecard is built' },
    { press: 'Remove' },
    { press: 'Keep them' },
    { press: 'Remove' },
    { press: 'Remove them' },
    { sees: 'Removed. Settings and coaching plan are still there' },
    { sees: 'Not built yet' },
    { press: 'Build scorecard' },
    { press: 'Stop' },
    { sees: 'Stopped. What stood before is still there' },
    { sees: 'Not built yet' },
  ],
});
