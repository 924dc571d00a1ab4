// npm run bench: everything that docs/scale.md rests on, measured on this machine, printed and written to results.md.
//   npm run bench                    all parts
//   npm run bench -- size calls      some of them, printed only
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';

const here = dirname(fileURLToPath(import.meta.url));
await bundle(join(here, 'memory-child.ts'));
const file = await bundle(join(here, 'bench.ts'));
const child = spawn(process.execPath, ['--expose-gc', file, ...process.argv.slice(2)], { stdio: 'inherit' });
child.on('exit', code => process.exit(code ?? 1));
