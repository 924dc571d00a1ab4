/**
 * Keeps the focus where a person can go on: what had it may be moved or taken away by what they pressed. Then it goes
 * back to it, else to what the action said, else to the panel's heading. A person who is in the sheet is left there.
 */
export function keepFocus(root: HTMLElement): () => void {
  let last: HTMLElement | undefined;
  const onFocus = (event: FocusEvent): void => {
    last = event.target as HTMLElement;
  };
  // A press beside every control leaves them on purpose.
  const onPress = (): void => {
    last = undefined;
  };
  const observer = new MutationObserver(() => {
    if (!last || document.activeElement !== document.body || !document.hasFocus()) return;
    const find = (selector: string) => root.querySelector<HTMLElement>(selector);
    (last.isConnected ? last : (find('[data-result]') ?? find('h1')))?.focus();
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
