import { fold } from '../cells/fold.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';

/** Two names that are probably one rep. */
export interface Spelling {
  name: string;
  /** The fuller of the two, or the one with more rows. */
  rep: string;
  why: 'names in another order' | 'an initial' | 'an e-mail address';
}

interface Named {
  name: string;
  parts: string[];
  rows: number;
}

/**
 * Names that folding does not join and that are probably one rep's: family name first and last, an initial beside a
 * full name, an e-mail address beside a name. Only where one full name fits: a hint, which joins nothing by itself.
 */
export function spellingsOf({ reps, repRows }: Opportunities): Spelling[] {
  const full: Named[] = [];
  const short: (Named & { why: Spelling['why'] })[] = [];
  reps.names.forEach((name, code) => {
    const rows = repRows[code] ?? 0;
    if (!code || rows === 0) return;
    const at = name.indexOf('@');
    const parts = fold(at > 0 ? name.slice(0, at) : name).split(' ');
    if (at > 0) short.push({ name, parts, rows, why: 'an e-mail address' });
    else if (parts.length === 2 && parts.some(part => part.length === 1 && /\p{L}/u.test(part)))
      short.push({ name, parts, rows, why: 'an initial' });
    else if (parts.length > 1) full.push({ name, parts, rows });
  });
  const byParts = new Map<string, Named>();
  const found: Spelling[] = [];
  for (const each of full.sort((a, b) => b.rows - a.rows)) {
    const key = [...each.parts].sort().join(' ');
    const known = byParts.get(key);
    if (known) found.push({ name: each.name, rep: known.name, why: 'names in another order' });
    else byParts.set(key, each);
  }
  const byShort = new Map<string, Set<Named>>();
  for (const each of byParts.values()) {
    for (const key of shortFormsOf(each.parts)) byShort.set(key, (byShort.get(key) ?? new Set()).add(each));
  }
  for (const { name, parts, why } of short) {
    const fitting = [...(byShort.get([...parts].sort().join(' ')) ?? [])];
    if (fitting.length === 1) found.push({ name, rep: (fitting[0] as Named).name, why });
  }
  return found;
}

/** The forms in which a name is shortened, their parts sorted: T Okafor, Tom O, tom.okafor@, tokafor@. */
function shortFormsOf(parts: readonly string[]): string[] {
  const [given = '', ...others] = parts;
  const family = others[others.length - 1] ?? '';
  const forms = [
    [given.charAt(0), family],
    [given, family.charAt(0)],
    [given, family],
    [given.charAt(0) + family],
    [given],
  ];
  return forms.map(form => form.sort().join(' '));
}
