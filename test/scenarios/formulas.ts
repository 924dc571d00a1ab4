import { scenario } from '../../workbench/demo/scenario.ts';
import { samplePipeline } from '../samples/pipeline.ts';

export default scenario({
  title: 'A figure in a cell of your own',
  tells:
    'The formula of any figure is written and explained; a formula that leaves the settings out is mended by one press.',
  tabs: [samplePipeline(), { name: 'Notes', rows: [['My own table']], size: { rows: 50, columns: 20 } }],
  steps: [
    { cell: 'Notes!M1', typed: '=CLOSE_RATIO(Pipeline!A1:K601; "Marcus Webb")' },
    { cell: 'Notes!M2', typed: 'Marcus Webb' },
    { open: 'Formulas' },
    { sees: '1 formula of this file goes by the defaults' },
    { press: 'Use the settings in Notes, M1' },
    { sees: 'Notes, M1 uses your settings now' },
    { sees: 'Every formula of this file uses your settings.' },
    { choose: 'Figure', option: 'Gateway ratio' },
    { choose: 'Of', option: 'The rep named in a cell' },
    { type: 'Cell with the rep’s name', text: 'M2:M3' },
    { sees: 'Must be a cell such as A2, got "M2:M3"' },
    { type: 'Cell with the rep’s name', text: 'M2' },
    { sees: "=GATEWAY_RATIO('Pipeline'!A:K, M2,,, KPI_SETTINGS)" },
    { sees: 'Of the rep in M2.' },
    { select: 'Notes!N2' },
    { press: 'Write into the selected cell' },
    { sees: 'Written into Notes!N2' },
    { press: 'Write into the selected cell' },
    { sees: 'The cell Notes!N2 must be blank' },
    { cell: 'Notes!M2', typed: 'Markus Webb' },
    { select: 'Notes!N3' },
    { press: 'Write into the selected cell' },
    { sees: 'M2 holds "Markus Webb", and no deal is of that rep; the nearest name is "Marcus Webb"' },
    { type: 'Cell with the rep’s name', text: 'marcus' },
    { sees: 'Must be a cell such as A2, got "marcus"; Marcus Webb can be chosen above' },
  ],
});
