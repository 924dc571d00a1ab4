import type { AnsweredProblem } from '../addon/answers.ts';

/** True where the call may never have arrived, so that asking once more may help. */
export function isConnectionLost(message: string): boolean {
  return /NetworkError|Connection failure|HTTP (0|5\d\d)\b|Failed to fetch|offline/i.test(message);
}

const KEPT = 'what you typed is still here';

/**
 * A failure of the way to the spreadsheet as a sentence that says what to do. Google's own words are for programmers
 * and are not shown.
 *
 * @param isWrite whether the call may have changed the sheet before its answer was lost.
 */
export function failureOf(message: string, isWrite: boolean): AnsweredProblem {
  // With several accounts in one browser, Google may ask with another one than the spreadsheet is open with.
  if (/PERMISSION_DENIED|reading from storage|authorization is required|refused to connect/i.test(message))
    return {
      code: 'accounts',
      message: `Google asked with another of your signed-in accounts. Open this spreadsheet in a window where only the account that may edit it is signed in, then open the sidebar there; here, ${KEPT}`,
    };
  if (/HTTP 40[13]\b|session|sign(ed)? (in|out)/i.test(message))
    return {
      code: 'session',
      message: `Your session with Google has ended. Sign in again in another tab, come back and press the button again; ${KEPT}`,
    };
  if (isConnectionLost(message))
    return {
      code: 'connection',
      message: isWrite
        ? `The connection was lost before the answer came. Check it and press the button again: nothing is done twice, and ${KEPT}`
        : `The connection was lost. Check it and try again; ${KEPT}`,
    };
  if (/too many (times|scripts)|simultaneous|quota|Service invoked too many/i.test(message))
    return {
      code: 'busy',
      message: `Google is busy with your other scripts. Wait a minute and try again; ${KEPT}`,
    };
  if (/maximum execution time|timed out|timeout/i.test(message))
    return {
      code: 'time',
      message: `It took longer than Google allows. Try again; where it stays so, the pipeline is too large; ${KEPT}`,
    };
  return {
    code: 'unexpected',
    message: `That did not work. Try again; if it stays so, close the sidebar and open it again. Until you close it, ${KEPT}`,
  };
}
