// What the built tabs lean on: protection that only warns, cells that take only days, and the formulas of our lines.
import { listOf } from './cell-probes.ts';
import { refusal } from './document-probes.ts';
import { judgeLines, judgeValidation, judgeWarning } from './judging.ts';
import type { Probe } from './probe.ts';

/** Which of some calls are refused, by their names. */
function refusedOf(calls: [name: string, call: () => unknown][]): string[] {
  return calls.filter(([, call]) => refusal(call) !== undefined).map(([name]) => name);
}

export const warningProbe: Probe = {
  number: '16',
  asked: 'On a tab whose protection only warns: may it be edited, and a cell, a format and a tag be written?',
  expected: 'yes; nothing is refused',
  otherwise: 'Building refuses tabs that only warn: take the protection away first; report this row.',
  first: ({ cells, row }) => {
    const protection = cells.protect().setWarningOnly(true);
    const canEdit = protection.canEdit();
    const refused = refusedOf([
      ['a cell', () => cells.getRange(row, 2).setValue('written')],
      ['a format', () => cells.setConditionalFormatRules(cells.getConditionalFormatRules())],
      ['a tag', () => cells.addDeveloperMetadata('sales-barometer-check-16', 'probe')],
    ]);
    protection.remove();
    return { canEdit, refused };
  },
  judge: judgeWarning,
};

export const linesProbe: Probe = {
  number: '20',
  asked:
    'The formulas of our lines, over a table that a formula gives: FORMULATEXT, FILTER, VLOOKUP, and a mark that is always true',
  expected: 'TRUE, FALSE; 1, 2, 3; 3; a',
  otherwise: 'The lines above the tables and the table of further gateways stay blank here: report this row.',
  first: ({ cells, row }) => {
    const table = `D${row}:D${row + 5}`;
    const isToday = (cell: string): string =>
      `=IFERROR(ISNUMBER(SEARCH("TODAY(";FORMULATEXT(${cell})));FALSE)`;
    cells.getRange(row, 2).setFormula('=TODAY()-1');
    cells.getRange(row, 3, 2, 1).setFormulas([[isToday(`B${row}`)], [isToday(`B${row + 1}`)]]);
    cells.getRange(row, 4).setFormula('=INSTALLATION_ECHO(1;"three rows")');
    cells.getRange(row, 6).setFormula(`=IFERROR(FILTER(${table};${table}<>"");"")`);
    cells
      .getRange(row, 8, 1, 2)
      .setFormulas([
        [`=IFERROR(VLOOKUP(3;${table};1;FALSE);"")`, '=IF(N("Sales Barometer: line")=0;"a";"b")'],
      ]);
    return {};
  },
  second: ({ cells, row }) => {
    const values = cells.getRange(row, 2, 3, 8).getValues();
    const [[, today, , , , , found, line] = [], [, blank] = []] = values;
    return { today, blank, found, line, filtered: values.map(cells => cells[4]) };
  },
  judge: judgeLines,
};

export const validationProbe: Probe = {
  number: '21',
  asked: 'Cells that take only words of a list, or only days: written and emptied by a script',
  expected: 'a word, nothing after it is taken back, a day; nothing is refused',
  otherwise: 'Choosing a period writes no From and To here: type the days; report this row.',
  first: ({ cells, row }) => {
    const list = cells.getRange(row, 2).setDataValidation(listOf('Won', 'Lost'));
    const day = cells
      .getRange(row, 3)
      .setDataValidation(SpreadsheetApp.newDataValidation().requireDate().setAllowInvalid(false).build());
    const seen: { chosen?: unknown; cleared?: unknown; day?: boolean } = {};
    const refused = refusedOf([
      ['a word of the list', () => (seen.chosen = list.setValue('Won').getValue())],
      ['nothing', () => (seen.cleared = list.setValue('').getValue())],
      [
        'a day',
        () => {
          const value = day.setValue(new Date(Date.UTC(2026, 2, 29, 12))).getValue();
          seen.day = Object.prototype.toString.call(value) === '[object Date]';
        },
      ],
      ['no day', () => day.setValue('').getValue()],
    ]);
    return { ...seen, refused };
  },
  judge: judgeValidation,
};
