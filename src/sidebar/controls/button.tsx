import type { ComponentChildren } from 'preact';

interface ButtonProps {
  children: ComponentChildren;
  onPress: () => void;
  /** The one action that a panel is for is primary; "quiet" stands inside a list or beside a text. */
  kind?: 'primary' | 'quiet' | undefined;
  /** Not now: it keeps the focus and says so, where a disabled one would lose it. */
  isOff?: boolean | undefined;
  /** What it says where its text alone doesn't tell what it is about. */
  label?: string | undefined;
  id?: string | undefined;
  isExpanded?: boolean | undefined;
}

/** A button that does something. */
export function Button({ children, onPress, kind, isOff, label, id, isExpanded }: ButtonProps) {
  return (
    <button
      type="button"
      id={id}
      class={kind ? `button ${kind}` : 'button'}
      aria-disabled={isOff ? 'true' : undefined}
      aria-label={label}
      aria-expanded={isExpanded}
      onClick={() => {
        if (!isOff) onPress();
      }}
    >
      {children}
    </button>
  );
}

/** Buttons in a row: the primary one first. */
export function Buttons({ children }: { children: ComponentChildren }) {
  return <div class="buttons">{children}</div>;
}
