// npm run dbt -- --table project.dataset.table --schema schema.json [--settings settings.csv] [--zone Europe/Berlin]
//                [--from 2026-01-01] [--to 2026-12-31] [--out dist-dbt]
//
// Writes a dbt package whose model is the query of that table under those settings. The schema is what
// `bq show --schema --format=prettyjson project:dataset.table` prints; the settings are the tab KPI Settings, downloaded as CSV.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Papa from 'papaparse';
import { evaluated } from './bundles.mjs';

/** @param {string[]} words what stands after the command. @param {string} folder against which paths are read */
export async function writeDbt(words, folder) {
  const { values } = parseArgs({
    args: words,
    options: Object.fromEntries(
      ['table', 'schema', 'settings', 'zone', 'from', 'to', 'out'].map(name => [name, { type: 'string' }]),
    ),
  });
  const { table, schema, settings, zone = 'Etc/UTC', from, to, out = 'dist-dbt' } = values;
  if (!table || !schema)
    throw new Error('npm run dbt -- --table project.dataset.table --schema schema.json: both must be given');
  const text = name => readFileSync(resolve(folder, name), 'utf8').replace(/^\uFEFF/, '');
  const { packageFrom } = await evaluated('src/core/dbt/from-files.ts');
  const files = packageFrom({
    table,
    schema: text(schema),
    settings: settings ? Papa.parse(text(settings), { skipEmptyLines: true }).data : [],
    zone,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  });
  const target = resolve(folder, out);
  // Only what was written before by this goes: the folder may hold what a person put there.
  for (const name of Object.keys(files)) rmSync(join(target, name), { force: true });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(target, name)), { recursive: true });
    writeFileSync(join(target, name), content);
  }
  return { target, names: Object.keys(files) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeDbt(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd()).then(
    ({ target, names }) => console.log(`${names.length} files are in ${target}`),
    error => {
      console.error(error.message);
      process.exit(1);
    },
  );
}
