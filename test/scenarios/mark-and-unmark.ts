import { scenario } from '../../workbench/demo/scenario.ts';

export default scenario({
  title: 'Mark your own table',
  tells: 'Names of reps under benchmark are set off in any table, and the marks go as they came.',
  steps: [
    { open: 'Mark' },
    { sees: 'Build it first' },
    { press: 'Go to Scorecard' },
    { press: 'Build scorecard' },
    { sees: 'The scorecard is built' },
    { open: 'Mark' },
    { sees: 'Nothing is marked' },
    { select: 'Pipeline!C2:C30' },
    { press: 'Mark selection' },
    { sees: 'Pipeline, C2:C30' },
    { sees: 'Names, any KPI' },
    { cell: 'Pipeline!C7', looks: '#f2b8a2' },
    { choose: 'KPI', option: 'Close ratio' },
    { tick: 'Figures' },
    { select: 'Pipeline!K2:K30' },
    { press: 'Mark selection' },
    { sees: 'Figures, Close ratio' },
    { press: 'Remove: Pipeline, C2:C30' },
    { sees: 'Removed the marks of Pipeline, C2:C30' },
    { press: 'Remove all marks' },
    { sees: 'Nothing is marked' },
  ],
});
