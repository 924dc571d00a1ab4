import type {
  AnsweredProblem,
  Answers,
  BuildState,
  DocumentState,
  PipelineState,
  SettingsState,
} from '../addon/answers.ts';
import type { SettingChange } from '../core/settings/change.ts';
import type { Difference } from './draft/differences.ts';
import type { Draft } from './draft/draft.ts';
import { draftOf } from './draft/draft.ts';

/** What came of an action, for the person who asked for it. */
export interface Message {
  kind: 'done' | 'problem';
  text: string;
  /** What takes it back. */
  undo?: SettingChange[];
  /** The save that can be taken back. */
  saved?: Saved;
  /** Takes back what was written elsewhere than in the settings. */
  takeBack?: () => Promise<void>;
}

/** A save, with what takes it back while nobody has changed the table since. */
export interface Saved {
  /** What it did, in words. */
  text: string;
  /** The version that it left. */
  version: string;
  cells: NonNullable<SettingsState['undo']>;
}

/** All that the sidebar shows. It is replaced as a whole, never changed in place. */
export interface State {
  panel: string;
  document: DocumentState | undefined;
  draft: Draft;
  /** What the pipeline makes of the draft, or of the last draft that it could be asked about. */
  pipeline: PipelineState | undefined;
  /** Why the pipeline can't be read, or not anew. */
  problem: AnsweredProblem | undefined;
  /** True while the figures on the user's own rows are older than the draft. */
  isPreviewing: boolean;
  /** What is under way, as a person reads it; '' where nothing is. */
  busy: string;
  isSlow: boolean;
  message: Message | undefined;
  /** The saves of this sidebar that can be taken back, the last one last. */
  saves: readonly Saved[];
  conflict: { table: SettingsState; differences: Difference[] } | undefined;
  build: (BuildState & { isStopping: boolean }) | undefined;
  /** Folded name of the rep who is coached. */
  rep: string;
  /** What that rep is coached on, by the saved settings. */
  coaching: { rep: string; list: Answers['coach'] } | undefined;
  /** Steps that were added to the plan while this sidebar was open. */
  planned: ReadonlySet<string>;
  /** The ranges that are marked; undefined before it was asked. */
  marks: Answers['listMarks'] | undefined;
  /** The formulas that do not use the settings; undefined before it was asked. */
  formulas: Answers['looseFormulas'] | undefined;
  /** The key of the gateway that is open; '' where none is. */
  gateway: string;
  /** True while nobody has named it yet. */
  isNew: boolean;
  /** Names as they are typed that no gateway can bear, by the gateway's key. */
  names: ReadonlyMap<string, string>;
}

/** What is shown before anything was read. */
export function emptyState(): State {
  return {
    panel: '',
    document: undefined,
    draft: draftOf({ rows: [], version: '' }),
    pipeline: undefined,
    problem: undefined,
    isPreviewing: false,
    busy: '',
    isSlow: false,
    message: undefined,
    saves: [],
    conflict: undefined,
    build: undefined,
    rep: '',
    coaching: undefined,
    planned: new Set(),
    marks: undefined,
    formulas: undefined,
    gateway: '',
    isNew: false,
    names: new Map(),
  };
}
