// Data validation: the rules of cells, their builder, and what a rule that allows nothing else does to a write.

import { cellName } from './a1.ts';
import type { Book } from './book.ts';
import { asGoogle, asHost, type Context } from './context.ts';
import { DataValidationCriteria } from './enums.ts';
import type { Cell } from './grid.ts';
import { Refusal } from './problem.ts';
import { expose } from './surface.ts';
import type { ValidationRecord } from './validation-record.ts';

type G = GoogleAppsScript.Spreadsheet.DataValidation;
type GBuilder = GoogleAppsScript.Spreadsheet.DataValidationBuilder;

const ruleMethods = {
  copy: [''],
  getAllowInvalid: [''],
  getCriteriaType: [''],
  getCriteriaValues: [''],
  getHelpText: [''],
} as const satisfies Partial<Record<keyof G, readonly string[]>>;

export class HostDataValidation implements Pick<G, keyof typeof ruleMethods> {
  readonly record: ValidationRecord;

  constructor(record: ValidationRecord) {
    this.record = record;
  }

  copy(): GBuilder {
    return asGoogle(new HostDataValidationBuilder({ ...this.record }));
  }

  getAllowInvalid(): boolean {
    return this.record.allowInvalid;
  }

  getCriteriaType(): GoogleAppsScript.Spreadsheet.DataValidationCriteria {
    return asGoogle(DataValidationCriteria[this.record.criteria] as object);
  }

  getCriteriaValues(): unknown[] {
    return this.record.values;
  }

  getHelpText(): string {
    return this.record.helpText ?? '';
  }
}

const builderMethods = {
  build: [''],
  requireCheckbox: [''],
  requireDate: [''],
  requireFormulaSatisfied: ['string'],
  requireNumberBetween: ['number,number'],
  requireNumberGreaterThan: ['number'],
  requireNumberGreaterThanOrEqualTo: ['number'],
  requireNumberLessThan: ['number'],
  requireNumberLessThanOrEqualTo: ['number'],
  requireValueInList: ['list', 'list,boolean'],
  setAllowInvalid: ['boolean'],
  setHelpText: ['string'],
} as const satisfies Partial<Record<keyof GBuilder, readonly string[]>>;

export class HostDataValidationBuilder implements Pick<GBuilder, keyof typeof builderMethods> {
  #record: ValidationRecord;

  constructor(record: ValidationRecord = { criteria: '', values: [], allowInvalid: true, helpText: null }) {
    this.#record = record;
  }

  #require(criteria: string, ...values: unknown[]): GBuilder {
    this.#record.criteria = criteria;
    this.#record.values = values;
    return asGoogle(this);
  }

  build(): G {
    if (!this.#record.criteria) throw new Refusal('A data validation rule needs a criterion.');
    return asGoogle(new HostDataValidation({ ...this.#record }));
  }

  requireCheckbox(): GBuilder {
    return this.#require('CHECKBOX');
  }

  requireDate(): GBuilder {
    return this.#require('DATE_IS_VALID_DATE');
  }

  requireFormulaSatisfied(formula: string): GBuilder {
    return this.#require('CUSTOM_FORMULA', formula);
  }

  requireNumberBetween(start: number, end: number): GBuilder {
    return this.#require('NUMBER_BETWEEN', start, end);
  }

  requireNumberGreaterThan(number: number): GBuilder {
    return this.#require('NUMBER_GREATER_THAN', number);
  }

  requireNumberGreaterThanOrEqualTo(number: number): GBuilder {
    return this.#require('NUMBER_GREATER_THAN_OR_EQUAL_TO', number);
  }

  requireNumberLessThan(number: number): GBuilder {
    return this.#require('NUMBER_LESS_THAN', number);
  }

  requireNumberLessThanOrEqualTo(number: number): GBuilder {
    return this.#require('NUMBER_LESS_THAN_OR_EQUAL_TO', number);
  }

  requireValueInList(values: string[], showDropdown = true): GBuilder {
    return this.#require('VALUE_IN_LIST', values, showDropdown);
  }

  setAllowInvalid(allowInvalidData: boolean): GBuilder {
    this.#record.allowInvalid = allowInvalidData;
    return asGoogle(this);
  }

  setHelpText(helpText: string): GBuilder {
    this.#record.helpText = helpText;
    return asGoogle(this);
  }
}

/** Where the same rule is kept once, whatever number of cells refer to it. */
export function keepValidation({ book }: Context, rule: unknown): string | undefined {
  if (rule === null || rule === undefined) return undefined;
  const { record } = asHost<HostDataValidation>(rule);
  const text = JSON.stringify(record);
  for (const [key, known] of book.validations) if (JSON.stringify(known) === text) return key;
  const key = `validation-${book.nextId++}`;
  book.validations.set(key, record);
  return key;
}

function allows({ criteria, values }: ValidationRecord, value: unknown): boolean {
  const [a, b] = values as [never, never];
  switch (criteria) {
    case 'VALUE_IN_LIST':
      return (a as string[]).some(item => String(item) === String(value));
    case 'CHECKBOX':
      return value === 0 || value === 1;
    case 'NUMBER_BETWEEN':
      return typeof value === 'number' && value >= a && value <= b;
    case 'NUMBER_GREATER_THAN':
      return typeof value === 'number' && value > a;
    case 'NUMBER_GREATER_THAN_OR_EQUAL_TO':
      return typeof value === 'number' && value >= a;
    case 'NUMBER_LESS_THAN':
      return typeof value === 'number' && value < a;
    case 'NUMBER_LESS_THAN_OR_EQUAL_TO':
      return typeof value === 'number' && value <= a;
    case 'DATE_IS_VALID_DATE':
      return typeof value === 'number';
    default:
      return true;
  }
}

/** A rule that rejects input rejects a script's too. Formulas and blanks pass. */
export function checkValidation(
  book: Book,
  row: number,
  column: number,
  before: Cell | undefined,
  after: Cell,
): void {
  const rule = book.validations.get(before?.custom?.validation ?? '');
  if (!rule || rule.allowInvalid || after.f || after.v === null || after.v === undefined) return;
  if (!allows(rule, after.v)) {
    const place = cellName(row, column);
    throw new Refusal(
      `The data you entered in cell ${place} violates the data validation rules set on this cell.${rule.helpText ? ` ${rule.helpText}` : ''}`,
    );
  }
}

expose(HostDataValidation, { name: 'DataValidation', service: 'SpreadsheetApp', methods: ruleMethods });
expose(HostDataValidationBuilder, {
  name: 'DataValidationBuilder',
  service: 'SpreadsheetApp',
  methods: builderMethods,
});
