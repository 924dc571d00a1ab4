import { isoDay } from '../cells/calendar.ts';
import type { Cell } from '../cells/cell.ts';
import { counted } from '../problem.ts';
import type { CameOf, Coached, Twins } from './effect-of.ts';
import type { Count } from './spread.ts';

const EFFECT_HEADERS = [
  'KPI',
  'Before',
  'After',
  'Expected without',
  'Difference',
  'From',
  'To',
  'In words',
] as const;

/** What came of a step as a table with a header row: shares are numbers, what can't be told yet is blank. */
export function effectTable(step: Coached, came: CameOf): Cell[][] {
  const told: Cell[] =
    came.state === 'told'
      ? [came.effect.expected, came.effect.effect, came.effect.low, came.effect.high]
      : ['', '', '', ''];
  return [
    [...EFFECT_HEADERS],
    [step.kpi, ofText(came.before), ofText(came.after), ...told, effectInWords(step, came)],
  ];
}

/** What came of a step, for a person. */
export function effectInWords({ day, cases }: Coached, came: CameOf): string {
  const since = `since ${isoDay(day)}`;
  if (came.state === 'waiting')
    return `${came.after.n} of ${counted(cases, 'case')} ${since}: too early to say`;
  if (came.state === 'untold')
    return `${ofText(came.after)} ${since}; without cases of other reps nothing tells what was to be expected`;
  const { expected, came: share, effect, low, high } = came.effect;
  return (
    `${came.verdict}: ${percent(share)} (${ofText(came.after)}) where ${percent(expected)} was to be expected, ` +
    `${points(effect)} points (90% interval ${points(low)} to ${points(high)})${twinsInWords(came.twins)}`
  );
}

function twinsInWords({ others, rose }: Twins): string {
  if (!others) return '';
  const who =
    others === 1 ? '1 other who stood as low and was' : `${others} others who stood as low and were`;
  return `. Of ${who} not coached, ${rose} rose as much`;
}

/** "8 of 25". */
export function ofText({ x, n }: Count): string {
  return `${x} of ${n}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** A difference of shares in points, with its sign. */
function points(difference: number): string {
  const text = Math.abs(difference * 100).toFixed(1);
  return text === '0.0' ? text : (difference > 0 ? '+' : '-') + text;
}
