// The spreadsheet that the page opens with, handed in by the add-on's project.
import type { TabSeed } from '../host/seed.ts';

export interface Sample {
  /** What the document is called. */
  name: string;
  /** The cells; made anew each time it is opened. */
  tabs(): TabSeed[];
}
