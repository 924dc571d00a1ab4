// google.script.run as a fake that answers what a test says; Google's words for failures are from
// developers.google.com/apps-script and from the reports that docs and issues quote.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Refused, type ScriptRun, serverOver } from '../../src/sidebar/server.ts';

type Reply = { value: unknown } | { error: string } | 'never';
let replies: Reply[];
let calls: [name: string, request: string][];

function fakeRun(): ScriptRun {
  const runner = (success: (value: unknown) => void, failure: (error: Error) => void): ScriptRun =>
    new Proxy({} as ScriptRun, {
      get: (_, name: string) => {
        if (name === 'withSuccessHandler') return (handler: typeof success) => runner(handler, failure);
        if (name === 'withFailureHandler') return (handler: typeof failure) => runner(success, handler);
        return (request: string) => {
          calls.push([name, request]);
          const reply = replies.shift() ?? 'never';
          if (reply === 'never') return;
          if ('error' in reply) failure(new Error(reply.error));
          else success(reply.value);
        };
      },
    });
  return runner(
    () => {},
    () => {},
  );
}

const server = serverOver(fakeRun);
const ok = (value: unknown): Reply => ({ value: JSON.stringify({ ok: true, value }) });
const lost: Reply = { error: 'NetworkError: Connection failure due to HTTP 0' };

beforeEach(() => {
  vi.useFakeTimers();
  calls = [];
});
afterEach(() => vi.useRealTimers());

/** What comes of a promise once all timers of so many milliseconds have run. */
async function settledAfter<T>(promise: Promise<T>, milliseconds: number): Promise<T | string> {
  const settled = promise.catch((error: Error) => `${(error as Refused).problem?.code}: ${error.message}`);
  await vi.advanceTimersByTimeAsync(milliseconds);
  return settled;
}

describe('the door', () => {
  test('sends JSON and answers plain data', async () => {
    replies = [ok({ added: 2 })];
    await expect(server.addToPlan({ rep: 'Ana', steps: [] })).resolves.toEqual({ added: 2 });
    expect(calls).toEqual([['addToPlan', '{"rep":"Ana","steps":[]}']]);
  });

  test('a refusal comes with its sentence, its field and the table as it stands', async () => {
    const problem = { code: 'changed', message: 'Somebody else changed the settings', field: 'x' };
    const settings = { exists: true, version: 'b', rows: [], problems: [] };
    replies = [{ value: JSON.stringify({ ok: false, problem, settings }) }];
    const refused = (await server
      .saveSettings({ version: 'a', changes: [] })
      .catch(error => error)) as Refused;
    expect(refused).toBeInstanceOf(Refused);
    expect([refused.problem, refused.settings]).toEqual([problem, settings]);
  });

  // A structure that may not cross arrives as null.
  test.each([{ value: null }, { value: 'no JSON' }, { value: '{"odd":1}' }])(
    'what is no answer is told as a sentence: %j',
    async reply => {
      replies = [reply];
      expect(await settledAfter(server.listMarks({}), 0)).toMatch(/^unexpected: That did not work/);
    },
  );

  test('outside a spreadsheet there is no script', async () => {
    const alone = serverOver(() => undefined);
    expect(await settledAfter(alone.readDocument({}), 2_000)).toMatch(/^unexpected:/);
  });
});

describe('a lost connection', () => {
  test('a read is asked once more', async () => {
    replies = [lost, ok([])];
    expect(await settledAfter(server.listMarks({}), 2_000)).toEqual([]);
    expect(calls).toHaveLength(2);
  });

  test('but not twice', async () => {
    replies = [lost, lost, ok([])];
    expect(await settledAfter(server.listMarks({}), 5_000)).toMatch(
      /^connection: .*what you typed is still here/,
    );
    expect(calls).toHaveLength(2);
  });

  test.each([
    'saveSettings',
    'buildNext',
    'mark',
    'addToPlan',
    'removeBuilt',
    'unmark',
    'stopBuilding',
  ] as const)('a write never: %s', async name => {
    replies = [lost, ok(null)];
    expect(await settledAfter<unknown>(server[name]({} as never), 5_000)).toMatch(
      /^connection: .*nothing is done twice/,
    );
    expect(calls).toHaveLength(1);
  });

  test('neither is a read that was refused', async () => {
    replies = [{ value: JSON.stringify({ ok: false, problem: { code: 'x', message: 'HTTP 500' } }) }];
    expect(await settledAfter(server.coach({ rep: 'a' }), 2_000)).toBe('x: HTTP 500');
    expect(calls).toHaveLength(1);
  });
});

describe('what Google says, as a sentence that says what to do', () => {
  test.each([
    [
      'PERMISSION_DENIED: We’re sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.',
      'accounts',
      'only the account that may edit it',
    ],
    ['Authorization is required to perform that action.', 'accounts', 'signed in'],
    ['NetworkError: Connection failure due to HTTP 403', 'session', 'Sign in again'],
    ['ScriptError: Your session has expired', 'session', 'Sign in again'],
    ['NetworkError: Connection failure due to HTTP 500', 'connection', 'Check it'],
    [
      'There are too many scripts running simultaneously for this Google user account.',
      'busy',
      'Wait a minute',
    ],
    ['Exceeded maximum execution time', 'time', 'Try again'],
    ['TypeError: x is not a function', 'unexpected', 'close the sidebar and open it again'],
  ])('%s', async (said, code, what) => {
    replies = [{ error: said }];
    const told = await settledAfter(server.mark({ kpi: 'Any', what: 'names' }), 0);
    expect(told).toMatch(new RegExp(`^${code}: `));
    expect(told).toContain(what);
    expect(told).toContain('what you typed is still here');
    expect(told).not.toContain(said);
  });
});

describe('time', () => {
  test('after half a minute it is said that it takes long, and the answer still counts', async () => {
    const onSlow = vi.fn();
    let answer: (value: unknown) => void = () => {};
    const slow = serverOver(
      () =>
        ({
          withSuccessHandler(handler: typeof answer) {
            answer = handler;
            return this;
          },
          withFailureHandler() {
            return this;
          },
          listMarks() {},
        }) as unknown as ScriptRun,
    );
    const promise = slow.listMarks({}, onSlow);
    await vi.advanceTimersByTimeAsync(29_000);
    expect(onSlow).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(onSlow).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(200_000);
    answer('{"ok":true,"value":[]}');
    await expect(promise).resolves.toEqual([]);
  });

  test('after six minutes nobody can answer any more', async () => {
    replies = ['never'];
    expect(await settledAfter(server.saveSettings({ version: '', changes: [] }), 371_000)).toMatch(/^time: /);
  });
});
