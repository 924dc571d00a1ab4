import { readCents, readNumber } from '../../core/cells/amount-text.ts';
import type { Cell } from '../../core/cells/cell.ts';
import { textOf } from '../../core/cells/cell.ts';
import { fold } from '../../core/cells/fold.ts';
import { percent } from '../../core/check/proposals.ts';
import { shareOf } from '../../core/settings/definitions.ts';
import { withThousands } from '../../core/thousands.ts';
import type { SettingName } from './draft.ts';

/** What a field holds: how its text and the cell of the settings stand for each other. */
export type ValueKind = 'share' | 'gap' | 'barometer' | 'number' | 'money' | 'text';

/** How the value of a setting is written, by what it sets. */
export function kindOfSetting({ group, name, setting }: SettingName): ValueKind {
  const [inside, of, what] = [group, name, setting].map(fold);
  if (inside === 'benchmark')
    return what !== 'at least' ? 'gap' : of === 'activity barometer' ? 'barometer' : 'share';
  if (what === 'benchmark' || what === 'confidence') return 'share';
  if (what === 'revenue') return 'money';
  return what === 'minimum sample' || what === 'weeks' || what === 'window days' ? 'number' : 'text';
}

/** A number up to this is a share already; above it, it is in percent. */
function mostOf(kind: ValueKind): number {
  return kind === 'barometer' ? 5 : 1;
}

function isShare(kind: ValueKind): boolean {
  return kind === 'share' || kind === 'gap' || kind === 'barometer';
}

/** A cell as a field shows it. What can't be read stands there to the letter. */
export function textOfValue(cell: Cell, kind: ValueKind): string {
  if (isShare(kind)) {
    const share = shareOf(cell, mostOf(kind));
    if (share === undefined) return textOf(cell);
    return percent(kind === 'gap' ? Math.abs(share) : share);
  }
  if (kind === 'money' && typeof cell === 'number') return grouped(cell);
  return textOf(cell);
}

/** What was typed, as the cell to write. What can't be read is kept to the letter, to be told apart and not lost. */
export function valueOfText(text: string, kind: ValueKind): Cell {
  const typed = text.trim();
  if (typed === '' || kind === 'text') return typed;
  if (isShare(kind)) {
    const share = shareOf(typed, mostOf(kind));
    return share === undefined ? typed : percent(share);
  }
  if (kind === 'money') {
    const cents = readCents(typed);
    return cents === undefined ? typed : cents / 100;
  }
  return readNumber(typed) ?? typed;
}

/** A number with its thousands parted, and no more decimals than it has. */
export function grouped(value: number): string {
  if (String(value).includes('e')) return String(value);
  const [whole = '', decimals] = String(value).split('.');
  const parted = withThousands(whole);
  return decimals === undefined ? parted : `${parted}.${decimals}`;
}
