import type { Door } from './bundles.mjs';

/** The functions that main.ts exports, in order. */
export function publicFunctions(mainFile?: string): Door[];

/** The text of a door; throws a sentence where its documentation is not whole. */
export function door(of: Door): string;

/** What a doc comment says. */
export function readDoc(doc: string): {
  description: string;
  parameters: Record<string, string>;
  isCustom: boolean;
};
