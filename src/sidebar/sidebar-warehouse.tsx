// The sidebar of the build that asks BigQuery itself.
import './panels/bigquery/bigquery.css';
import { BigQueryPanel } from './panels/bigquery/bigquery.tsx';
import { PANELS } from './panels/panels.ts';
import { start } from './start.tsx';

start([
  ...PANELS,
  {
    id: 'bigquery',
    title: 'BigQuery',
    lead: 'A scorecard of more deals than a sheet can hold, from a table of your warehouse.',
    help: 'Choose the table, look at what its columns were taken for, and try without reading: that costs nothing and says what a run reads. Then run. To bring the figures up to date, do the same again; what you chose is kept with this spreadsheet.',
    terms: ['Pipeline', 'Outcome', 'As of'],
    groups: ['column'],
    isSource: true,
    Body: BigQueryPanel,
  },
]);
