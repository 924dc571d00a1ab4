// The whole public surface: every name that Sheets, a menu or the sidebar may call.
import { foreignClock, spreadsheetTimeZone } from './addon/spreadsheet.ts';
import { askTimeZoneWith } from './functions/calendar.ts';

askTimeZoneWith(spreadsheetTimeZone, foreignClock);

export {
  addToPlan,
  buildNext,
  buildPage,
  coach,
  goTo,
  installationSeen,
  keepWeek,
  listMarks,
  looseFormulas,
  mark,
  mendFormula,
  previewSettings,
  readDeals,
  readDocument,
  readMeeting,
  readTrend,
  removeBuilt,
  removeFromPlan,
  saveSettings,
  stopBuilding,
  undoSave,
  unmark,
  warehouseQuery,
  writeFormula,
  writeTrend,
} from './addon/commands.ts';
export { onEdit } from './addon/edits.ts';
export { checkInstallation } from './addon/installation/check.ts';
export {
  buildMeetingPage,
  buildOneToOne,
  buildScorecard,
  keepThisWeek,
  onInstall,
  onOpen,
  openSidebar,
  removeScorecard,
} from './addon/menu.ts';
export * from './functions/bridge.ts';
export * from './functions/check.ts';
export * from './functions/coaching.ts';
export * from './functions/effect.ts';
export * from './functions/figures.ts';
export * from './functions/formulas.ts';
export * from './functions/installation.ts';
export * from './functions/pictures.ts';
export * from './functions/rows.ts';
export * from './functions/tables.ts';
export * from './functions/tally.ts';
