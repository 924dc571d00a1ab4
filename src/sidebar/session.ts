import type { PipelineState, SettingsState } from '../addon/answers.ts';
import { counted } from '../core/problem.ts';
import type { Scorecard } from '../core/scorecard/scorecard.ts';
import type { SettingChange, SettingName } from '../core/settings/change.ts';
import { settingKey } from '../core/settings/change.ts';
import { changesText } from './draft/changes-text.ts';
import { differences, rebased } from './draft/differences.ts';
import type { Draft } from './draft/draft.ts';
import { draftOf, edited, inverseOf, rowsOf } from './draft/draft.ts';
import { GatewayKeys } from './draft/gateway-keys.ts';
import { definesGateways, proposedGateways } from './draft/gateways.ts';
import { sortChanges } from './draft/held.ts';
import type { View } from './draft/view.ts';
import { filled, keyOfField, readingOf, scorecardUnder, viewOf } from './draft/view.ts';
import { writeAs } from './look/locale.ts';
import { openingPanel } from './opening.ts';
import { Refused, type Server } from './server.ts';
import type { Message, Saved, State } from './state.ts';
import { emptyState } from './state.ts';

/** How long nobody types before the pipeline is asked again. */
const PAUSE = 500;

/** What happens between a person and the script. It holds no decision: those are core's, or the doors'. */
export class Session {
  state: State = emptyState();

  /** Tells gateways apart while their names change. */
  readonly keys = new GatewayKeys();

  private shown: { draft: Draft; pipeline: PipelineState | undefined; view: View } | undefined;
  private standing: { view: View; pipeline: PipelineState; scorecard: Scorecard } | undefined;
  /** The reading of the rows that `pipeline` belongs to. */
  private reading = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  /** Called after each change. */
  onChange: () => void = () => {};

  constructor(readonly server: Server) {}

  set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.onChange();
  }

  /** What the draft comes to. */
  get view(): View {
    const { draft, pipeline } = this.state;
    if (this.shown?.draft !== draft || this.shown.pipeline !== pipeline)
      this.shown = { draft, pipeline, view: viewOf(draft, proposedGateways(pipeline?.proposals ?? [])) };
    return this.shown.view;
  }

  /** What is wrong with a setting: what its own row says, else what the pipeline says of it. */
  problemAt(named: SettingName, row?: number): string | undefined {
    const { problem } = this.state;
    const own = this.view.problemAt(named, row);
    if (own !== undefined || problem?.field === undefined) return own;
    return keyOfField(problem.field) === settingKey(named) ? problem.message : undefined;
  }

  /** The scorecard under the draft; undefined where the pipeline gives none. */
  get scorecard(): Scorecard | undefined {
    const { view } = this;
    const { pipeline } = this.state;
    if (!pipeline?.team) return undefined;
    if (this.standing?.view !== view || this.standing.pipeline !== pipeline)
      this.standing = { view, pipeline, scorecard: scorecardUnder(view, pipeline.team) };
    return this.standing.scorecard;
  }

  /**
   * Does something that takes a while: says so, and says what came of it. What is refused becomes a message.
   *
   * @returns what it came to; undefined where it was refused.
   */
  async during<T>(busy: string, act: (onSlow: () => void) => Promise<T>): Promise<T | undefined> {
    this.set({ busy, isSlow: false, message: undefined });
    try {
      return await act(() => this.set({ isSlow: true }));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.settings) this.meet(error.settings);
      else this.tell('problem', error.message);
      return undefined;
    } finally {
      this.set({ busy: '', isSlow: false });
    }
  }

  tell(kind: Message['kind'], text: string, undo?: SettingChange[]): void {
    this.set({ message: { kind, text, ...(undo ? { undo } : {}) } });
  }

  /** Reads the document: at first, and where a person wants it read again. Changes that are not saved stay. */
  async open(tab?: number): Promise<void> {
    const document = await this.during('Reading the spreadsheet', onSlow =>
      this.server.readDocument(tab === undefined ? {} : { tab }, onSlow),
    );
    if (!document) return;
    const { settings, pipeline, problem } = document;
    writeAs(document.locale);
    this.reading = readingOf(settings.rows);
    // Of a tab that can't be read nothing is shown; only where none could be looked at does the last one stay.
    const shown = pipeline ?? (document.tab === undefined ? this.state.pipeline : undefined);
    const panel = this.state.panel || openingPanel(document);
    this.set({ document, problem, pipeline: shown, panel });
    if (!this.state.draft.edits.size) this.set({ draft: draftOf(settings) });
    else if (settings.version !== this.state.draft.version) this.meet(settings);
    this.follow();
  }

  /** Takes changes into the draft. Gateways that the headers name come into the table with the first change to one. */
  edit(changes: readonly SettingChange[], undoable?: string): void {
    const { draft, pipeline } = this.state;
    const adopts = changes.some(({ group }) => group === 'Gateway') && !definesGateways(rowsOf(draft));
    const all = [...(adopts ? proposedGateways(pipeline?.proposals ?? []) : []), ...changes];
    const before = undoable === undefined ? undefined : inverseOf(draft, all);
    this.set({ draft: edited(draft, all), message: undefined });
    if (undoable !== undefined) this.tell('done', undoable, before);
    this.follow();
  }

  /** Takes an action back. */
  undo(changes: readonly SettingChange[]): void {
    this.set({ draft: edited(this.state.draft, changes), message: undefined });
    this.follow();
  }

  discard(): void {
    const { draft } = this.state;
    const undo = [...draft.edits.values()];
    this.set({ draft: { ...draft, edits: new Map() }, conflict: undefined });
    this.tell('done', `Discarded: ${this.textOf(draft, undo)}`, undo);
    this.follow();
  }

  /** What a draft's changes come to, as what somebody did. */
  textOf(draft: Draft, changes: readonly SettingChange[]): string {
    return changesText(draft, changes, proposedGateways(this.state.pipeline?.proposals ?? []));
  }

  /** Saves the changes that can be read; the others stay, each with its sentence. */
  async save(): Promise<void> {
    const { draft } = this.state;
    const { ready, held } = sortChanges(draft, this.view.problems);
    const wait = held.length ? `${counted(held.length, 'field')} must be corrected first` : '';
    if (!ready.length) {
      if (wait) this.tell('problem', `Nothing was saved: ${wait}`);
      return;
    }
    const table = await this.during('Saving', onSlow =>
      this.server.saveSettings({ version: draft.version, changes: plain(ready) }, onSlow),
    );
    if (!table) return;
    const did = this.textOf(draft, ready);
    const saved = new Set<unknown>(ready);
    const left = [...this.state.draft.edits].filter(([, change]) => !saved.has(change));
    this.settle(table, { ...this.state.draft, edits: new Map(left) });
    const done = `Saved in the tab KPI Settings: ${did}`;
    this.tell(wait ? 'problem' : 'done', wait ? `${done}; ${wait}` : done);
    this.remember(table, did);
  }

  /** Keeps what takes a save back, and offers it beside the message. */
  private remember({ version, undo }: SettingsState, text: string): void {
    const { message, saves } = this.state;
    if (!undo?.length) return;
    const saved = { text, version, cells: undo };
    this.set({ saves: [...saves, saved], ...(message ? { message: { ...message, saved } } : {}) });
  }

  /** The last save, while the table is as it left it. */
  get lastSave(): Saved | undefined {
    const { saves, document } = this.state;
    const last = saves[saves.length - 1];
    return last && last.version === document?.settings.version ? last : undefined;
  }

  /** Takes a save back: its cells are as they were. Refused where the table was changed since. */
  async undoSave(saved: Saved): Promise<void> {
    const { text, version, cells } = saved;
    try {
      const table = await this.during('Undoing', onSlow =>
        this.server.undoSave({ version, cells }, onSlow).catch((error: unknown) => {
          if (!(error instanceof Refused) || !error.settings) throw error;
          // Nothing of the draft is in question: the table as it is now is shown, and the sentence says why.
          this.settle(error.settings, this.state.draft);
          throw new Refused(error.problem);
        }),
      );
      if (!table) return;
      this.set({ saves: this.state.saves.filter(each => each !== saved) });
      this.settle(table, this.state.draft);
      this.tell('done', `Undone: ${text}`);
      const redo = table.undo && { text: `undone again: ${text}`, version: table.version, cells: table.undo };
      if (redo) this.set({ message: { kind: 'done', text: `Undone: ${text}`, saved: redo } });
    } finally {
      this.follow();
    }
  }

  /** Takes all that is proposed into the settings, but what a person has set already. */
  async accept(proposals: readonly SettingChange[]): Promise<void> {
    const { edits } = this.state.draft;
    this.edit(proposals.filter(proposal => !edits.has(settingKey(proposal))));
    await this.save();
  }

  /** Drops the changes for what somebody else has saved. */
  takeTheirs(): void {
    const { conflict, draft } = this.state;
    if (!conflict) return;
    const undo = [...draft.edits.values()];
    this.settle(conflict.table, draftOf(conflict.table));
    this.tell('done', 'Reloaded; your changes are dropped', undo);
  }

  /** Saves the changes on top of what somebody else has saved. */
  async applyMine(): Promise<void> {
    const { conflict, draft } = this.state;
    if (!conflict) return;
    this.settle(conflict.table, draft);
    await this.save();
  }

  /** Somebody else saved in the meantime: a person has to choose, unless both came to the same. */
  private meet(table: SettingsState): void {
    const { draft } = this.state;
    const found = differences(draft, table.rows);
    if (found.length) {
      this.set({ conflict: { table, differences: found }, message: undefined });
      return;
    }
    this.settle(table, draft);
    const left = this.state.draft.edits.size;
    this.tell('done', left ? 'The table was changed elsewhere too; save again' : 'It is saved already');
  }

  private settle(table: SettingsState, draft: Draft): void {
    const { document } = this.state;
    this.set({
      conflict: undefined,
      draft: rebased(draft, table),
      // It goes by the saved settings.
      coaching: undefined,
      ...(document ? { document: { ...document, settings: table } } : {}),
    });
    this.follow();
  }

  /** Asks the pipeline again where the draft would read it in another way than what is shown. */
  private follow(): void {
    clearTimeout(this.timer);
    const isOld = readingOf(rowsOf(this.state.draft)) !== this.reading;
    this.asked++;
    this.set({ isPreviewing: isOld });
    if (isOld) this.timer = setTimeout(() => void this.preview(), PAUSE);
  }

  /** Shows what the pipeline makes of the draft. Answers that came too late are dropped. */
  async preview(): Promise<void> {
    const mine = ++this.asked;
    const rows = rowsOf(this.state.draft);
    const tab = this.state.pipeline?.tab;
    try {
      const asked = { rows: plain(filled(rows)), ...(tab === undefined ? {} : { tab }) };
      const pipeline = await this.server.previewSettings(asked);
      if (mine !== this.asked) return;
      this.reading = readingOf(rows);
      this.set({ pipeline, problem: undefined, isPreviewing: false });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (mine === this.asked) this.set({ problem: error.problem, isPreviewing: false });
    }
  }
}

type Plain<T> = T extends { value: unknown }
  ? Omit<T, 'value'> & { value: string | number | boolean }
  : T extends { values: unknown }
    ? Omit<T, 'values'> & { values: (string | number | boolean)[] }
    : T;

/** Cells as they cross: the settings hold no date cells here, and a blank is ''. */
function plain<T extends { value: unknown } | { values: unknown }>(rows: readonly T[]): Plain<T>[] {
  return JSON.parse(JSON.stringify(rows, (_, value) => value ?? '')) as Plain<T>[];
}
