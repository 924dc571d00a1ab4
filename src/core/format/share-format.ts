import { percent } from '../settings/kinds.ts';

/**
 * The number format that shows shares with as many digits as the longest of them was set with: 60% as 60%, 72.25% as
 * 72.25%. A format follows no value by itself, so it is written anew where one is set.
 */
export function shareFormat(shares: readonly number[]): string {
  const digits = Math.max(0, ...shares.map(share => (percent(share).split('.')[1] ?? '%').length - 1));
  return `0${digits ? `.${'0'.repeat(digits)}` : ''}%`;
}
