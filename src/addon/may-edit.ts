import { Problem } from '../core/problem.ts';
import { Tabs } from './tabs.ts';

/** What is said where something failed that nobody foresaw. */
const UNEXPECTED =
  'That did not work, and nothing more was changed. Try again; if it stays so, close the sidebar and open it again';

/**
 * A failure as a sentence of ours. Where nobody foresaw it one cause can be asked for: the right to edit may have ended while
 * the sidebar was open, and Google's own words for that come in any language.
 *
 * @param otherwise what to say of any other cause.
 */
export function foreseen(error: unknown, otherwise = UNEXPECTED): Problem {
  if (error instanceof Problem) return error;
  console.error(error);
  return mayEdit()
    ? new Problem('unexpected', otherwise)
    : new Problem(
        'no-edit',
        'the spreadsheet must be one that you may edit, got one that you may only view or comment on, and nothing more was changed; ask its owner',
      );
}

/** A tab may be protected; all of them are closed only to whoever may not edit the spreadsheet. */
function mayEdit(): boolean {
  try {
    const grids = new Tabs(SpreadsheetApp.getActive()).grids();
    return !grids.length || grids.some(sheet => sheet.getRange(1, 1).canEdit());
  } catch {
    return true;
  }
}
