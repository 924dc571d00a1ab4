import type { Metafile } from 'esbuild';

/** What each file may have at most, in KiB. */
export const LIMITS: { 'Code.js': number; 'Sidebar.html': number };

/** What each module takes in a bundle, in bytes. */
export function modulesOf(metafile: Metafile): Record<string, number>;

/** What is wrong with a file's size: undefined, or a sentence that says by how much and what grew. */
export function sizeProblem(
  file: keyof typeof LIMITS,
  bytes: number,
  modules: Record<string, number>,
  recorded: Record<string, number>,
): string | undefined;
