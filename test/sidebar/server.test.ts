// google.script.run as a fake that answers what a test says; Google's words for failures are from
// developers.google.com/apps-script and from the reports that docs and issues quote.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Refused, type ScriptRun, serverOver } from '../../src/sidebar/server.ts';

type Reply = { value: unknown } | { error: string; after?: number } | 'never';
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
          if ('error' in reply && reply.after) setTimeout(() => failure(new Error(reply.error)), reply.after);
          else if ('error' in reply) failure(new Error(reply.error));
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
    ['You do not have permission to access the requested document.', 'accounts', 'signed in'],
    ['No item with the given ID could be found', 'accounts', 'signed in'],
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

// Google's service messages come in the language of the account. Sentences of this kind are quoted in public reports
// (起動時間の最大値を超えました is what a script that took six minutes says in Japanese).
describe('in a language that we do not read, the shape of a failure decides', () => {
  const AT_ONCE = [
    'Für diese Aktion ist eine Autorisierung erforderlich.',
    'Une autorisation est nécessaire pour effectuer cette action.',
    'この操作を実行するには承認が必要です。',
  ];
  const keeps = 'what you typed is still here';

  test.each(AT_ONCE)(
    'turned away before anything was answered, it names the account and the session: %s',
    async said => {
      replies = [{ error: said }];
      const fresh = serverOver(fakeRun);
      const told = await settledAfter(fresh.readDocument({}), 0);
      expect(told).toMatch(/^turned-away: .*another of your signed-in accounts.*your session/);
      expect(told).toContain(keeps);
      expect(told).not.toContain(said);
    },
  );

  test.each([
    'Zu viele Skripts werden gleichzeitig für dieses Google-Konto ausgeführt.',
    'Trop de scripts sont exécutés simultanément pour ce compte Google.',
    'この Google ユーザー アカウントでは同時に実行されているスクリプトが多すぎます。',
  ])('turned away after it was answered once, it names the other scripts and the session: %s', async said => {
    replies = [ok([]), { error: said }];
    const fresh = serverOver(fakeRun);
    await fresh.listMarks({});
    const told = await settledAfter(fresh.mark({ kpi: 'Any', what: 'names' }), 0);
    expect(told).toMatch(/^turned-away-later: .*busy with your other scripts/);
    expect(told).toContain(keeps);
  });

  test.each([
    'Maximale Ausführungszeit überschritten',
    "Durée d'exécution maximale dépassée",
    '起動時間の最大値を超えました',
  ])('what was ended after six minutes took too long: %s', async said => {
    replies = [{ error: said, after: 359_000 }];
    const told = await settledAfter(serverOver(fakeRun).buildNext({ step: 0 }), 360_000);
    expect(told).toMatch(/^time: It took longer than Google allows/);
  });

  test('what was ended in between is told as what it is: unknown', async () => {
    replies = [{ error: 'Entschuldigung, es ist ein Serverfehler aufgetreten.', after: 20_000 }];
    expect(await settledAfter(serverOver(fakeRun).buildNext({ step: 0 }), 21_000)).toMatch(
      /^unexpected: That did not work/,
    );
  });

  // Codes are the same in every language.
  test.each([
    ['Netzwerkfehler: Verbindungsfehler aufgrund von HTTP 403', 'session'],
    ['Erreur réseau : échec de la connexion en raison de HTTP 500', 'connection'],
    ['ストレージからの読み取り中にエラーが発生しました。エラーコード PERMISSION_DENIED', 'accounts'],
    ['TypeError: x ist keine Funktion', 'unexpected'],
  ])('%s is told by its code: %s', async (said, code) => {
    replies = [{ error: said }];
    expect(await settledAfter(serverOver(fakeRun).buildNext({ step: 0 }), 0)).toMatch(
      new RegExp(`^${code}: `),
    );
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
