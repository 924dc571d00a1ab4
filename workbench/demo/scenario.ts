// A scenario is a test and a demo at once: the cells of a spreadsheet, what a person does in the sidebar, and what must
// appear. Everything in it is plain data, so that a page can play it as a test does.
import type { TabSeed } from '../host/seed.ts';

/** One thing that a person does, or that must be there. Names are those that a screen reader says. */
export type Step =
  /** A panel, by the name of its tab. */
  | { open: string }
  /** A button. */
  | { press: string }
  /** A field, by its label, and what is typed into it. */
  | { type: string; text: string }
  /** A list, by its label, and what is chosen from it. */
  | { choose: string; option: string }
  | { tick: string }
  | { untick: string }
  /** A part that is folded away. */
  | { unfold: string }
  /** A text that the sidebar must show; one that it must not. */
  | { sees: string }
  | { misses: string }
  /** What a field holds. */
  | { field: string; holds: string }
  /** What somebody types into the spreadsheet itself. */
  | { cell: string; typed: string }
  /** What somebody selects there. */
  | { select: string }
  /** What a cell must hold. */
  | { cell: string; holds: string | number | boolean }
  /** The colour that a cell must have. */
  | { cell: string; looks: string };

export interface Scenario {
  /** What it shows, as a heading. */
  title: string;
  /** What there is to learn from it, in a sentence. */
  tells: string;
  /** The spreadsheet to begin with; without them the sample. */
  tabs?: TabSeed[];
  /** How long each call to the script takes, in milliseconds, where there is something to see meanwhile. */
  latency?: number;
  steps: Step[];
}

export function scenario(scenario: Scenario): Scenario {
  return scenario;
}
