// SpreadsheetApp.getUi(): menus, sidebar, dialogs.
import { asGoogle, asHost } from './context.ts';
import { Button, ButtonSet } from './enums.ts';
import type { Execution } from './execution.ts';
import type { HostHtmlOutput } from './html.ts';
import type { LockTable } from './lock.ts';
import { Refusal } from './problem.ts';
import { expose, labelOf } from './surface.ts';
import type { MenuItem, Panel, UiState } from './ui-state.ts';

type G = GoogleAppsScript.Base.Ui;
type GMenu = GoogleAppsScript.Base.Menu;
type GHtml = GoogleAppsScript.HTML.HtmlOutput;

const menuMethods = {
  addItem: ['string,string'],
  addSeparator: [''],
  addSubMenu: ['Menu'],
  addToUi: [''],
} as const satisfies Partial<Record<keyof GMenu, readonly string[]>>;

class HostMenu implements Pick<GMenu, keyof typeof menuMethods> {
  readonly caption: string | undefined;
  readonly items: MenuItem[] = [];
  #state: UiState;

  /** Without a caption it is the add-on's own menu under Extensions. */
  constructor(state: UiState, caption?: string) {
    this.#state = state;
    this.caption = caption;
  }

  addItem(caption: string, functionName: string): GMenu {
    if (caption.trim() === '') throw new Refusal('A menu item needs a caption.');
    this.items.push({ caption, functionName });
    return asGoogle(this);
  }

  addSeparator(): GMenu {
    this.items.push({ caption: '' });
    return asGoogle(this);
  }

  addSubMenu(menu: GMenu): GMenu {
    const { caption, items } = asHost<HostMenu>(menu);
    this.items.push({ caption: caption ?? '', items });
    return asGoogle(this);
  }

  addToUi(): void {
    if (this.caption === undefined) this.#state.addonMenu = this.items;
    else {
      this.#state.menus = this.#state.menus.filter(menu => menu.caption !== this.caption);
      this.#state.menus.push({ caption: this.caption, items: this.items });
    }
    this.#state.changed('menu');
  }
}

const uiMethods = {
  alert: ['string', 'string,ButtonSet', 'string,string,ButtonSet'],
  createAddonMenu: [''],
  createMenu: ['string'],
  prompt: ['string', 'string,ButtonSet', 'string,string,ButtonSet'],
  showModalDialog: ['HtmlOutput,string'],
  showModelessDialog: ['HtmlOutput,string'],
  showSidebar: ['HtmlOutput'],
} as const satisfies Partial<Record<keyof G, readonly string[]>>;

export class HostUi implements Pick<G, keyof typeof uiMethods> {
  #state: UiState;
  #execution: Execution;
  #locks: LockTable;

  constructor(state: UiState, execution: Execution, locks: LockTable) {
    this.#state = state;
    this.#execution = execution;
    this.#locks = locks;
  }

  createAddonMenu(): GMenu {
    return asGoogle(new HostMenu(this.#state));
  }

  createMenu(caption: string): GMenu {
    return asGoogle(new HostMenu(this.#state, caption));
  }

  /** The script stands still while a dialog is open, and its locks do not survive that. Source: AS/reference/base/ui. */
  #suspend(): void {
    this.#execution.flush();
    this.#locks.dropAll(this.#execution);
  }

  #words(args: unknown[]): { title: string; prompt: string; buttons: string } {
    const texts = args.filter(arg => typeof arg === 'string') as string[];
    const set = args.find(arg => typeof arg === 'object' && arg !== null);
    return {
      title: texts.length > 1 ? (texts[0] ?? '') : '',
      prompt: texts.at(-1) ?? '',
      buttons: set ? labelOf(set) : 'OK',
    };
  }

  alert(...args: unknown[]): GoogleAppsScript.Base.Button {
    const { title, prompt, buttons } = this.#words(args);
    this.#suspend();
    const answer = this.#state.answers.alert(title, prompt, buttons);
    this.#state.alerts.push({ title, prompt, buttons, answer });
    return asGoogle(Button[answer] as object);
  }

  prompt(...args: unknown[]): GoogleAppsScript.Base.PromptResponse {
    const { title, prompt, buttons } = this.#words(args);
    this.#suspend();
    const { button, text } = this.#state.answers.prompt(title, prompt, buttons);
    return asGoogle(new HostPromptResponse(button, text));
  }

  #panel(output: GHtml, title?: string): Panel {
    const html = asHost<HostHtmlOutput>(output);
    return {
      html: html.getContent(),
      title: title ?? html.getTitle(),
      width: html.getWidth(),
      height: html.getHeight(),
    };
  }

  showSidebar(userInterface: GHtml): void {
    this.#execution.flush();
    // One sidebar at a time, always 300 pixels wide. Source: AS/guides/html/communication; WA style guide.
    this.#state.sidebar = { ...this.#panel(userInterface), width: 300 };
    this.#state.changed('sidebar');
  }

  #dialog(userInterface: GHtml, title: string, modal: boolean): void {
    this.#execution.flush();
    this.#state.dialog = { ...this.#panel(userInterface, title), modal };
    this.#state.changed('dialog');
  }

  showModalDialog(userInterface: GHtml, title: string): void {
    this.#dialog(userInterface, title, true);
  }

  showModelessDialog(userInterface: GHtml, title: string): void {
    this.#dialog(userInterface, title, false);
  }
}

const responseMethods = {
  getResponseText: [''],
  getSelectedButton: [''],
} as const satisfies Partial<Record<keyof GoogleAppsScript.Base.PromptResponse, readonly string[]>>;

class HostPromptResponse implements Pick<GoogleAppsScript.Base.PromptResponse, keyof typeof responseMethods> {
  #button: string;
  #text: string;

  constructor(button: string, text: string) {
    this.#button = button;
    this.#text = text;
  }

  getResponseText(): string {
    return this.#text;
  }

  getSelectedButton(): GoogleAppsScript.Base.Button {
    return asGoogle(Button[this.#button] as object);
  }
}

expose(HostMenu, { name: 'Menu', service: 'Ui', methods: menuMethods });
expose(HostUi, { name: 'Ui', service: 'Ui', methods: uiMethods, values: { Button, ButtonSet } });
expose(HostPromptResponse, { name: 'PromptResponse', service: 'Ui', methods: responseMethods });
