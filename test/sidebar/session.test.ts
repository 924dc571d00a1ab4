import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DocumentState, PipelineState, SettingsState } from '../../src/addon/answers.ts';
import { coach } from '../../src/sidebar/panels/coach/coaching.ts';
import { build, stop } from '../../src/sidebar/panels/scorecard/building.ts';
import { Refused, type Server } from '../../src/sidebar/server.ts';
import { Session } from '../../src/sidebar/session.ts';
import type { Saved } from '../../src/sidebar/state.ts';

const settings = (version: string, ...rows: [string, string, string, string | number][]): SettingsState => ({
  exists: true,
  version,
  rows: rows.map(([group, name, setting, value], i) => ({ row: i + 2, group, name, setting, value })),
  problems: [],
});
const pipeline = (tabName: string): PipelineState => ({
  tab: 7,
  tabName,
  reference: `'${tabName}'!A:K`,
  check: { roles: [], headerRow: 0, rows: 0, used: 0, findings: [], words: [], gatewaysMissing: false },
  headers: ['Rep'],
  samples: [[]],
  missing: [],
  period: {},
  asRead: { won: 0, lost: 0, open: 0, first: [] },
  values: {},
  stages: [],
  gateways: [],
  proposals: [],
  presses: [],
  money: '',
  volatile: [],
});
const STANDING = settings(
  '1',
  ['Benchmark', 'Close ratio', 'At least', 0.65],
  ['Target', 'Team', 'Weeks', 13],
);
const document = (standing = STANDING): DocumentState => ({
  locale: 'en_US',
  timeZone: 'Etc/UTC',
  tabs: [],
  settings: standing,
  pipeline: pipeline('first'),
  built: { scorecard: false, goals: false, charts: false, coaching: false },
});

let doors: { [Name in keyof Server]: ReturnType<typeof vi.fn> };
let session: Session;
beforeEach(async () => {
  vi.useFakeTimers();
  const names = [
    'readDocument',
    'previewSettings',
    'saveSettings',
    'undoSave',
    'buildNext',
    'stopBuilding',
    'coach',
  ] as const;
  doors = Object.fromEntries(names.map(name => [name, vi.fn()])) as unknown as typeof doors;
  doors.readDocument.mockResolvedValue(document());
  session = new Session(doors as unknown as Server);
  await session.open();
});
afterEach(() => vi.useRealTimers());

const closeRatio = (...values: string[]) => ({
  group: 'Benchmark',
  name: 'Close ratio',
  setting: 'At least',
  values,
});
const weeks = (...values: number[]) => ({ group: 'Target', name: 'Team', setting: 'Weeks', values });
const window = (...values: number[]) => ({
  group: 'Gateway',
  name: 'Proposal',
  setting: 'Window (days)',
  values,
});
const refused = (code: string, table?: SettingsState) =>
  new Refused({ code, message: `Refused: ${code}` }, table);

describe('saving', () => {
  test('sends only what differs, with the version that it is based on', async () => {
    session.edit([closeRatio('70%'), weeks(13)]);
    doors.saveSettings.mockResolvedValue(
      settings('2', ['Benchmark', 'Close ratio', 'At least', 0.7], ['Target', 'Team', 'Weeks', 13]),
    );
    await session.save();
    expect(doors.saveSettings.mock.calls[0]?.[0]).toEqual({ version: '1', changes: [closeRatio('70%')] });
    expect(session.state.draft.edits.size).toBe(0);
    expect(session.state.message?.text).toBe('Saved in the tab KPI Settings: 1 benchmark changed');
  });

  describe('is undone', () => {
    const CELLS = [{ row: 2, part: 3, value: 0.65, as: 'value', format: '0%' }] as const;
    const after = settings(
      '2',
      ['Benchmark', 'Close ratio', 'At least', 0.7],
      ['Target', 'Team', 'Weeks', 13],
    );
    const save = async (): Promise<void> => {
      session.edit([closeRatio('70%')]);
      doors.saveSettings.mockResolvedValue({ ...after, undo: CELLS });
      await session.save();
    };

    test('by its cells as they were, on the version that it left; and that can be undone too', async () => {
      await save();
      expect(session.lastSave?.text).toBe('1 benchmark changed');
      doors.undoSave.mockResolvedValue({ ...STANDING, undo: CELLS });
      await session.undoSave(session.lastSave as Saved);
      expect(doors.undoSave.mock.calls[0]?.[0]).toEqual({ version: '2', cells: CELLS });
      expect(session.view.value(closeRatio())).toBe(0.65);
      expect(session.state.message).toMatchObject({
        text: 'Undone: 1 benchmark changed',
        saved: { version: '1' },
      });
      expect(session.lastSave).toBeUndefined();
    });

    test('not where the table was changed since: the sentence is told, theirs is shown, and the draft stays', async () => {
      await save();
      session.edit([weeks(26)]);
      const theirs = settings(
        '9',
        ['Benchmark', 'Close ratio', 'At least', 0.5],
        ['Target', 'Team', 'Weeks', 13],
      );
      doors.undoSave.mockRejectedValue(refused('changed', theirs));
      await session.undoSave(session.lastSave as Saved);
      expect(session.state.message).toMatchObject({ kind: 'problem', text: 'Refused: changed' });
      expect(session.state.conflict).toBeUndefined();
      expect(session.view.value(closeRatio())).toBe(0.5);
      expect(session.view.value(weeks())).toBe(26);
      expect(session.lastSave).toBeUndefined();
    });
  });

  test('what is typed in the meantime is not lost', async () => {
    session.edit([closeRatio('70%')]);
    let answer: (table: SettingsState) => void = () => {};
    doors.saveSettings.mockReturnValue(
      new Promise(resolve => {
        answer = resolve;
      }),
    );
    const saving = session.save();
    session.edit([weeks(26), closeRatio('75%')]);
    answer(settings('2', ['Benchmark', 'Close ratio', 'At least', 0.7], ['Target', 'Team', 'Weeks', 13]));
    await saving;
    expect([...session.state.draft.edits.values()].map(({ values }) => values)).toEqual([['75%'], [26]]);
    expect(session.state.draft.version).toBe('2');
  });

  test('what can’t be read stays, and nothing is sent where nothing else differs', async () => {
    session.edit([closeRatio('650%')]);
    await session.save();
    expect(doors.saveSettings).not.toHaveBeenCalled();
    expect(session.state.message).toMatchObject({
      kind: 'problem',
      text: 'Nothing was saved: 1 field must be corrected first',
    });
    expect(session.state.draft.edits.size).toBe(1);
  });

  test('a lost connection keeps what was typed', async () => {
    session.edit([closeRatio('70%')]);
    doors.saveSettings.mockRejectedValue(refused('connection'));
    await session.save();
    expect(session.state.message).toMatchObject({ kind: 'problem', text: 'Refused: connection' });
    expect(session.state.draft.edits.size).toBe(1);
    expect(session.state.busy).toBe('');
  });
});

describe('somebody else saved first', () => {
  const theirs = settings(
    '9',
    ['Benchmark', 'Close ratio', 'At least', 0.5],
    ['Target', 'Team', 'Weeks', 13],
  );
  const meet = async (): Promise<void> => {
    session.edit([closeRatio('70%')]);
    doors.saveSettings.mockRejectedValueOnce(refused('changed', theirs));
    await session.save();
  };

  test('whose fields differ is shown, and nothing is decided', async () => {
    await meet();
    expect(session.state.conflict?.differences).toMatchObject([
      { base: [0.65], theirs: [0.5], mine: ['70%'] },
    ]);
    expect(session.state.draft.edits.size).toBe(1);
  });

  test('mine on top is saved on their version', async () => {
    await meet();
    doors.saveSettings.mockResolvedValueOnce(settings('10', ['Benchmark', 'Close ratio', 'At least', 0.7]));
    await session.applyMine();
    expect(doors.saveSettings.mock.calls[1]?.[0]).toEqual({ version: '9', changes: [closeRatio('70%')] });
    expect(session.state.conflict).toBeUndefined();
  });

  test('theirs can be reloaded, and that can be undone', async () => {
    await meet();
    session.takeTheirs();
    expect(session.view.value(closeRatio())).toBe(0.5);
    session.undo(session.state.message?.undo ?? []);
    expect(session.view.value(closeRatio())).toBe('70%');
    expect(session.state.draft.version).toBe('9');
  });

  test('where both came to the same, it is saved already: so is a save whose answer was lost', async () => {
    session.edit([closeRatio('50%')]);
    doors.saveSettings.mockRejectedValueOnce(refused('changed', theirs));
    await session.save();
    expect(session.state.conflict).toBeUndefined();
    expect(session.state.message?.text).toBe('It is saved already');
    expect(session.state.draft.edits.size).toBe(0);
  });

  test('it is seen when the sheet is read again, too', async () => {
    session.edit([closeRatio('70%')]);
    doors.readDocument.mockResolvedValue(document(theirs));
    await session.open();
    expect(session.state.conflict?.differences).toHaveLength(1);
    expect(session.view.value(closeRatio())).toBe('70%');
  });
});

describe('the preview', () => {
  test('asks once nobody types, with the rows as they would stand', async () => {
    doors.previewSettings.mockResolvedValue(pipeline('second'));
    session.edit([window(3)]);
    session.edit([window(30)]);
    expect(session.state.isPreviewing).toBe(true);
    await vi.advanceTimersByTimeAsync(600);
    expect(doors.previewSettings).toHaveBeenCalledOnce();
    const [{ rows, tab }] = doors.previewSettings.mock.calls[0] as [{ rows: unknown[]; tab: number }];
    expect(tab).toBe(7);
    expect(rows).toHaveLength(3);
    expect(session.state.pipeline?.tabName).toBe('second');
    expect(session.state.isPreviewing).toBe(false);
  });

  test('a benchmark or a target needs none', async () => {
    session.edit([closeRatio('70%'), weeks(26)]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(doors.previewSettings).not.toHaveBeenCalled();
  });

  test('an answer that was overtaken is dropped', async () => {
    const answers: ((state: PipelineState) => void)[] = [];
    doors.previewSettings.mockImplementation(() => new Promise(resolve => answers.push(resolve)));
    session.edit([window(3)]);
    await vi.advanceTimersByTimeAsync(600);
    session.edit([window(4)]);
    await vi.advanceTimersByTimeAsync(600);
    answers[1]?.(pipeline('new'));
    await vi.advanceTimersByTimeAsync(0);
    answers[0]?.(pipeline('old'));
    await vi.advanceTimersByTimeAsync(0);
    expect(session.state.pipeline?.tabName).toBe('new');
  });

  test('where it is refused the sentence is kept, and the last figures', async () => {
    doors.previewSettings.mockRejectedValue(refused('column-missing'));
    session.edit([window(3)]);
    await vi.advanceTimersByTimeAsync(600);
    expect(session.state.problem?.code).toBe('column-missing');
    expect(session.state.pipeline?.tabName).toBe('first');
  });
});

describe('building', () => {
  test('goes step by step and shows how far it is', async () => {
    const seen: number[] = [];
    doors.buildNext.mockImplementation(async ({ step }: { step: number }) => ({
      done: step + 1,
      of: 3,
      next: '',
    }));
    session.onChange = () => seen.push(session.state.build?.done ?? -1);
    await build(session);
    expect(doors.buildNext.mock.calls.map(([request]) => request)).toEqual(
      [0, 1, 2].map(step => ({ step, tab: 7 })),
    );
    expect(seen).toEqual(expect.arrayContaining([0, 1, 2, 3]));
    expect(session.state.document?.built.scorecard).toBe(true);
  });

  test('stops after the step that is under way, and takes the half away', async () => {
    doors.buildNext.mockImplementation(async ({ step }: { step: number }) => {
      if (step === 1) stop(session);
      return { done: step + 1, of: 5, next: '' };
    });
    await build(session);
    expect(doors.buildNext).toHaveBeenCalledTimes(2);
    expect(doors.stopBuilding).toHaveBeenCalledOnce();
    expect(session.state.build).toBeUndefined();
    expect(session.state.document?.built.scorecard).toBe(false);
  });

  test('a refusal is told, and the half taken away', async () => {
    doors.buildNext.mockRejectedValue(refused('in-the-way'));
    doors.stopBuilding.mockRejectedValue(refused('connection'));
    await build(session);
    expect(session.state.message).toMatchObject({ kind: 'problem', text: 'Refused: in-the-way' });
  });
});

test('an answer about another rep than the one who is looked at is dropped', async () => {
  const answers: ((list: unknown[]) => void)[] = [];
  doors.coach.mockImplementation(() => new Promise(resolve => answers.push(resolve)));
  const [first, second] = [coach(session, 'ana'), coach(session, 'ben')];
  answers[1]?.([]);
  await second;
  answers[0]?.([]);
  await first;
  expect(session.state.coaching?.rep).toBe('ben');
});
