import { RECENT_DAYS } from '../scorecard/recent.ts';
import type { Settings } from '../settings/settings.ts';
import type { Bounds } from '../tally/plan.ts';
import { CHECK_LENGTH } from '../warehouse/check-cell.ts';
import { queryFor } from '../warehouse/query-for.ts';
import type { TableSchema } from '../warehouse/schema.ts';
import { literal } from '../warehouse/schema.ts';
import type { TallyHeader } from '../warehouse/table-header.ts';
import { fieldOf, TALLY_HEADERS, TALLY_VERSION } from '../warehouse/table-header.ts';
import { COLUMN_DOCS } from './column-docs.ts';

/** What a package is written from. */
export interface PackageInput {
  schema: TableSchema;
  settings: Settings;
  bounds: Bounds;
  /** The time zone in which an instant falls on a day. */
  zone: string;
}

/**
 * Values that stand in for those of the settings while the query is written, none of which it could hold otherwise: where they
 * come out, the model names a variable.
 */
const STAND_INS = { asOf: 7_000_001, from: 7_000_002, to: 7_000_003, starts: 7_000_004, window: 7_100_000 };
const PLACE = { project: 'stand-in-project', dataset: 'stand_in_dataset', table: 'stand_in_table' };
const ZONE = 'StandIn/Zone';
const WORDS = { Won: ['stand in won'], Lost: ['stand in lost'], Open: ['stand in open'] };
const AS_MADE_BY = ' AS `Made_by`';

/** A model's text and the variables that it names. */
export interface Model {
  sql: string;
  vars: Record<string, string>;
}

/**
 * The query of a table as a dbt model: what the settings say stands in variables, and rendered with them it is the query, to the
 * last sign.
 */
export function modelOf({ schema, settings, bounds, zone }: PackageInput): Model {
  const sql = queryFor(schema, settings, bounds, zone);
  const vars: Record<string, string> = {
    kpi_project: schema.project,
    kpi_dataset: schema.dataset,
    kpi_table: schema.table,
    kpi_time_zone: literal(zone),
    kpi_won_words: wordsOf(settings.words.Won),
    kpi_lost_words: wordsOf(settings.words.Lost),
    kpi_open_words: wordsOf(settings.words.Open),
    kpi_made_by: madeByIn(sql),
  };
  const stand: [sign: string, name: string][] = [
    [PLACE.project, 'kpi_project'],
    [PLACE.dataset, 'kpi_dataset'],
    [PLACE.table, 'kpi_table'],
    [literal(ZONE), 'kpi_time_zone'],
    [wordsOf(WORDS.Won), 'kpi_won_words'],
    [wordsOf(WORDS.Lost), 'kpi_lost_words'],
    [wordsOf(WORDS.Open), 'kpi_open_words'],
  ];
  const standIn = (name: string, value: number | undefined, sign: number): number | undefined => {
    if (value === undefined) return undefined;
    vars[name] = String(value);
    stand.push([String(sign), name]);
    return sign;
  };
  const asOf = standIn('kpi_as_of', settings.asOf, STAND_INS.asOf);
  const starts = standIn('kpi_target_starts', settings.target.starts, STAND_INS.starts);
  const between: Bounds = {
    from: standIn('kpi_from', bounds.from, STAND_INS.from),
    to: standIn('kpi_to', bounds.to, STAND_INS.to),
  };
  const gateways = settings.gateways?.map((gateway, i) => ({
    ...gateway,
    window: standIn(`kpi_window_${i + 1}`, gateway.window, STAND_INS.window + i) as number,
  }));
  const under: Settings = {
    ...settings,
    words: {
      Won: settings.words.Won.length ? WORDS.Won : [],
      Lost: settings.words.Lost.length ? WORDS.Lost : [],
      Open: settings.words.Open.length ? WORDS.Open : [],
    },
    asOf,
    target: { ...settings.target, starts },
    ...(gateways ? { gateways } : {}),
  };
  let model = queryFor({ ...schema, ...PLACE }, under, between, ZONE);
  model = model.replace(madeByIn(model) + AS_MADE_BY, () => variable('kpi_made_by') + AS_MADE_BY);
  for (const [sign, name] of stand) model = model.split(sign).join(variable(name));
  for (const name of Object.keys(vars)) if (!model.includes(variable(name))) delete vars[name];
  if (rendered(model, vars) !== sql) throw new Error('a model must render to the query of its settings');
  return { sql: model, vars };
}

/** The literal that says by which settings a query is made. */
function madeByIn(sql: string): string {
  const [before = ''] = sql.split(AS_MADE_BY);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return line.slice(line.indexOf("'"));
}

/** A model's text with its variables put in, which is all that its Jinja does. */
function rendered(model: string, vars: Readonly<Record<string, string>>): string {
  return model.replace(/\{\{ var\('(\w+)'\) \}\}/g, (_, name: string) => vars[name] ?? '');
}

function wordsOf(words: readonly string[]): string {
  return words.map(literal).join(', ');
}

const variable = (name: string): string => `{{ var('${name}') }}`;

/** The rows of a part: those that can no longer change, because all their days are past and they are decided; and the others. */
function partOf(sql: string, isClosed: boolean): string {
  const days = new Set(sql.match(/\b(?:(?:appointment|close|won|lost)Day|proofDay\d+)\b/g));
  const closed = `outcome IN ('W', 'L') AND GREATEST(${[...days].join(', ')}) < ${variable('kpi_closed_before')}`;
  const parted = sql
    .replace('\noutcomes AS (\n', '\neveryOutcome AS (\n')
    .replace(
      '  FROM source\n  WHERE filled\n),\n',
      `  FROM source\n  WHERE filled\n),\noutcomes AS (\n  SELECT * FROM everyOutcome\n  WHERE ${isClosed ? closed : `NOT (${closed})`}\n),\n`,
    );
  return isClosed ? parted : parted.replace(variable('kpi_table'), variable('kpi_open_table'));
}

/** Stored parts and open ones as one table. The day for today has gone on since a part was stored, and changes nothing in it. */
function together(): string {
  const shown = TALLY_HEADERS.filter(header => header !== 'Check');
  const cell = (header: TallyHeader): string => `CAST(\`${fieldOf(header)}\` AS STRING)`;
  const standing = shown.map(header => {
    if (header === 'As of') return `${variable('kpi_as_of')} AS \`As_of\``;
    return header === 'Made by' ? `${variable('kpi_made_by')} AS \`Made_by\`` : `\`${fieldOf(header)}\``;
  });
  return `SELECT
  *,
  SUBSTR(TO_HEX(SHA256(CONCAT(${shown.map(cell).join(`, '\\n', `)}))), 1, ${CHECK_LENGTH}) AS \`Check\`
FROM (
  SELECT ${standing.join(', ')} FROM {{ ref('kpi_tally_closed') }}
  UNION ALL
  SELECT ${shown.map(header => `\`${fieldOf(header)}\``).join(', ')} FROM {{ ref('kpi_tally_open') }}
)
ORDER BY Rep
`;
}

/** A day from which on nothing that happened since can change a count: before the recent weeks, and before any window is open. */
function closedBefore({ settings }: PackageInput, windows: readonly number[]): number {
  return (settings.asOf as number) - Math.max(RECENT_DAYS, ...windows);
}

/** The files of the package, by their paths. */
export function dbtPackage(input: PackageInput): Record<string, string> {
  const { sql, vars } = modelOf(input);
  const hasParts = input.settings.asOf !== undefined;
  const windows = (input.settings.gateways ?? []).map(({ window }) => window);
  const parts = hasParts
    ? { kpi_closed_before: String(closedBefore(input, [30, ...windows])), kpi_open_table: input.schema.table }
    : {};
  const kinds = hasParts ? '\n    kpi_tally_closed:\n      +materialized: table' : '';
  return {
    'dbt_project.yml': `# Written by npm run dbt from a settings table and a schema; change those and run it again.
name: sales_barometer
version: '1.0.0'
config-version: 2
profile: sales_barometer
model-paths: ['models']
models:
  sales_barometer:
    +materialized: view${kinds}
vars:
  sales_barometer:
${Object.entries({ ...vars, ...parts })
  .map(([name, value]) => `    ${name}: ${JSON.stringify(value)}`)
  .join('\n')}
`,
    'models/kpi_tally.sql': `${sql}\n`,
    ...(hasParts
      ? {
          'models/kpi_tally_closed.sql': `${partOf(sql, true)}\n`,
          'models/kpi_tally_open.sql': `${partOf(sql, false)}\n`,
          'models/kpi_tally_in_parts.sql': together(),
        }
      : {}),
    'models/schema.yml': schemaYml(hasParts),
    'README.md': readme(hasParts),
  };
}

function schemaYml(hasParts: boolean): string {
  const columns = (isWhole: boolean): string =>
    TALLY_HEADERS.map(header => {
      const tests = ['not_null'];
      if (header === 'Rep' && isWhole) tests.push('unique');
      const list = tests.map(test => `          - ${test}`);
      if (header === 'Tally version')
        list.push(
          `          - accepted_values:\n              values: [${TALLY_VERSION}]\n              quote: false`,
        );
      return `      - name: ${JSON.stringify(fieldOf(header))}
        quote: true
        description: ${JSON.stringify(COLUMN_DOCS[header])}
        data_tests:
${list.join('\n')}`;
    }).join('\n');
  const model = (name: string, description: string, isWhole: boolean): string =>
    `  - name: ${name}\n    description: ${JSON.stringify(description)}\n    columns:\n${columns(isWhole)}\n`;
  return `version: 2
models:
${model('kpi_tally', 'The table of tallies of all deals: a row for each spelling of a rep.', true)}${
  hasParts
    ? model(
        'kpi_tally_closed',
        'The tallies of deals that are decided and of which every day is before kpi_closed_before.',
        true,
      ) +
      model('kpi_tally_open', 'The tallies of all other deals.', true) +
      model('kpi_tally_in_parts', 'Both below each other: they add up to the tallies of all deals.', false)
    : ''
}`;
}

function readme(hasParts: boolean): string {
  return `# Tallies of a pipeline

Written by Sales Barometer. \`kpi_tally\` is the table that its formulas take in place of a pipeline; what each column says is in
\`models/schema.yml\`. Put the result onto a tab, by Connected Sheets or otherwise, and build the scorecard on that tab.

The variables in \`dbt_project.yml\` are the settings that shape the counts. They belong together: change the settings table, and
write the package anew.
${
  hasParts
    ? `
## Closed months stored, open ones recomputed

\`dbt run --select kpi_tally_closed\` once a month stores the deals that are decided and of which every day is before
\`kpi_closed_before\`. \`dbt run --select kpi_tally_open kpi_tally_in_parts\` counts the rest and puts both together. Store the closed part
anew whenever \`kpi_closed_before\` or another variable has changed, and whenever a deal of a closed month was corrected: until then its
old figures stand. Days that are typing errors are looked for in each part for itself.

BigQuery bills for the columns that are read, whichever rows are kept. To read less, let \`kpi_open_table\` name a table or view in the same
dataset that has every row of the pipeline which the closed part does not count.
`
    : `
Closed months can be stored only under a day that stands for today: set Method | As of | Date and write the package anew.
`
}`;
}
