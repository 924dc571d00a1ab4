/** The time zone of the spreadsheet, which may differ from the script's. */
export function spreadsheetTimeZone(): string {
  return SpreadsheetApp.getActive().getSpreadsheetTimeZone();
}
