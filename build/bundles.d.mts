import type { Metafile, Plugin } from 'esbuild';

/** Throws where a template literal of a script has a comment sign in it, which HtmlService would strip. */
export function requireWholeTemplates(script: string): void;

/** Code.js as text, the functions that a sheet may call, and what esbuild says of its parts. */
export function codeOf(options?: {
  plugins?: Plugin[];
  readable?: boolean;
  entry?: string;
}): Promise<{ code: string; doors: Door[]; metafile: Metafile }>;

export interface Door {
  name: string;
  file: string;
  parameters: string[];
  doc?: string;
}
