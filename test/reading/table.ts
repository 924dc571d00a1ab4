import { hasShared, SHARED } from '../support/csv.ts';
import { filesAtHand } from './files.ts';
import { readAsNewcomer } from './newcomer.ts';

// npm run reading: how real files read for a newcomer without any settings, judged against figures from elsewhere.
if (!hasShared) console.log(`${SHARED} is not there: no real file is read, only those of test/fixtures.\n`);
const readings = (await filesAtHand()).map(readAsNewcomer);
const short = (text: string): string => (text.length > 110 ? `${text.slice(0, 107)}...` : text);
for (const { name, result, presses, says, off } of readings) {
  console.log(`${name.padEnd(38)} ${result}${presses ? ` (${presses})` : ''}`);
  for (const line of says) console.log(`    ${short(line)}`);
  for (const line of off) console.log(`    off: ${line}`);
}
const results = [
  'right at once',
  'right after pressing',
  'refused with a cure',
  'told',
  'wrong in silence',
] as const;
console.log(
  `\n${results.map(result => `${result}: ${readings.filter(each => each.result === result).length}`).join('; ')}`,
);
process.exitCode = readings.some(({ result }) => result === 'wrong in silence') ? 1 : 0;
