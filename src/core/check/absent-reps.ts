import { fold } from '../cells/fold.ts';
import { nearestRep } from '../pipeline/nearest-rep.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import type { Settings } from '../settings/settings.ts';

/** A rep of whom the settings say something and who has no row in the pipeline: a new hire, or a slip of the pen. */
export interface AbsentRep {
  name: string;
  /** The rep of the pipeline whose name is nearest, where one is near. */
  near?: string;
}

/** How many absent reps are compared with those of the pipeline. */
const COMPARED = 50;

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
  const there = reps.names.filter((name, code) => name && repRows[code]);
  const absent = [...named].filter(([folded]) => !isThere(folded));
  return absent.map(([, name], i) => {
    const near = i < COMPARED ? nearestRep(name, there) : undefined;
    return { name, ...(near ? { near } : {}) };
  });
}
