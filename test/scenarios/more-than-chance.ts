import { scenario } from '../../workbench/demo/scenario.ts';

export default scenario({
  title: 'More than chance?',
  tells:
    'Each ratio against the number of deals that it rests on, with the curves at which a mark begins; the same is a table.',
  steps: [
    { press: 'Build scorecard' },
    { sees: 'The scorecard is built' },
    { sees: 'Under 85 to 1' },
    { sees: '35% (11 of 31)' },
    { sees: 'Below the other they are 60 to 1 or more: under' },
    { unfold: 'Close ratio as a table' },
    { sees: '11 of 31, 85 to 1' },
    { open: 'Benchmarks' },
    { type: 'At least', text: '72.5%' },
    { press: 'Save' },
    { open: 'Coach' },
    { choose: 'Rep', option: 'Marcus Webb' },
    // As many digits as were set.
    { sees: 'benchmark 72.5%' },
  ],
});
