import { PALETTE } from '../core/format/palette.ts';
import type { Preset } from '../core/scorecard/presets.ts';
import { PRESETS, presetBounds, presetOf } from '../core/scorecard/presets.ts';
import type { Settings } from '../core/settings/settings.ts';
import { writeLabel } from './looks.ts';
import type { PipelineTab } from './pipeline-tab.ts';
import { findPipeline } from './pipeline-tab.ts';
import { standingSettings } from './settings-tab.ts';
import { Tabs } from './tabs.ts';
import { teamOn } from './tallied-tab.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Where the scorecard's tab has its period: two days, and the name of a period that gives them. */
export const PERIOD = { from: 'B2', to: 'D2', preset: 'E2', note: 'F2' } as const;

/** Contract, section 4: the promise of the marks is that of a first day that stays put. */
const MOVING =
  'The first day moves with such a period, so that each week is a test of its own: the odds do not add up over weeks.';

/** The formula of what is to be said of the period, above the table; '' where there is nothing to say. */
export function movingFormula(): string {
  const isMoving = PRESETS.filter(preset => preset !== 'All').map(preset => `${PERIOD.preset}="${preset}"`);
  return `IF(OR(${isMoving.join(';')});"${MOVING} ";"")`;
}

/** Writes the cells of the period, and leaves what a person put into them. */
export function writePeriod(sheet: Sheet): void {
  writeLabel(sheet, 'A2', 'From');
  writeLabel(sheet, 'C2', 'To');
  sheet.getRange('C2').setHorizontalAlignment('right');
  const days = sheet.getRangeList([PERIOD.from, PERIOD.to]);
  days.setNumberFormat('yyyy-mm-dd').setBackground(PALETTE.field);
  days.setNote('A day, or blank. Blank From and To: the whole pipeline.');
  const isDate = SpreadsheetApp.newDataValidation()
    .requireDate()
    .setAllowInvalid(false)
    .setHelpText('A date such as 2026-07-01, or nothing.')
    .build();
  for (const cell of [PERIOD.from, PERIOD.to]) sheet.getRange(cell).setDataValidation(isDate);
  sheet
    .getRange(PERIOD.preset)
    .setDataValidation(
      SpreadsheetApp.newDataValidation()
        .requireValueInList([...PRESETS], true)
        .setAllowInvalid(false)
        .setHelpText('One of the periods of the list, or nothing.')
        .build(),
    )
    .setBackground(PALETTE.field)
    .setNote(`A period to choose: it writes From and To, now and at each build. ${MOVING}`);
  const today = (cell: string): string => `IFERROR(ISNUMBER(SEARCH("TODAY(";FORMULATEXT(${cell})));FALSE)`;
  sheet
    .getRange(PERIOD.note)
    .setFormula(
      `=IF(OR(${today(PERIOD.from)};${today(PERIOD.to)});` +
        `"TODAY() may leave the tables at Loading...: if so, choose a period at the left";"")`,
    )
    .setFontColor(PALETTE.soft);
}

/** Brings From and To up to the period that is chosen; without one they are what a person typed. */
export function applyPreset(sheet: Sheet, pipeline: PipelineTab, settings: Settings): void {
  const preset = presetOf(sheet.getRange(PERIOD.preset).getValue());
  if (preset) writeDays(sheet, preset, pipeline, settings);
}

function writeDays(sheet: Sheet, preset: Preset, pipeline: PipelineTab, settings: Settings): void {
  const {
    team: { asOf },
    calendar,
  } = teamOn(pipeline, settings, () => ({ from: undefined, to: undefined }));
  const { from, to } = presetBounds(preset, asOf);
  const cellOf = (day: number | undefined): Date | string =>
    day === undefined || !asOf ? '' : new Date(calendar.startOf(day));
  sheet.getRange(PERIOD.from).setValue(cellOf(from));
  sheet.getRange(PERIOD.to).setValue(cellOf(to));
}

/** Writes From and To when a person chooses a period on the scorecard's tab, and forgets the period when they type a day. */
export function periodEdited({ range, value }: GoogleAppsScript.Events.SheetsOnEdit): void {
  const preset = presetOf(value);
  const cell = range.getRow() === 2 ? range.getA1Notation() : '';
  if (cell !== PERIOD.from && cell !== PERIOD.to && !(preset && cell === PERIOD.preset)) return;
  const tabs = new Tabs(SpreadsheetApp.getActive());
  const sheet = tabs.of('scorecard');
  if (!sheet || range.getSheet().getSheetId() !== sheet.getSheetId()) return;
  if (!preset) {
    if (presetOf(sheet.getRange(PERIOD.preset).getValue())) sheet.getRange(PERIOD.preset).setValue('');
    return;
  }
  const { settings } = standingSettings(tabs.book);
  writeDays(sheet, preset, findPipeline(tabs, settings), settings);
}
