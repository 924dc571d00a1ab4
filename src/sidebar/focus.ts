/**
 * Keeps the focus where a person can go on: what had it may be moved or taken away by what they pressed. Then it goes
 * back to it, else to what the action said, else to the panel's heading until the action says something. A person who
 * is in the sheet is left there.
 */
export function keepFocus(root: HTMLElement): () => void {
  let last: HTMLElement | undefined;
  /** The heading, while it only stands in for what an action will say. */
  let standIn: HTMLElement | undefined;
  const onFocus = (event: FocusEvent): void => {
    last = event.target as HTMLElement;
    if (last !== standIn) standIn = undefined;
  };
  // A press beside every control leaves them on purpose.
  const onPress = (): void => {
    last = undefined;
  };
  const observer = new MutationObserver(() => {
    const { activeElement } = document;
    const isLost = activeElement === document.body || (standIn !== undefined && activeElement === standIn);
    if (!last || !isLost || !document.hasFocus()) return;
    const said = root.querySelector<HTMLElement>('[data-result]');
    if (last.isConnected && last !== standIn) last.focus();
    else if (said) said.focus();
    else {
      standIn = root.querySelector<HTMLElement>('h1') ?? undefined;
      standIn?.focus();
    }
  });
  root.addEventListener('focusin', onFocus);
  root.addEventListener('pointerdown', onPress);
  observer.observe(root, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    root.removeEventListener('focusin', onFocus);
    root.removeEventListener('pointerdown', onPress);
  };
}

/**
 * Keeps the field that is being filled in within what is seen: the bar with Save comes with the first key, and on a low
 * screen it would cover the field.
 *
 * @param scrolled the part that scrolls, whose height the bar takes from.
 */
export function keepFieldSeen(scrolled: HTMLElement): () => void {
  const observer = new ResizeObserver(() => {
    const { activeElement } = document;
    if (!activeElement || activeElement === scrolled || !scrolled.contains(activeElement)) return;
    if (activeElement.matches('input, select, textarea')) activeElement.scrollIntoView({ block: 'nearest' });
  });
  observer.observe(scrolled);
  return () => observer.disconnect();
}
