import { fold } from '../cells/fold.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import type { Settings } from '../settings/settings.ts';

/** A rep of whom the settings say something and who has no row in the pipeline: a new hire, or a slip of the pen. */
export interface AbsentRep {
  name: string;
  /** The rep of the pipeline whose name is nearest, where one is near. */
  near?: string;
}

/** How many absent reps are compared with those of the pipeline, and how long a name may be for it. */
const COMPARED = 50;
const LONGEST = 60;

/** The reps of Target and Rep rows who have no row in the pipeline, in the order of the settings. */
export function absentReps(
  { reps, repRows, columns }: Opportunities,
  { repTargets, inactive, sameAs }: Settings,
): AbsentRep[] {
  if (columns.of.Rep === undefined) return [];
  const named = new Map<string, string>();
  const add = (folded: string, name: string): void => {
    if (folded && !named.has(folded)) named.set(folded, name);
  };
  for (const [folded, { name }] of repTargets) add(folded, name);
  for (const folded of inactive) add(folded, folded);
  for (const name of sameAs.values()) add(fold(name), name);
  const isThere = (folded: string): boolean => (repRows[reps.codeOfText(folded) ?? -1] ?? 0) > 0;
  const absent = [...named].filter(([folded]) => !isThere(folded));
  return absent.map(([folded, name], i) => {
    const near = i < COMPARED ? nearestTo(folded, reps.names, repRows) : undefined;
    return { name, ...(near ? { near } : {}) };
  });
}

/** The name that a slip or two, or another order of its words, makes of the one that is looked for. */
function nearestTo(folded: string, names: readonly string[], repRows: readonly number[]): string | undefined {
  const sorted = folded.split(' ').sort().join(' ');
  const most = folded.length < 5 ? 1 : 2;
  let best: string | undefined;
  let least = most + 1;
  names.forEach((name, code) => {
    if (!code || !repRows[code]) return;
    const other = fold(name);
    const slips = other.split(' ').sort().join(' ') === sorted ? 0 : slipsBetween(folded, other, most);
    if (slips >= least) return;
    best = name;
    least = slips;
  });
  return best;
}

/** How many letters to add, drop or change make one text of the other; more than `most` is not counted out. */
function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most || a.length > LONGEST || b.length > LONGEST) return most + 1;
  let before = Array.from({ length: b.length + 1 }, (_, j) => j);
  let twoBefore = before;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a.charAt(i - 1) === b.charAt(j - 1);
      let slips = Math.min(
        (before[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (before[j - 1] as number) + (isSame ? 0 : 1),
      );
      // Two letters that changed places are one slip.
      if (i > 1 && j > 1 && a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1))
        slips = Math.min(slips, (twoBefore[j - 2] as number) + 1);
      row.push(slips);
    }
    twoBefore = before;
    before = row;
  }
  return before[b.length] as number;
}
