// F6 goes from the cells to the sidebar and back, as in Sheets: within either, Tab has work of its own to do.

/** The key by which a keyboard leaves one part of the page for the next. */
const isNext = (event: KeyboardEvent): boolean => event.key === 'F6' && !event.altKey && !event.metaKey;

/** On the page: from wherever the focus is to the sidebar; without one, to the cells. */
export function toSidebarByKey(focusGrid: () => void): void {
  addEventListener(
    'keydown',
    event => {
      if (!isNext(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const frame = document.querySelector<HTMLIFrameElement>('#sidebar iframe');
      if (frame) frame.focus();
      else focusGrid();
    },
    true,
  );
}

/** In the sidebar's own frame: back to the cells. */
export function toGridByKey(focusGrid: () => void): void {
  addEventListener('keydown', event => {
    if (!isNext(event)) return;
    event.preventDefault();
    focusGrid();
  });
}
