import { scenario } from '../../workbench/demo/scenario.ts';

export default scenario({
  title: 'Coach one rep',
  tells:
    'What is flagged, why, what to do and what it is worth; each step goes into the plan with one press.',
  steps: [
    { open: 'Coach' },
    { sees: '15 of 48 passed, 31%' },
    { sees: 'Bringing the gateway ratio from 31% to 60%' },
    { sees: 'Contact level' },
    { press: 'Deals: Gateway ratio, Dylan Brooks' },
    { sees: 'not passed' },
    { press: 'Add to plan: Gateway ratio, step 1' },
    { sees: 'Added to the tab KPI Coaching' },
    { cell: 'KPI Coaching!A2', holds: 'Dylan Brooks' },
    { cell: 'KPI Coaching!D2', holds: 'Gateway ratio 60%' },
    { press: 'Undo' },
    { sees: 'Taken out of the tab KPI Coaching' },
    { cell: 'KPI Coaching!A2', holds: '' },
    { press: 'Add to plan: Gateway ratio, step 1' },
    { sees: 'Added to the tab KPI Coaching' },
    { cell: 'KPI Coaching!A2', holds: 'Dylan Brooks' },
    { choose: 'Rep', option: 'Priya Raman' },
    { sees: 'Best practice: ask how' },
  ],
});
