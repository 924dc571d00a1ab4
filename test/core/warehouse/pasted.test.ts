// A table's columns as people paste them from wherever a warehouse lists them.
import { describe, expect, test } from 'vitest';
import { pastedTable } from '../../../src/core/warehouse/pasted.ts';

const columns = (lines: string) =>
  pastedTable('sales-crm-1.crm.deals', lines).columns.map(({ name, type }) => `${name}: ${type}`);

test.each([
  ['blanks', 'Rep STRING\nClose date DATE', ['Rep: STRING', 'Close date: DATE']],
  ['a name that is a type too', 'Proposal date STRING', ['Proposal date: STRING']],
  [
    'tabs and modes',
    'Owner\tSTRING\tNULLABLE\t\nClose date\tTIMESTAMP\tREQUIRED',
    ['Owner: STRING', 'Close date: TIMESTAMP'],
  ],
  ['a mode and a description', 'CloseDate DATE NULLABLE the expected date', ['CloseDate: DATE']],
  [
    'commas, quotes and a header',
    'column_name,data_type\n"Amount",NUMERIC(10, 2)\nWon,BOOLEAN',
    ['Amount: NUMERIC', 'Won: BOOL'],
  ],
  ['bars', '| Rep | STRING |\n|---|---|', ['Rep: STRING']],
  [
    'types that can’t be read, and lists',
    'Where GEOGRAPHY\nTags STRING REPEATED\nRep STRING',
    ['Rep: STRING'],
  ],
])('%s', (_, lines, wanted) => {
  expect(columns(lines)).toEqual(wanted);
});

describe('refused in a sentence', () => {
  test.each<[what: string, name: string, lines: string, sentence: string]>([
    ['a table without its dataset', 'deals', 'Rep STRING', 'such as sales-crm-1.crm.deals, got "deals"'],
    ['no table', '', 'Rep STRING', 'got a blank'],
    [
      'no column',
      'a-project.b.c',
      'Rep, Stage',
      'the columns must be a line each with name and type, such as CloseDate DATE, got "Rep, Stage"',
    ],
    ['a column twice', 'a-project.b.c', 'Rep STRING\nrep STRING', 'must be named once each, got "rep" twice'],
  ])('%s', (_, name, lines, sentence) => {
    expect(() => pastedTable(name, lines)).toThrow(sentence);
  });
});

test('a project may have a domain, and the name stand in backticks', () => {
  expect(pastedTable('`example.com:sales-crm.crm.deals`', 'Rep STRING')).toMatchObject({
    project: 'example.com:sales-crm',
    dataset: 'crm',
    table: 'deals',
  });
});
