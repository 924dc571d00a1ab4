import { scenario } from '../../workbench/demo/scenario.ts';

export default scenario({
  title: 'A benchmark of 650%',
  tells:
    'What can’t be is told at its field, and the rest goes on: flags are counted and other changes are saved.',
  steps: [
    { open: 'Pipeline' },
    { unfold: 'What is in force without any settings' },
    { press: 'Accept all' },
    { sees: 'Saved in the tab KPI Settings: 1 gateway written, 4 benchmarks changed' },
    { open: 'Benchmarks' },
    { sees: 'Today: 1 rep under, 1 below' },
    { type: 'Below peers by', text: '650%' },
    { sees: 'Must be a gap from 0% to 100%, got "650%"' },
    { type: 'Shorter than peers by', text: '25' },
    { press: 'Save' },
    { sees: 'Saved in the tab KPI Settings: 1 benchmark changed; 1 field must be corrected first' },
    { cell: 'KPI Settings!D8', holds: 0.4 },
    { cell: 'KPI Settings!D9', holds: 0.25 },
    { press: 'Back to 40%' },
    { misses: 'must be corrected' },
    { field: 'Below peers by', holds: '40%' },
    { type: 'Confidence of a flag', text: '50' },
    { sees: 'Today: 1 rep under, 1 below' },
  ],
});
