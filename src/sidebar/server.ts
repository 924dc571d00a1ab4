import type { Answer, AnsweredProblem, Answers, SettingsState } from '../addon/answers.ts';
import type { Requests } from '../addon/requests.ts';
import { CallFailure, failureOf, isConnectionLost } from './failures.ts';

/** What a door refused, or why it could not be reached: always a sentence. */
export class Refused extends Error {
  constructor(
    readonly problem: AnsweredProblem,
    /** The table as it stands, where somebody else changed it. */
    readonly settings?: SettingsState,
  ) {
    super(problem.message);
  }
}

/** google.script.run, as far as it is used: a runner on which every public function of the script is a method. */
export type ScriptRun = {
  withSuccessHandler(handler: (answer: unknown) => void): ScriptRun;
  withFailureHandler(handler: (error: Error) => void): ScriptRun;
} & { [Name in keyof Requests]: (request: string) => void };

/** Every door by its name: asks, and answers plain data or throws `Refused`. */
export type Server = {
  [Name in keyof Requests]: (request: Requests[Name], onSlow?: () => void) => Promise<Answers[Name]>;
};

/** Asking these twice changes nothing, so they are asked again where the connection is lost. */
const READS: readonly (keyof Requests)[] = [
  'readDocument',
  'previewSettings',
  'listMarks',
  'looseFormulas',
  'warehouseQuery',
  'coach',
  'goTo',
  'readMeeting',
  'readDeals',
  'readTrend',
];

/** When a person is told that it takes long, and when nobody can answer any more: Google ends a script after 6 minutes. */
const SLOW = 30_000;
const LOST = 6 * 60_000 + 10_000;
const PAUSE = 1_000;

/** The typed door to the script. */
export function serverOver(run: () => ScriptRun | undefined): Server {
  const page: Page = { wasAnswered: false };
  const ask = <Name extends keyof Requests>(name: Name): Server[Name] =>
    (async (request: Requests[Name], onSlow?: () => void) => {
      const slow = setTimeout(() => onSlow?.(), SLOW);
      const isWrite = !READS.includes(name);
      try {
        const sent = JSON.stringify(request);
        return await call(page, run(), name, sent).catch(async (error: Error) => {
          if (isWrite || error instanceof Refused || !isConnectionLost(error.message)) throw error;
          await new Promise(resolve => setTimeout(resolve, PAUSE));
          return call(page, run(), name, sent);
        });
      } catch (error) {
        throw error instanceof Refused ? error : new Refused(failureOf(error as Error, isWrite));
      } finally {
        clearTimeout(slow);
      }
    }) as Server[Name];

  return new Proxy({} as Server, { get: (_, name) => ask(name as keyof Requests) });
}

/** Whether the script has answered this page: then the account that asks is the right one. */
interface Page {
  wasAnswered: boolean;
}

function call<Name extends keyof Requests>(
  page: Page,
  run: ScriptRun | undefined,
  name: Name,
  request: string,
): Promise<Answers[Name]> {
  return new Promise((resolve, reject) => {
    if (!run) {
      reject(new Error('no script serves this page'));
      return;
    }
    const began = Date.now();
    const lost = setTimeout(() => reject(new Error('timed out')), LOST);
    run
      .withSuccessHandler(answered => {
        clearTimeout(lost);
        page.wasAnswered = true;
        try {
          resolve(valueIn<Answers[Name]>(answered));
        } catch (error) {
          reject(error);
        }
      })
      .withFailureHandler(error => {
        clearTimeout(lost);
        reject(new CallFailure(error.message, Date.now() - began, page.wasAnswered));
      })
      [name](request);
  });
}

function valueIn<T>(answered: unknown): T {
  const answer = JSON.parse(String(answered)) as Answer<T> | null;
  if (!answer || typeof answer !== 'object' || !('ok' in answer)) throw new Error('no answer');
  if (!answer.ok) throw new Refused(answer.problem, answer.settings);
  return answer.value;
}

declare const google: { script: { run: ScriptRun } } | undefined;

/** The doors of the script that this page belongs to. */
export const server = serverOver(() => (typeof google === 'undefined' ? undefined : google.script.run));
