import { fold } from '../cells/fold.ts';

/** No name is compared beyond so many signs: what is longer is a text. */
const LONGEST = 60;

/**
 * The rep whose name is most likely meant by one that no deal bears: the same words in another order, a part of the
 * name, or a slip of the keyboard in at most one sign of four. Undefined where none is near, or two are equally so.
 *
 * @example nearestRep('Okafor, Tom', ['Bo Li', 'Tom Okafor']); // 'Tom Okafor'
 */
export function nearestRep(name: string, reps: readonly string[]): string | undefined {
  const typed = fold(name.slice(0, LONGEST));
  if (!typed) return undefined;
  let best: { rep: string; slips: number } | undefined;
  let isAlone = true;
  for (const rep of reps) {
    const slips = slipsBetween(typed, fold(rep.slice(0, LONGEST)));
    if (slips === undefined || (best && slips > best.slips)) continue;
    isAlone = !best || slips < best.slips;
    best = { rep, slips };
  }
  return isAlone ? best?.rep : undefined;
}

/** How far two folded names are from each other; undefined where they are too far to be one. */
function slipsBetween(typed: string, rep: string): number | undefined {
  const [a, b] = [typed, rep].map(text => text.split(' ').sort());
  if (!a || !b) return undefined;
  if (a.join(' ') === b.join(' ')) return 0;
  if (a.every(word => b.includes(word))) return 0.5;
  const most = Math.max(1, Math.floor(Math.min(typed.length, rep.length) / 4));
  if (Math.abs(typed.length - rep.length) > most) return undefined;
  const slips = distance(typed, rep);
  return slips > most ? undefined : slips;
}

/** Signs to put in, leave out, exchange, or swap with their neighbour (Damerau and Levenshtein, each pair swapped once). */
function distance(a: string, b: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let least = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + Number(!isSame),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] as number) + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[b.length] as number;
}
