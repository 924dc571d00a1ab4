// What the add-on shows: menus, sidebar, dialogs, toasts. The page draws it; in Node it is simply kept.

export interface MenuItem {
  caption: string;
  /** The function to call; absent on a separator and on a submenu. */
  functionName?: string;
  items?: MenuItem[];
}

export interface Panel {
  html: string;
  title: string;
  width: number;
  height: number;
}

/** How a person answers a dialog; a Node test sets it, the page asks. */
export interface Answers {
  alert(title: string, prompt: string, buttons: string): string;
  prompt(title: string, prompt: string, buttons: string): { button: string; text: string };
}

export class UiState {
  addonMenu: MenuItem[] | undefined;
  menus: { caption: string; items: MenuItem[] }[] = [];
  sidebar: Panel | undefined;
  dialog: (Panel & { modal: boolean }) | undefined;
  toasts: { message: string; title: string; seconds: number }[] = [];
  alerts: { title: string; prompt: string; buttons: string; answer: string }[] = [];
  answers: Answers;
  onChange: ((what: 'menu' | 'sidebar' | 'dialog' | 'toast') => void)[] = [];

  constructor(answers: Answers) {
    this.answers = answers;
  }

  changed(what: 'menu' | 'sidebar' | 'dialog' | 'toast'): void {
    for (const listener of this.onChange) listener(what);
  }

  toast(message: string, title: string, seconds: number): void {
    this.toasts.push({ message, title, seconds });
    this.changed('toast');
  }
}
