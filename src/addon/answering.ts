import type { GenericSchema } from 'valibot';
import { safeParse } from 'valibot';
import { Problem } from '../core/problem.ts';
import type { Answer, AnsweredProblem, SettingsState } from './answers.ts';
import { foreseen } from './may-edit.ts';

/**
 * Checks a request to the last field, acts, and answers as JSON: the value, or a problem as a sentence. Nothing is thrown.
 *
 * @param name of the door, for the sentence about a request that is none.
 */
export function answerTo<Asked, Value>(
  name: string,
  schema: GenericSchema<unknown, Asked>,
  request: string,
  act: (asked: Asked) => Value,
): string {
  let reply: Answer<Value>;
  try {
    reply = { ok: true, value: act(parsed(name, schema, request)) };
  } catch (error) {
    reply =
      error instanceof Changed
        ? { ok: false, problem: problemOf(error), settings: error.settings }
        : { ok: false, problem: problemOf(error) };
  }
  return JSON.stringify(reply);
}

function parsed<Asked>(name: string, schema: GenericSchema<unknown, Asked>, request: string): Asked {
  let value: unknown;
  try {
    value = JSON.parse(request);
  } catch {
    value = undefined;
  }
  const read = safeParse(schema, value);
  if (read.success) return read.output;
  throw new Problem(
    'request',
    `the request ${name} must have the fields of that request, got others; close the sidebar and open it again`,
  );
}

export function problemOf(error: unknown): AnsweredProblem {
  const { code, message, place } = foreseen(error);
  return { code, message, ...place };
}

/** The settings are no longer those that a save was based on. */
export class Changed extends Problem {
  constructor(
    readonly settings: SettingsState,
    what: 'overwritten' | 'undone' = 'overwritten',
  ) {
    const since = what === 'undone' ? 'since that save' : 'since you opened them';
    super('changed', `Somebody else changed the settings ${since}; nothing was ${what}`);
  }
}
