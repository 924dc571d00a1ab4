import { fold } from '../cells/fold.ts';
import type { Settings } from '../settings/settings.ts';
import { TextColumn } from './text-column.ts';

/** How rows without a rep are shown. */
export const NO_REP = '(no rep)';

/** A column of reps: names that fold to the same are one rep, and so are those that the settings say are the same. */
export function repColumn(header: string | undefined, { sameAs }: Settings): TextColumn {
  const nobody = fold(NO_REP);
  return new TextColumn(header, text => {
    const name = fold(text);
    const given = sameAs.get(name);
    const key = given === undefined ? name : fold(given);
    return key === nobody ? '' : key;
  });
}

/** A rep who has other spellings is shown as the settings give the name. */
export function nameAsGiven(reps: TextColumn, { sameAs }: Settings): void {
  for (const given of sameAs.values()) {
    const code = reps.codeOfFolded(fold(given));
    if (code !== undefined && code > 0) reps.names[code] = given;
  }
}
