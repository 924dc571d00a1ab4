/** One panel as its tab shows it. */
export interface Tab {
  id: string;
  title: string;
  /** What the tab's mark says, where it has one. */
  mark?: string | undefined;
  isWrong?: boolean | undefined;
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The panels by their names: arrow keys go from one to the next, as in any list of tabs. */
export function Tabs({
  tabs,
  chosen,
  onChoose,
}: {
  tabs: readonly Tab[];
  chosen: string;
  onChoose: (id: string) => void;
}) {
  const go = (event: KeyboardEvent): void => {
    const at = tabs.findIndex(tab => tab.id === chosen);
    const step = STEPS[event.key];
    const to =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? tabs.length - 1
          : step === undefined
            ? -1
            : (at + step + tabs.length) % tabs.length;
    const next = tabs[to];
    if (!next) return;
    event.preventDefault();
    onChoose(next.id);
    document.getElementById(`tab-${next.id}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="Panels" onKeyDown={go}>
      {tabs.map(({ id, title, mark, isWrong }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`tab-${id}`}
          aria-controls="panel"
          aria-selected={id === chosen}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => onChoose(id)}
        >
          {title}
          {mark && (
            <>
              <span class={isWrong ? 'mark wrong' : 'mark'} aria-hidden="true">
                {isWrong ? '!' : ''}
              </span>
              <span class="unseen">, {mark}</span>
            </>
          )}
        </button>
      ))}
    </div>
  );
}
