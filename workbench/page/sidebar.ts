// The sidebar at the right, 300 pixels wide, and dialogs over the page. Opening one closes the one before.
import type { Workbench } from '../host/workbench.ts';
import type { PanelStep } from './demo-hands.ts';
import { type FramePlace, panelFrame } from './panel.ts';

function head(title: string, onClose: () => void): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'panel-head';
  const heading = document.createElement('h2');
  heading.textContent = title;
  const close = document.createElement('button');
  close.className = 'close';
  close.textContent = '×';
  close.setAttribute('aria-label', 'Close');
  close.addEventListener('click', onClose);
  bar.append(heading, close);
  return bar;
}

/** The add-on's sidebar and dialogs as they are shown. */
export interface Panels {
  /** Lets the sidebar do a step of a demo. */
  act(step: PanelStep): Promise<void>;
  close(): void;
}

/** Shows what the add-on shows, from now on. */
export function showPanels(bench: Workbench, frame: FramePlace, focusGrid: () => void): Panels {
  const aside = document.getElementById('sidebar') as HTMLElement;
  let closeSidebar: (() => void) | undefined;
  let act: Panels['act'] | undefined;
  let closeDialog: (() => void) | undefined;

  function sidebar(): void {
    closeSidebar?.();
    const { sidebar: panel } = bench.ui;
    if (!panel) return;
    const close = () => {
      made.dispose();
      aside.replaceChildren();
      aside.hidden = true;
      closeSidebar = undefined;
      act = undefined;
      bench.ui.sidebar = undefined;
    };
    const made = panelFrame(bench, frame, panel, { close, focus: focusGrid, size: () => {} });
    aside.replaceChildren(head(panel.title, close), made.frame);
    aside.hidden = false;
    act = made.act;
    closeSidebar = () => {
      made.dispose();
      closeSidebar = undefined;
    };
  }

  function dialog(): void {
    closeDialog?.();
    const { dialog: panel } = bench.ui;
    if (!panel) return;
    const box = document.createElement('dialog');
    box.className = 'panel';
    const size = ({ width, height }: { width?: number; height?: number }) => {
      if (width) box.style.width = `${width}px`;
      if (height) box.style.height = `${height + 48}px`;
    };
    const close = () => {
      made.dispose();
      box.remove();
      closeDialog = undefined;
      bench.ui.dialog = undefined;
    };
    const made = panelFrame(bench, frame, panel, { close, focus: focusGrid, size });
    box.append(head(panel.title, close), made.frame);
    size(panel);
    box.addEventListener('cancel', close);
    document.body.append(box);
    if (panel.modal) box.showModal();
    else box.show();
    closeDialog = close;
  }

  const listener = (what: string) => {
    if (what === 'sidebar') sidebar();
    if (what === 'dialog') dialog();
  };
  bench.ui.onChange.push(listener);
  return {
    act: step => act?.(step) ?? Promise.reject(new Error('The sidebar is closed')),
    close() {
      closeSidebar?.();
      closeDialog?.();
      aside.replaceChildren();
      aside.hidden = true;
    },
  };
}
