import { Problem } from '../core/problem.ts';
import { alone } from './alone.ts';
import { buildSteps, removeBuiltTabs, stopBuild } from './build.ts';
import { keepWeek } from './history-tab.ts';
import { Tabs } from './tabs.ts';

/**
 * Adds the menu. In a document where the add-on is installed but not yet used nothing but the menu may be touched, so
 * nothing else is.
 */
export function onOpen(): void {
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem('Open sidebar', 'openSidebar')
    .addItem('Build scorecard', 'buildScorecard')
    .addItem('Keep this week', 'keepThisWeek')
    .addItem('Remove scorecard', 'removeScorecard')
    .addItem('Check this installation', 'checkInstallation')
    .addToUi();
}

/** Adds the menu right after the installation. */
export function onInstall(): void {
  onOpen();
}

/** Opens the sidebar. */
export function openSidebar(): void {
  SpreadsheetApp.getUi().showSidebar(
    HtmlService.createHtmlOutputFromFile('Sidebar').setTitle('Sales Barometer'),
  );
}

/** Builds the scorecard from the pipeline on the active tab, or brings the one that stands up to date. */
export function buildScorecard(): void {
  telling(tabs => {
    for (const step of buildSteps(tabs)) step.run();
    return 'The scorecard is built';
  });
}

/** Keeps this week's figures and rows on the tab KPI History, so that the next week can be compared with them. */
export function keepThisWeek(): void {
  telling(tabs => keepWeek(tabs));
}

/** Takes the scorecard away, with its colours and its name. */
export function removeScorecard(): void {
  telling(tabs => {
    removeBuiltTabs(tabs);
    return 'The scorecard is removed';
  });
}

/**
 * Acts alone, and says what came of it: what acting answers. A problem is a sentence; anything else must not
 * look like one.
 */
function telling(act: (tabs: Tabs) => string): void {
  const book = SpreadsheetApp.getActive();
  const tabs = new Tabs(book);
  try {
    const said = alone(() => {
      try {
        return act(tabs);
      } catch (error) {
        // Only while nobody else can be building: what is half built is our own.
        stopBuild(tabs);
        throw error;
      }
    });
    book.toast(said, 'Sales Barometer');
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    book.toast(error.message, 'Sales Barometer', -1);
    // The sidebar opens at the panel where the columns are named.
    if (error.code === 'no-pipeline' || error.code === 'column-missing') openSidebar();
  }
}
