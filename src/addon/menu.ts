import { Problem } from '../core/problem.ts';
import { buildSteps, removeBuiltTabs, stopBuild } from './build.ts';

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
  telling(() => {
    for (const step of buildSteps(SpreadsheetApp.getActive())) step.run();
    return 'The scorecard is built';
  });
}

/** Takes the scorecard away, with its colours and its name. */
export function removeScorecard(): void {
  telling(() => {
    removeBuiltTabs(SpreadsheetApp.getActive());
    return 'The scorecard is removed';
  });
}

/** Says what came of a menu's action. A problem is a sentence; anything else must not look like one. */
function telling(action: () => string): void {
  const book = SpreadsheetApp.getActive();
  try {
    book.toast(action(), 'Sales Barometer');
  } catch (error) {
    stopBuild(book);
    if (!(error instanceof Problem)) throw error;
    book.toast(error.message, 'Sales Barometer', -1);
  }
}
