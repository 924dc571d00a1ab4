import { Problem } from '../core/problem.ts';
import { alone } from './alone.ts';
import { buildSteps, removeBuiltTabs, stopBuild } from './build.ts';
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
  telling('The scorecard is built', tabs => {
    for (const step of buildSteps(tabs)) step.run();
  });
}

/** Takes the scorecard away, with its colours and its name. */
export function removeScorecard(): void {
  telling('The scorecard is removed', removeBuiltTabs);
}

/** Acts alone, and says what came of it. A problem is a sentence; anything else must not look like one. */
function telling(done: string, act: (tabs: Tabs) => void): void {
  const book = SpreadsheetApp.getActive();
  const tabs = new Tabs(book);
  try {
    alone(() => {
      try {
        act(tabs);
      } catch (error) {
        // Only while nobody else can be building: what is half built is our own.
        stopBuild(tabs);
        throw error;
      }
    });
    book.toast(done, 'Sales Barometer');
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    book.toast(error.message, 'Sales Barometer', -1);
    // The sidebar opens at the panel where the columns are named.
    if (error.code === 'no-pipeline' || error.code === 'column-missing') openSidebar();
  }
}
