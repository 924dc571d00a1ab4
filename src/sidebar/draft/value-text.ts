import { readCents, readNumber } from '../../core/cells/amount-text.ts';
import type { Cell } from '../../core/cells/cell.ts';
import { textOf } from '../../core/cells/cell.ts';
import type { Kind } from '../../core/settings/kinds.ts';
import { isShare, percent, shareOf } from '../../core/settings/kinds.ts';
import { dayOfText, dayText, grouped, percentText, plainNumber } from '../look/locale.ts';

/** What a field has to know of a setting's kind. */
export type FieldKind = Pick<Kind, 'kind' | 'shareUpTo'>;

/** Any text, where no setting says more. */
export const TEXT: FieldKind = { kind: 'text' };

/** A cell as a field shows it. What can't be read is shown as it was typed. */
export function textOfValue(cell: Cell, kind: FieldKind): string {
  if (isShare(kind)) {
    const share = shareOf(cell, kind.shareUpTo ?? 1);
    if (share === undefined) return textOf(cell);
    return percentText(kind.kind === 'gap' ? Math.abs(share) : share);
  }
  if (kind.kind === 'date') return dayText(textOf(cell));
  if (typeof cell === 'number' && kind.kind === 'money') return grouped(cell);
  if (typeof cell === 'number' && kind.kind === 'number') return plainNumber(cell);
  return textOf(cell);
}

/** What was typed, as the cell to write. What can't be read is kept as it was typed, to be told apart and not lost. */
export function valueOfText(text: string, kind: FieldKind): Cell {
  const typed = text.trim();
  if (typed === '') return '';
  if (isShare(kind)) {
    const share = shareOf(typed, kind.shareUpTo ?? 1);
    return share === undefined ? typed : percent(share);
  }
  if (kind.kind === 'date') return dayOfText(typed) ?? typed;
  if (kind.kind === 'money') {
    const cents = readCents(typed);
    return cents === undefined ? typed : cents / 100;
  }
  return kind.kind === 'number' ? (readNumber(typed) ?? typed) : typed;
}
