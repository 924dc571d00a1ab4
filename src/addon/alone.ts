import { Problem } from '../core/problem.ts';

/** How long a change waits for somebody else's, in milliseconds. */
const PATIENCE = 10_000;

/** Acts while nobody else writes; what was written is there before the next one begins. */
export function alone<T>(act: () => T): T {
  const lock = LockService.getDocumentLock();
  if (!lock) {
    throw new Problem(
      'no-lock',
      'the action must be started from the spreadsheet itself, got no document to lock; open the spreadsheet and use its menu',
    );
  }
  if (!lock.tryLock(PATIENCE)) {
    throw new Problem('busy', 'somebody else is saving at this moment; try again in a few seconds');
  }
  try {
    return act();
  } finally {
    SpreadsheetApp.flush();
    lock.releaseLock();
  }
}
