// Runs the parts one after another and writes what they found.
import { writeFileSync } from 'node:fs';
import { codeOf } from '../build/bundles.mjs';
import { calls } from './calls.ts';
import { coldStart } from './cold-start.ts';
import { comparison } from './comparison.ts';
import { machine } from './machine.ts';
import { memory } from './memory.ts';
import { onePass } from './one-pass.ts';
import { markdown, type Part } from './report.ts';
import { sizeOf } from './size.ts';
import { workbench } from './workbench.ts';

const { code, metafile } = await codeOf();

const PARTS: Record<string, () => Part | Promise<Part>> = {
  size: () => sizeOf(code, metafile),
  'cold-start': () => coldStart(code, metafile),
  'one-pass': () => onePass(code),
  memory,
  comparison: () => comparison(code),
  calls,
  workbench,
};

const asked = process.argv.slice(2);
const unknown = asked.filter(name => !(name in PARTS));
if (unknown.length)
  throw new Error(`No part is called ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`);

const where = machine();
const found: string[] = [];
for (const [name, measure] of Object.entries(PARTS)) {
  if (asked.length && !asked.includes(name)) continue;
  const text = markdown(await measure());
  console.log(`${text}\n`);
  found.push(text);
}
if (!asked.length) {
  const head = `# Results\n\nWritten by \`npm run bench\`. Times are ratios within one run.\n\n${where}`;
  writeFileSync('bench/results.md', `${[head, ...found].join('\n\n')}\n`);
}
