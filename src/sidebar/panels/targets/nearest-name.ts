import { fold } from '../../../core/cells/fold.ts';

/** The reps of the pipeline, those first whose name has the same words as another: Okafor Tom, Tom Okafor. */
export function nearest(name: string, reps: readonly string[]): string[] {
  const words = (text: string): string => fold(text).split(' ').sort().join(' ');
  const isNear = (rep: string): number => Number(words(rep) === words(name));
  return [...reps].sort((a, b) => isNear(b) - isNear(a));
}
