// One run of KPI_SCORECARD in a process of its own; prints its Peaks as JSON.
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Peaks } from './memory.ts';
import { Realm } from './realm.ts';

const REPS = 300;
const rows = Number(process.argv[2]);
const code = readFileSync('dist/Code.js', 'utf8');
const collect = globalThis.gc as () => void;

function inUse(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** The script finds these makers of typed arrays in place of the language's own: each array is a moment to look. */
const watched = `
  for (const name of ['Float64Array', 'Int32Array', 'Uint8Array']) {
    globalThis[name] = new Proxy(globalThis[name], {
      construct(maker, values) {
        const made = new maker(...values);
        look_(made);
        return made;
      },
    });
  }`;

function live(): number {
  let peak = 0;
  let look = () => {};
  const realm = new Realm(`globalThis.look_ = () => {};${watched}\n${code}`);
  realm.run<(looks: () => void) => void>('(looks => { look_ = () => looks(); })')(() => look());
  const grid = realm.rows(rows, REPS);
  realm.scorecard(grid.slice(0, 1000));
  const before = inUse();
  look = () => {
    peak = Math.max(peak, inUse());
  };
  const answer = realm.scorecard(grid);
  look();
  if (answer.length < 3) throw new Error('the scorecard is empty');
  return peak - before;
}

/** Looks at the process from another thread while the function runs. */
async function resident(): Promise<number> {
  const realm = new Realm(code);
  const grid = realm.rows(rows, REPS);
  realm.scorecard(grid.slice(0, 1000));
  const shared = new Float64Array(new SharedArrayBuffer(16));
  const watcher = new Worker(
    `const { workerData: peak } = require('node:worker_threads');
     const look = () => { peak[0] = Math.max(peak[0], process.memoryUsage.rss()); setTimeout(look, 1); };
     look();`,
    { eval: true, workerData: shared },
  );
  while (!shared[0]) await new Promise(done => setTimeout(done, 10));
  collect();
  const before = process.memoryUsage.rss();
  shared[0] = before;
  realm.scorecard(grid);
  const peak = Math.max(shared[0] as number, process.memoryUsage.rss());
  await watcher.terminate();
  return peak - before;
}

const system = await resident();
const peaks: Peaks = { rows, live: live(), resident: system };
console.log(JSON.stringify(peaks));
