// npm run planted: the table of planted-truths.ts, 200 teams for each truth.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const DRAWS = 200;

const built = await build({
  absWorkingDir: dirname(fileURLToPath(import.meta.url)),
  entryPoints: ['planted-truths.ts'],
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
});
const code = Buffer.from(built.outputFiles[0].contents).toString('base64');
const { TRUTHS, measure } = await import(`data:text/javascript;base64,${code}`);

const percent = share => `${(share * 100).toFixed(1)}%`;
console.log(
  `${DRAWS} teams for each truth, planted in the first of six reps with 60 first appointments each\n`,
);
console.table(
  TRUTHS.map(truth => measure(truth, DRAWS)).map(({ truth, flagged, first, other, silent }) => ({
    planted: truth.name,
    'the cause': truth.cause,
    'rep flagged': percent(flagged),
    'cause ranks first': truth.cause === 'none' ? '' : percent(first),
    'rep told another': percent(other),
    'team told none': percent(silent),
  })),
);
