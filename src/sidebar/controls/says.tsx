import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Level } from '../../core/evidence/flags.ts';
import { oddsText } from '../../core/evidence/holds.ts';
import { STYLES } from '../../core/format/bands.ts';
import { asSentence } from '../../core/problem.ts';

/** A name or value that somebody typed into a cell: as text, in its own direction, cut nowhere. */
export function Typed({ children }: { children: ComponentChildren }) {
  return (
    <bdi class="typed" dir="auto">
      {children}
    </bdi>
  );
}

/** The levels as a page names them. */
export const LEVEL_NAMES: Record<Level, string> = {
  under: 'Under',
  watch: 'Watch',
  below: 'Below',
  'best practice': 'Best practice',
  promising: 'Promising',
};

/** A flag as the scorecard's own colours show it, in words too. */
export function LevelBadge({ level, odds }: { level: Level; odds?: number | undefined }) {
  const { fill, color } = STYLES[level];
  return (
    <span
      class={`badge ${level === 'watch' || level === 'below' ? 'light' : ''}`}
      style={{ background: fill, color }}
    >
      {LEVEL_NAMES[level]}
      {odds !== undefined && level !== 'below' && ` ${oddsText(odds)}`}
    </span>
  );
}

/** Something to know before going on. */
export function Note({ children, isBad }: { children: ComponentChildren; isBad?: boolean }) {
  return <div class={isBad ? 'note bad' : 'note'}>{children}</div>;
}

/** Something is under way. */
export function Waiting({ children }: { children: ComponentChildren }) {
  return (
    <p class="waiting">
      <span class="spinner" aria-hidden="true" />
      {children}
    </p>
  );
}

/** A part of a panel under its own heading. */
export function Section({ title, children }: { title: ComponentChildren; children: ComponentChildren }) {
  return (
    <section class="section">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** What the script said, as a sentence of a page: with a capital at its beginning. */
export function Sentence({ text }: { text: string }) {
  return <Typed>{asSentence(text)}</Typed>;
}

/** A part that is opened by whoever wants it. */
export function More({
  title,
  children,
  isOpen,
}: {
  title: ComponentChildren;
  children: ComponentChildren;
  /** Whether it is open to begin with. */
  isOpen?: boolean;
}) {
  const [starts] = useState(isOpen ?? false);
  return (
    <details class="more" open={starts}>
      <summary>{title}</summary>
      <div class="inside">{children}</div>
    </details>
  );
}
