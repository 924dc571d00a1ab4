// What every cell pays before its function runs: Sheets loads the whole script anew for each formula.
import { createContext, Script } from 'node:vm';
import { build, type Metafile, type Plugin } from 'esbuild';
import { codeOf } from '../build/bundles.mjs';
import { type Contestant, race } from './race.ts';
import { compileAnew, type Grid, Realm } from './realm.ts';
import { kib, type Part, table, times } from './report.ts';
import { largestFirst } from './size.ts';

const ROWS = 600;
const REPS = 12;

function load(code: string): void {
  compileAnew(code).runInContext(createContext({}));
}

export async function coldStart(code: string, metafile: Metafile): Promise<Part> {
  const largest = largestFirst(metafile)[0] as { name: string; bytes: number };
  const { code: without } = await codeOf({ plugins: [await leftOut(largest.name)] });
  const one = (name: string, text: string): Contestant => ({ name, run: () => load(text) });
  const laps = await race(
    [
      one('an empty script', ''),
      one('Code.js', code),
      one(`Code.js without ${largest.name} (${kib(largest.bytes)} KiB)`, without),
      firstCall(code),
    ],
    25,
  );
  return {
    title: 'Cold start',
    body: [
      'Compiling and running in a fresh context; medians of 25 rounds in turns. ' +
        'Sheets does this anew for every formula; the last line is what a formula takes in all.',
      table(
        ['What is loaded', 'Times an empty script', 'Least', 'Most'],
        laps.map(({ name, ratio, least, most }) => [name, times(ratio), times(least), times(most)]),
      ),
      `Services that the script asks for while it loads: ${servicesAtLoad(code)}.`,
    ],
  };
}

/** What a formula takes in all: the script is loaded and runs for the first time. */
function firstCall(code: string): Contestant {
  let realm: Realm;
  let rows: Grid;
  return {
    name: `Code.js, and a KPI_SCORECARD of ${ROWS} rows`,
    before() {
      realm = new Realm();
      rows = realm.rows(ROWS, REPS);
    },
    run() {
      realm.load(code);
      return realm.scorecard(rows);
    },
  };
}

/** Which names of services the script asks for while it loads; none where all is well. */
export function servicesAtLoad(code: string): string {
  const asked = new Set<string>();
  const names = [
    'SpreadsheetApp',
    'HtmlService',
    'LockService',
    'PropertiesService',
    'CacheService',
    'Charts',
    'Utilities',
    'Session',
    'ScriptApp',
    'console',
  ];
  const sandbox = {};
  for (const name of names) {
    Object.defineProperty(sandbox, name, {
      get() {
        asked.add(name);
        return undefined;
      },
    });
  }
  new Script(code).runInContext(createContext(sandbox));
  return asked.size ? [...asked].join(', ') : 'none';
}

/** Puts in a module's place one that exports the same names, each a function that does nothing. */
async function leftOut(module: string): Promise<Plugin> {
  const { metafile } = await build({
    entryPoints: [module],
    bundle: true,
    write: false,
    format: 'esm',
    metafile: true,
  });
  const names = Object.values(metafile.outputs).flatMap(output => output.exports);
  const nothing = 'const nothing = new Proxy(() => nothing, { get: () => nothing });';
  return {
    name: 'left-out',
    setup(bundle) {
      bundle.onLoad({ filter: /.*/ }, ({ path }) =>
        path.endsWith(`/${module}`)
          ? { contents: `${nothing} export { ${names.map(name => `nothing as ${name}`).join(', ')} };` }
          : undefined,
      );
    },
  };
}
