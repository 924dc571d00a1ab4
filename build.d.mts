import type { Metafile, Plugin } from 'esbuild';

/** Throws where a template literal of a script has a comment sign in it, which HtmlService would strip. */
export function requireWholeTemplates(script: string): void;

/** Code.js as text, the functions that a sheet may call, and what esbuild says of its parts. */
export function codeOf(
  plugins?: Plugin[],
): Promise<{ code: string; doors: { name: string }[]; metafile: Metafile }>;
