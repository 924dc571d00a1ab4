import type { Metafile, Plugin } from 'esbuild';

/** Code.js as text, the functions that a sheet may call, and what esbuild says of its parts. */
export function codeOf(
  plugins?: Plugin[],
): Promise<{ code: string; doors: { name: string }[]; metafile: Metafile }>;
