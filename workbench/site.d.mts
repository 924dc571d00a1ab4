import type { SiteWords } from './page/site.ts';
import type { HandedIn } from './project.d.mts';

export type { SiteWords };

/** Writes the workbench of a project as a static site; answers its files. */
export function writeSite(
  project: HandedIn,
  out: string,
  more: { words: SiteWords; add?: Record<string, string>; copy?: Record<string, string> },
): Promise<string[]>;
