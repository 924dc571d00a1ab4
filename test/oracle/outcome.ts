// A second, independent reading of docs/kpis.md, for tests.
// Section 1, "Outcome", and section 2, the furthest stage of a row.

import { type Cell, flagOf, word } from './fold.ts';
import type { Role, Settings } from './settings.ts';

export type Outcome = 'won' | 'lost' | 'open';
export type RoleCell = (role: Role) => Cell;

/** A status or stage speaks when it is a won, a lost or an open word. */
function spoken(cell: Cell, settings: Settings): Outcome | null {
  if (settings.won.includes(word(cell))) return 'won';
  if (settings.lost.includes(word(cell))) return 'lost';
  if (settings.open.includes(word(cell))) return 'open';
  return null;
}

/** Closed by its flag, without a won flag, and nothing else speaks: nobody knows how it ended. */
export function isUntold(cell: RoleCell, settings: Settings): boolean {
  if (flagOf(cell('Closed')) !== true || flagOf(cell('Won')) !== null) return false;
  return spoken(cell('Status'), settings) === null && spoken(cell('Stage'), settings) === null;
}

/** The first that speaks: the won flag, the status, the stage; if nothing speaks it is open. */
export function outcomeOf(cell: RoleCell, settings: Settings): Outcome {
  const won = flagOf(cell('Won'));
  const closed = flagOf(cell('Closed'));
  if (won === true) return 'won';
  if (won === false && closed === true) return 'lost';
  return spoken(cell('Status'), settings) ?? spoken(cell('Stage'), settings) ?? 'open';
}

/** The furthest-stage cell; where that is blank, or a won or lost word, the stage, unless that is one too. */
export function furthestStageOf(cell: RoleCell, settings: Settings): string {
  for (const role of ['Furthest stage', 'Stage'] as const) {
    const stage = word(cell(role));
    if (stage !== '' && !settings.won.includes(stage) && !settings.lost.includes(stage)) return stage;
  }
  return '';
}
