import { asSentence } from '../core/problem.ts';
import { alone } from './alone.ts';
import { buildOf, stopBuild } from './build.ts';
import { keepWeek } from './history-tab.ts';
import { foreseen } from './may-edit.ts';
import { buildPage, repAtHand } from './pages.ts';
import { removalOf, removeBuiltTabs } from './remove.ts';
import { Tabs } from './tabs.ts';

/**
 * Adds the menu. In a document where the add-on is installed but not yet used nothing but the menu may be touched, so
 * nothing else is.
 */
export function onOpen(): void {
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem('Build scorecard', 'buildScorecard')
    .addItem('Open sidebar', 'openSidebar')
    .addItem('Keep this week', 'keepThisWeek')
    .addItem('Build meeting page', 'buildMeetingPage')
    .addItem('Build 1:1 page', 'buildOneToOne')
    .addSeparator()
    .addItem('Check this installation', 'checkInstallation')
    .addItem('Remove scorecard', 'removeScorecard')
    .addToUi();
}

/** Adds the menu right after the installation. */
export function onInstall(): void {
  onOpen();
}

/** Opens the sidebar. */
export function openSidebar(): void {
  telling(() => {
    showSidebar();
    return undefined;
  });
}

function showSidebar(): void {
  SpreadsheetApp.getUi().showSidebar(
    HtmlService.createHtmlOutputFromFile('Sidebar').setTitle('Sales Barometer'),
  );
}

/** Builds the scorecard from the pipeline on the active tab, or brings the one that stands up to date. */
export function buildScorecard(): void {
  telling(tabs => {
    const warnings = undisturbed(tabs, () => {
      const build = buildOf(tabs);
      for (const step of build.steps) {
        tabs.book.toast(`${step.does} ...`, 'Sales Barometer', -1);
        step.run();
      }
      return build.warnings();
    });
    return ['The scorecard is built', ...warnings].join('. ');
  });
}

/** Keeps this week's figures and rows on the tab KPI History, so that the next week can be compared with them. */
export function keepThisWeek(): void {
  telling(tabs => undisturbed(tabs, () => keepWeek(tabs)));
}

/** Builds the page for the meeting. */
export function buildMeetingPage(): void {
  telling(tabs => undisturbed(tabs, () => buildPage(tabs)));
}

/** Builds the page for a talk with the rep whose name the selected cell holds. */
export function buildOneToOne(): void {
  telling(tabs => undisturbed(tabs, () => buildPage(tabs, repAtHand(tabs))));
}

/** Takes the scorecard away after asking, with its colours and its name; what a person wrote on stays. */
export function removeScorecard(): void {
  telling(tabs => {
    const plan = removalOf(tabs);
    if (!plan.goes.length && !plan.stays.length) return 'There is no scorecard to remove';
    const ui = SpreadsheetApp.getUi();
    if (!plan.goes.length) return plan.says;
    // Asked before the lock is taken: a dialog suspends the script, and a lock does not survive that.
    if (ui.alert('Remove the scorecard?', plan.says, ui.ButtonSet.YES_NO) !== ui.Button.YES)
      return 'Nothing was removed';
    return undisturbed(tabs, () => removeBuiltTabs(tabs)).says;
  });
}

/** Acts alone; what is half built when it fails is our own, and goes. */
function undisturbed<T>(tabs: Tabs, act: () => T): T {
  return alone(() => {
    try {
      return act();
    } catch (error) {
      // Only while nobody else can be building.
      stopBuild(tabs);
      throw error;
    }
  });
}

/** Acts, and says what came of it in a sentence of ours, whatever went wrong. */
function telling(act: (tabs: Tabs) => string | undefined): void {
  // Consent may have been given in part: this asks for the rest, and ends the run.
  ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL);
  const book = SpreadsheetApp.getActive();
  try {
    const done = act(new Tabs(book));
    if (done) book.toast(done, 'Sales Barometer', done.length > 60 ? -1 : 5);
  } catch (error) {
    const { code, message } = foreseen(error);
    // The sidebar opens at the panel where the columns are named, and then says it all itself.
    const isAsked = code === 'no-pipeline' || code === 'column-missing';
    book.toast(asSentence(message), 'Sales Barometer', isAsked ? 8 : -1);
    if (isAsked) showSidebar();
  }
}
