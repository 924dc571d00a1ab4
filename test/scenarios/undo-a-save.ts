import { scenario } from '../../workbench/demo/scenario.ts';

export default scenario({
  title: 'Undo a save',
  tells:
    'The settings are as they were, also the save before it; where somebody else changed them since, nothing is undone.',
  steps: [
    { open: 'Benchmarks' },
    { type: 'Below peers by', text: '35%' },
    { press: 'Save' },
    { sees: 'Saved in the tab KPI Settings: 1 benchmark changed' },
    { open: 'Targets' },
    { type: 'Weeks', text: '13' },
    { press: 'Save' },
    { sees: '1 target changed' },
    { press: 'Undo' },
    { sees: 'Undone: 1 target changed' },
    { cell: 'KPI Settings!D3', holds: '' },
    { field: 'Weeks', holds: '' },
    { press: 'Close this message' },
    { press: 'Undo the last save (1 benchmark changed)' },
    { sees: 'Undone: 1 benchmark changed' },
    { cell: 'KPI Settings!D2', holds: '' },
    { type: 'Weeks', text: '26' },
    { press: 'Save' },
    { sees: 'Saved in the tab KPI Settings: 1 target changed' },
    { cell: 'KPI Settings!D2', typed: '30' },
    { press: 'Undo' },
    { sees: 'Somebody else changed the settings since that save; nothing was undone' },
    { cell: 'KPI Settings!D2', holds: 30 },
    { field: 'Weeks', holds: '30' },
  ],
});
