import { literal } from '../spreadsheet.ts';
import { newTab, WORK } from './check-tabs.ts';
import {
  judgeArguments,
  judgeDates,
  judgeErrors,
  judgeSizes,
  judgeSpills,
  judgeTexts,
  judgeVolatile,
  LONGEST,
  SIZES,
} from './judging.ts';
import type { Desk, Probe, Seen } from './probe.ts';

const ECHO = 'INSTALLATION_ECHO';

/** The values of a block of the probe's own rows. */
function block({ cells, row }: Desk, column: number, rows: number, columns = 1): unknown[][] {
  return cells.getRange(row, column, rows, columns).getValues();
}

const column = (desk: Desk, at: number, rows: number): unknown[] =>
  block(desk, at, rows).map(([cell]) => cell);

const writeFormulas = ({ cells, row }: Desk, at: number, formulas: string[]): void => {
  cells.getRange(row, at, formulas.length, 1).setFormulas(formulas.map(formula => [formula]));
};

/** A drop-down list that takes nothing else, as that of the periods. */
export function listOf(...words: string[]): GoogleAppsScript.Spreadsheet.DataValidation {
  return SpreadsheetApp.newDataValidation().requireValueInList(words, true).setAllowInvalid(false).build();
}

export const datesProbe: Probe = {
  number: '3',
  asked: 'Dates of the two weeks in which clocks change, handed to a formula',
  expected: 'the same two days; the zone is asked for in under 500 ms',
  otherwise:
    'Dates shift, or a formula may not ask for the zone: report this row; figures by period are wrong here.',
  first: desk => {
    const { cells, row } = desk;
    cells.getRange(row, 2, 2, 1).setValues([['2026-03-29'], ['2026-11-01']]);
    writeFormulas(desk, 3, [`=${ECHO}(B${row})`, `=${ECHO}(B${row + 1})`]);
    return {};
  },
  second: desk => ({ cells: column(desk, 3, 2) }),
  judge: judgeDates,
};

export const textsProbe: Probe = {
  number: '4',
  asked:
    "Texts written with an apostrophe: '=1+1, '1/2, '@x, '00123; and 12.5%, 2026-01-31, +1 without one; one of 45,000 signs",
  expected: 'the first four come back unchanged, and none as a formula; the long one is whole',
  otherwise:
    'An apostrophe is no protection here: report this row, and build nothing from rows that strangers typed.',
  first: ({ cells, row }) => {
    const range = cells.getRange(row, 2, 7, 1);
    range.setValues([["'=1+1"], ["'1/2"], ["'@x"], ["'00123"], ['12.5%'], ['2026-01-31'], ['+1']]);
    const long = cells.getRange(row + 7, 2);
    long.setValue(literal('x'.repeat(LONGEST)));
    const { length } = String(long.getValue());
    long.clearContent();
    return {
      length,
      values: range.getValues().map(([cell]) => cell),
      formulas: cells
        .getRange(row, 2, 4, 1)
        .getFormulas()
        .map(([cell]) => cell),
    };
  },
  judge: judgeTexts,
};

export const argumentsProbe: Probe = {
  number: '7',
  asked:
    'What a formula is handed for an empty cell, a skipped argument, a tick box, =NA(), =1/0, 10%, a duration, a drop-down, and A:A',
  expected: 'blank, blank, TRUE, #N/A, #DIV/0!, 0.1, a date, a text, all rows of the tab',
  otherwise:
    'Cells are read otherwise than assumed: report this row. Fewer rows only mean that blanks cost nothing.',
  first: desk => {
    const { cells, row } = desk;
    cells
      .getRange(row + 2, 2)
      .insertCheckboxes()
      .setValue(true);
    cells.getRange(row + 3, 2, 2, 1).setFormulas([['=NA()'], ['=1/0']]);
    cells
      .getRange(row + 5, 2, 2, 1)
      .setNumberFormats([['0%'], ['[h]:mm']])
      .setValues([[0.1], [1.5]]);
    cells
      .getRange(row + 7, 2)
      .setDataValidation(listOf('Won', 'Lost'))
      .setValue('Won');
    writeFormulas(
      desk,
      3,
      [0, 1, 2, 3, 4, 5, 6, 7].map(i => (i === 1 ? `=${ECHO}(;1)` : `=${ECHO}(B${row + i})`)),
    );
    writeFormulas(desk, 4, [`=${ECHO}(A:A)`]);
    return { rows: cells.getMaxRows() };
  },
  second: desk => ({ cells: column(desk, 3, 8), column: block(desk, 4, 1)[0]?.[0] }),
  judge: judgeArguments,
};

export const sizesProbe: Probe = {
  number: '8',
  asked: 'How soon a formula runs with 10,000, 100,000 and 400,000 cells in its hands',
  expected: 'within 3, 8 and 25 seconds, with every row',
  otherwise: 'This is the largest pipeline that formulas take here: note it, and keep the pipeline below it.',
  first: desk => {
    const { book, now } = desk;
    const rows = Math.max(...SIZES.map(size => size.rows));
    const data = newTab(book, WORK.data);
    const missing = rows - data.getMaxRows();
    if (missing > 0) data.insertRowsAfter(data.getMaxRows(), missing);
    data.getRange(1, 1, rows, 20).setValue(1);
    SpreadsheetApp.flush();
    const setAt = now();
    writeFormulas(
      desk,
      2,
      SIZES.map(size => `=${ECHO}('${WORK.data}'!A1:T${size.rows})`),
    );
    return { setAt };
  },
  second: desk => ({ cells: column(desk, 2, SIZES.length) }),
  judge: judgeSizes,
};

const errorsOf = ({ cells, row }: Desk) => cells.getRange(row, 2, 2, 1);

export const errorsProbe: Probe = {
  number: '12',
  asked: 'What a script reads from =A1+ and from a table that a cell blocks, at once and later',
  expected: '#ERROR! and #REF! (before it is calculated Loading...), in English',
  otherwise: "Errors are told in the account's language: the add-on takes them for texts. Report this row.",
  first: desk => {
    const { cells, row } = desk;
    cells.getRange(row + 2, 2).setValue('x');
    writeFormulas(desk, 2, ['=A1+', `=${ECHO}(1;"three rows")`]);
    return {
      atOnce: errorsOf(desk)
        .getValues()
        .map(([cell]) => cell),
    };
  },
  second: desk => ({
    values: errorsOf(desk)
      .getValues()
      .map(([cell]) => cell),
    displays: errorsOf(desk)
      .getDisplayValues()
      .map(([cell]) => cell),
  }),
  judge: judgeErrors,
};

export const volatileProbe: Probe = {
  number: '13',
  asked:
    'Formulas over TODAY(), over a cell with TODAY(), over a range with NOW() in a column that nobody reads',
  expected: 'accepted, accepted, refused',
  otherwise:
    'TODAY() refused: type a date at From instead. NOW() accepted: the warning about it can go. Report this row.',
  first: desk => {
    const { cells, row } = desk;
    cells.getRange(row, 2, 1, 2).setFormulas([['=TODAY()', '=NOW()']]);
    writeFormulas(desk, 5, [`=${ECHO}(TODAY())`, `=${ECHO}(B${row})`, `=${ECHO}(B${row}:C${row})`]);
    return {};
  },
  second: desk => ({ cells: column(desk, 5, 3) }),
  judge: judgeVolatile,
};

export const spillsProbe: Probe = {
  number: '14',
  asked: 'A formula that gives back "", null, true, a date, 0.5; and a table of one cell',
  expected: '"", "", TRUE, a number without a date format, 0.5; 7',
  otherwise: 'A date with a format of its own is harmless. Anything else: report this row.',
  first: desk => {
    const { cells, row } = desk;
    writeFormulas(desk, 2, [`=${ECHO}(1;"one row")`, `=${ECHO}(1;"one cell")`]);
    cells.getRange(row, 8, 1, 2).setFormulas([[`=ISBLANK(B${row})`, `=ISBLANK(C${row})`]]);
    return {};
  },
  second: (desk): Seen => {
    const [row = []] = block(desk, 2, 1, 8);
    const day = row[3];
    return {
      row: row.slice(0, 5),
      blanks: row.slice(6),
      isDate: Object.prototype.toString.call(day) === '[object Date]',
      format: desk.cells.getRange(desk.row, 5).getNumberFormat(),
      one: desk.cells.getRange(desk.row + 1, 2).getValue(),
    };
  },
  judge: judgeSpills,
};
