// The workbench in the browser: a spreadsheet with the built add-on in it.
import { LifecycleService, LifecycleStages } from '@univerjs/core';
import { ILayoutService } from '@univerjs/ui';
import type { RestService } from '../host/bigquery.ts';
import { Book } from '../host/book.ts';
import { Host, type Project } from '../host/host.ts';
import { ScriptFailure } from '../host/script-failure.ts';
import type { TabSeed } from '../host/seed.ts';
import { Workbench } from '../host/workbench.ts';
import './page.css';
import sample from 'sample:';
import scenarios from 'scenarios:';
import { scriptValue } from '../host/cell-value.ts';
import type { MenuItem } from '../host/ui-state.ts';
import { cellBox, gridCanvas } from './cell-box.ts';
import { followEditing, showInLocale } from './cell-editing.ts';
import { showCharts } from './chart-layer.ts';
import { showDemos } from './demo.ts';
import { startView } from './engine-view.ts';
import { CANT_OPEN, downloadCsv, openBytes, takeFiles } from './files.ts';
import { drawFormats, redraw } from './format-view.ts';
import { showHelp } from './formula-help.ts';
import { inspect } from './inspector.ts';
import { type Entry, showMenus } from './menu-bar.ts';
import { showNotes } from './note-view.ts';
import { dropFrames, frameRealms } from './realm-frame.ts';
import { toSidebarByKey } from './regions.ts';
import { growRows } from './row-heights.ts';
import { cellsAfterTab, followSelection } from './selection.ts';
import { chooseSettings } from './settings.ts';
import { type Panels, showPanels } from './sidebar.ts';
import { keepOffline, type SiteWords, sayWhatItIs } from './site.ts';
import { drawSparklines } from './sparkline-view.ts';
import { showToast } from './toasts.ts';
import { noteChanges } from './unsaved.ts';
import { showValidations } from './validation-view.ts';

interface Config {
  project: Project;
  addOn: string;
  /** Where the frame of the add-on's pages is served; or its page itself, where there is one origin only. */
  frame: { origin: string } | { page: string };
  /** Of a site: what it says of itself. */
  site?: SiteWords;
  /** The file named on the command line. */
  file?: { name: string };
  /** Where the requests of the advanced service BigQuery go, where somebody answers them. */
  bigQuery?: string;
}

/** What a test of the page holds. */
export interface PageHandle {
  /** Resolves when the spreadsheet is there and calculated. */
  ready: Promise<void>;
  bench: Workbench;
  /** Runs a menu item by its caption, as a click does. */
  click(caption: string): void;
  settled(): Promise<void>;
  /** Where a cell of the active tab is on the page, for a click. */
  cellBox(place: string): { x: number; y: number; width: number; height: number };
  open(name: string, tabs: TabSeed[]): void;
}

declare global {
  interface Window {
    workbench: PageHandle;
  }
}

const config = (await (await fetch('config.json')).json()) as Config;
if (config.site) sayWhatItIs(config.site);
const title = document.getElementById('title') as HTMLElement;
let close: (() => void) | undefined;
let bench: Workbench;
let panels: Panels;

/** Runs something of the add-on's; what it throws is shown as Sheets shows it. */
function attempt(run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof ScriptFailure)) throw error;
    showToast(error.message, '', -1, true);
  }
}

/** Asks at once, as a script waits for a service's answer. */
function bigQuery(): RestService | undefined {
  const place = config.bigQuery;
  if (!place) return undefined;
  return asked => {
    const request = new XMLHttpRequest();
    request.open('POST', place, false);
    request.send(JSON.stringify(asked));
    return JSON.parse(request.responseText);
  };
}

/** Gives the keyboard back to the cells. */
function focusGrid(): void {
  bench.book.engine.get(ILayoutService).focus();
}

function start(name: string, tabs: TabSeed[]): void {
  close?.();
  const { locale, timeZone } = settings.now();
  const engine = startView(tabs, locale);
  const book = new Book(engine, { name, locale, timeZone, year: new Date().getFullYear() });
  const host = new Host(book, config.project, frameRealms, { answers, bigQuery: bigQuery() });
  bench = new Workbench(host, 1);
  title.textContent = name;
  document.title = `${name} - ${config.addOn} workbench`;
  noteChanges(book);
  followEditing(book, sentence => showToast(sentence, 'There was a problem', -1, true));
  engine.onCommand((id, params) => {
    if (id !== 'sheet.command.set-range-values') return;
    const { subUnitId: tab, range } = params as {
      subUnitId?: string;
      range?: { startRow: number; startColumn: number };
    };
    if (!tab || !range) return;
    const place = { tab, rect: { row: range.startRow, column: range.startColumn, rows: 1, columns: 1 } };
    // Once the engine has written it.
    setTimeout(
      () => bench.edited(place, String(scriptValue(book, tab, range.startRow, range.startColumn))),
      0,
    );
  });
  showInLocale(book);
  drawFormats(book);
  drawSparklines(book);
  showHelp(host);
  showCharts(book);
  showNotes(book);
  growRows(book);
  showValidations(book);
  followSelection(book, () => inspect(book));
  book.recalculation.onSettled.push(() => inspect(book));
  panels = showPanels(bench, config.frame, focusGrid);
  const { close: closePanels } = panels;
  bench.ui.onChange.push(what => {
    if (what === 'menu') menus.refresh();
    const toast = bench.ui.toasts.at(-1);
    if (what === 'toast' && toast) showToast(toast.message, toast.title, toast.seconds);
  });
  attempt(() => bench.opened('LIMITED'));
  menus.refresh();
  close = () => {
    closePanels();
    bench.close();
    dropFrames();
    document.getElementById('grid')?.replaceChildren();
  };
}

/** Dialogs stop a script, and so do the browser's own. */
const answers = {
  alert(heading: string, prompt: string, buttons: string): string {
    const text = [heading, prompt].filter(Boolean).join('\n\n');
    if (buttons === 'OK') {
      alert(text);
      return 'OK';
    }
    const [yes = 'OK', no = 'CANCEL'] = { OK_CANCEL: ['OK', 'CANCEL'], YES_NO: ['YES', 'NO'] }[buttons] ?? [
      'YES',
      'NO',
    ];
    return confirm(text) ? yes : no;
  },
  prompt(heading: string, prompt: string): { button: string; text: string } {
    const text = window.prompt([heading, prompt].filter(Boolean).join('\n\n'));
    return text === null ? { button: 'CANCEL', text: '' } : { button: 'OK', text };
  },
};

const settings = chooseSettings(change => {
  bench.person.settings(change);
  showInLocale(bench.book);
  redraw(bench.book);
  focusGrid();
});
cellsAfterTab(focusGrid);
toSidebarByKey(focusGrid);
const files = takeFiles(() => settings.now().locale, start);

function entriesOf(items: readonly MenuItem[]): Entry[] {
  return items.map(({ caption, functionName, items: inner }) =>
    inner
      ? { caption, items: entriesOf(inner) }
      : functionName
        ? { caption, run: () => attempt(() => bench.host.menu(functionName)) }
        : { caption },
  );
}

const play = showDemos({
  bench: () => bench,
  open: start,
  openSidebar: () => attempt(() => bench.click('Open sidebar')),
  act: step => panels.act(step),
});

const menus = showMenus(document.getElementById('menus') as HTMLElement, () => {
  const addOn = bench?.ui.addonMenu;
  return [
    {
      caption: 'File',
      items: [
        { caption: 'Open file...', run: () => files.choose() },
        { caption: 'Open the sample', run: () => start(sample.name, sample.tabs()) },
        { caption: '' },
        { caption: 'Download this tab as CSV', run: () => downloadCsv(bench.book) },
      ],
    },
    {
      caption: 'Extensions',
      items: [
        {
          caption: config.addOn,
          items: addOn ? entriesOf(addOn) : [{ caption: 'No menu: onOpen added none' }],
        },
      ],
    },
    {
      caption: 'Demos',
      items: scenarios.map(scenario => ({ caption: scenario.title, run: () => void play(scenario) })),
    },
    ...(bench?.ui.menus ?? []).map(menu => ({ caption: menu.caption, items: entriesOf(menu.items) })),
  ];
});

async function begin(): Promise<void> {
  start(sample.name, sample.tabs());
  if (config.file) {
    const { name } = config.file;
    const answer = await fetch('file');
    if (answer.ok)
      await openBytes(name, new Uint8Array(await answer.arrayBuffer()), settings.now().locale, start);
    else showToast(`${name} can’t be read any more: ${await answer.text()}`, CANT_OPEN, -1, true);
  }
  await bench.book.engine.get(LifecycleService).onStage(LifecycleStages.Rendered);
  while (!gridCanvas()) await new Promise(resolve => requestAnimationFrame(resolve));
  await bench.settled();
  document.body.dataset.ready = 'yes';
  if (config.site) keepOffline();
}

const ready = begin();
window.workbench = {
  ready,
  get bench() {
    return bench;
  },
  click: caption => attempt(() => bench.click(caption)),
  settled: () => bench.settled(),
  cellBox: place => cellBox(bench.book, bench.place(place).rect),
  open: start,
};
