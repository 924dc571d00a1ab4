// Nothing leans on a method that no document of Google's describes, unless docs/unconfirmed.md says so.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { googleNames, methodTable } from '../../workbench/methods.mjs';

const root = resolve(import.meta.dirname, '../..');

/**
 * Methods and enums of Google's that dist/Code.js names, each under a class whose page has a section on it, as read in August
 * 2026 at https://developers.google.com/apps-script/reference. A new one is looked up there before it is added.
 */
const DOCUMENTED: Record<string, string> = {
  BooleanCondition: 'getCriteriaType getCriteriaValues',
  ChartOptions: 'get',
  Charts: 'ChartType',
  ConditionalFormatRule: 'getBooleanCondition getGradientCondition',
  ConditionalFormatRuleBuilder:
    'build setBold setGradientMaxpoint setGradientMinpoint setItalic setRanges setUnderline whenFormulaSatisfied withCriteria',
  ContainerInfo: 'getAnchorRow',
  DataValidationBuilder: 'requireDate requireValueInList setAllowInvalid setHelpText',
  DeveloperMetadata: 'getKey',
  DeveloperMetadataFinder: 'find withKey',
  EmbeddedChart: 'getContainerInfo getOptions modify',
  EmbeddedChartBuilder: 'addRange clearRanges setChartType setNumHeaders setOption setPosition',
  GradientCondition: 'getMaxColor getMaxType getMaxValue getMinColor',
  HtmlOutput: 'setTitle',
  HtmlService: 'createHtmlOutput createHtmlOutputFromFile',
  Lock: 'hasLock releaseLock tryLock',
  LockService: 'getDocumentLock',
  Menu: 'addItem addSeparator addToUi',
  NamedRange: 'setRange',
  Protection: 'remove setWarningOnly',
  Range:
    'canEdit clearContent clearDataValidations getA1Notation getCell getColumn getDisplayValues getFormula getFormulas getMergedRanges getNotes getNumColumns getNumRows getNumberFormat getNumberFormats getRow getSheet getValue getValues insertCheckboxes setBackground setBackgrounds setDataValidation setFontColor setFontColors setFontLine setFontSize setFontStyle setFontWeight setFontWeights setFormula setFormulas setHorizontalAlignment setHorizontalAlignments setNote setNotes setNumberFormat setNumberFormats setValue setValues setVerticalAlignment setWrap',
  RangeList: 'getRanges',
  ScriptApp: 'AuthMode getAuthorizationInfo requireAllScopes',
  Session: 'getActiveUserLocale getScriptTimeZone',
  Sheet:
    'activate clear copyTo getCharts getConditionalFormatRules getDataRange getLastColumn getLastRow getMaxColumns getMaxRows getRangeList getSheetId getType hideColumns insertChart insertColumnsAfter insertRowsAfter newChart protect removeChart setColumnWidth setColumnWidths setConditionalFormatRules setFrozenColumns setFrozenRows setHiddenGridlines setName setRowHeight setRowHeights updateChart',
  Spreadsheet:
    'addDeveloperMetadata createDeveloperMetadataFinder deleteSheet getDeveloperMetadata getName getNamedRanges getNumSheets getProtections getRange getRangeByName getSheetById getSheetByName getSheets getSpreadsheetLocale getSpreadsheetTimeZone insertSheet moveChartToObjectSheet removeNamedRange setNamedRange toast',
  SpreadsheetApp:
    'BooleanCriteria ProtectionType SheetType flush getActive getActiveRange getActiveSheet getUi newConditionalFormatRule newDataValidation setActiveSheet',
  Ui: 'Button ButtonSet alert createAddonMenu showSidebar',
  Utilities: 'formatDate',
};

/** Words of the language or of our own objects that a class of Google's has too, and that can't be told apart in a text. */
const ORDINARY = new Set(['after', 'check', 'log', 'offset', 'open', 'put']);

test('every method that the script calls is in Google’s reference, or stands in docs/unconfirmed.md', async () => {
  const known = new Set(Object.values(DOCUMENTED).flatMap(names => names.split(' ')));
  const unconfirmed = readFileSync(resolve(root, 'docs/unconfirmed.md'), 'utf8');
  const used = (await methodTable(readFileSync(resolve(root, 'dist/Code.js'), 'utf8'))).map(
    ({ name }) => name,
  );
  expect(used.length).toBeGreaterThan(100);
  expect(
    used.filter(
      name =>
        !known.has(name) &&
        !ORDINARY.has(name) &&
        !new RegExp(`\`[^\`]*\\b${name}\\b[^\`]*\``).test(unconfirmed),
    ),
  ).toEqual([]);
  expect([...known].filter(name => !used.includes(name))).toEqual([]);
});

test('each stands under a class that has it', () => {
  const google = googleNames();
  for (const [holder, names] of Object.entries(DOCUMENTED))
    for (const name of names.split(' ')) expect([...(google.get(name) ?? [])], name).toContain(holder);
});
