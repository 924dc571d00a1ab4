import type { AnsweredProblem } from '../addon/answers.ts';

/**
 * A call that Google did not bring to an answer. Our script answers every problem as data, so such a failure means that
 * it did not begin, was ended, or was never reached.
 */
export class CallFailure extends Error {
  constructor(
    message: string,
    /** Milliseconds from the call to the failure. */
    readonly after: number,
    /** Whether an earlier call from this page was answered. */
    readonly answeredBefore: boolean,
  ) {
    super(message);
  }
}

/** True where the call may never have arrived, so that asking once more may help. */
export function isConnectionLost(message: string): boolean {
  return /NetworkError|Connection failure|HTTP (0|5\d\d)\b|Failed to fetch|offline/i.test(message);
}

const KEPT = 'what you typed is still here';

/** Before a script could have begun and written anything, Google answers at once. */
const AT_ONCE = 2_000;
/** Google ends a script after 6 minutes; nothing else takes so long. */
const NEARLY_SIX_MINUTES = 345_000;

/**
 * A failure of the way to the spreadsheet as a sentence that says what to do. Google's own words are for programmers,
 * come in the language of the account, and are not shown: they count only where they are exact, which the codes in
 * them are in any language. Else the shape decides: how long it took, and whether this page was ever answered.
 *
 * @param isWrite whether the call may have changed the sheet before its answer was lost.
 */
export function failureOf(failure: Error, isWrite: boolean): AnsweredProblem {
  const byShape = failure instanceof CallFailure ? kindByShape(failure) : 'unexpected';
  const kind = kindByWords(failure.message) ?? byShape;
  return { code: kind, message: sentenceOf(kind, isWrite) + KEPT };
}

type Kind =
  | 'accounts'
  | 'session'
  | 'connection'
  | 'busy'
  | 'time'
  | 'turned-away'
  | 'turned-away-later'
  | 'unexpected';

function kindByWords(message: string): Kind | undefined {
  // With several accounts in one browser, Google may ask with another one than the spreadsheet is open with.
  if (
    /PERMISSION_DENIED|reading from storage|authorization is required|refused to connect|permission to access the requested document|No item with the given ID/i.test(
      message,
    )
  )
    return 'accounts';
  if (/HTTP 40[13]\b|session|sign(ed)? (in|out)/i.test(message)) return 'session';
  if (isConnectionLost(message)) return 'connection';
  if (/too many (times|scripts)|simultaneous|quota/i.test(message)) return 'busy';
  if (/maximum execution time|timed out|timeout/i.test(message)) return 'time';
  // The language's own errors are English everywhere: the program failed, not the way to it.
  if (/\b(Type|Reference|Range|Syntax)Error\b/.test(message)) return 'unexpected';
  return undefined;
}

function kindByShape({ after, answeredBefore }: CallFailure): Kind {
  if (after >= NEARLY_SIX_MINUTES) return 'time';
  if (after >= AT_ONCE) return 'unexpected';
  // Who was answered before has the right account; the session may have ended since, or Google is busy.
  return answeredBefore ? 'turned-away-later' : 'turned-away';
}

function sentenceOf(kind: Kind, isWrite: boolean): string {
  switch (kind) {
    case 'accounts':
      return 'Google asked with another of your signed-in accounts. Open this spreadsheet in a window where only the account that may edit it is signed in, then open the sidebar there; here, ';
    case 'session':
      return 'Your session with Google has ended. Sign in again in another tab, come back and press the button again; ';
    case 'turned-away':
      return 'Google turned this away at once. Most likely another of your signed-in accounts was asked, or your session has ended. Open this spreadsheet in a window where only the account that may edit it is signed in, then open the sidebar there; here, ';
    case 'turned-away-later':
      return 'Google turned this away at once. Most likely it is busy with your other scripts, or your session has ended. Wait a minute and press the button again; if it stays so, sign in again in another tab first; ';
    case 'connection':
      return isWrite
        ? 'The connection was lost before the answer came. Check it and press the button again: nothing is done twice, and '
        : 'The connection was lost. Check it and try again; ';
    case 'busy':
      return 'Google is busy with your other scripts. Wait a minute and try again; ';
    case 'time':
      return 'It took longer than Google allows. Try again; where it stays so, the pipeline is too large; ';
    case 'unexpected':
      return 'That did not work. Try again; if it stays so, close the sidebar and open it again. Until you close it, ';
  }
}
