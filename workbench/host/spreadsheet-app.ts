// SpreadsheetApp: the way into the document that the add-on runs in.
import { HostConditionalFormatRuleBuilder } from './conditional-format.ts';
import { asGoogle, asHost } from './context.ts';
import {
  BooleanCriteria,
  BorderStyle,
  DataValidationCriteria,
  DeveloperMetadataLocationType,
  DeveloperMetadataVisibility,
  Dimension,
  InterpolationType,
  ProtectionType,
  SheetType,
  WrapStrategy,
} from './enums.ts';
import type { LockTable } from './lock.ts';
import './range-list.ts';
import type { RangePlace } from './range-place.ts';
import './range.ts';
import './sheet.ts';
import type { HostSheet, SheetContext } from './sheet.ts';
import { HostSpreadsheet, type SpreadsheetContext } from './spreadsheet.ts';
import { expose } from './surface.ts';
import { HostUi } from './ui.ts';
import { HostDataValidationBuilder } from './validation.ts';

type G = GoogleAppsScript.Spreadsheet.SpreadsheetApp;

const appMethods = {
  flush: [''],
  getActive: [''],
  getActiveRange: [''],
  getActiveSheet: [''],
  getActiveSpreadsheet: [''],
  getCurrentCell: [''],
  getUi: [''],
  newConditionalFormatRule: [''],
  newDataValidation: [''],
  setActiveRange: ['Range'],
  setActiveSheet: ['Sheet', 'Sheet,boolean'],
} as const satisfies Partial<Record<keyof G, readonly string[]>>;

export interface AppContext extends SpreadsheetContext, SheetContext {
  locks: LockTable;
}

export class HostSpreadsheetApp implements Pick<G, keyof typeof appMethods> {
  #context: AppContext;

  constructor(context: AppContext) {
    this.#context = context;
  }

  get #spreadsheet(): HostSpreadsheet {
    return new HostSpreadsheet(this.#context);
  }

  flush(): void {
    this.#context.execution.flush();
  }

  getActive(): GoogleAppsScript.Spreadsheet.Spreadsheet {
    return asGoogle(this.#spreadsheet);
  }

  getActiveSpreadsheet(): GoogleAppsScript.Spreadsheet.Spreadsheet {
    return asGoogle(this.#spreadsheet);
  }

  getActiveSheet(): GoogleAppsScript.Spreadsheet.Sheet {
    return this.#spreadsheet.getActiveSheet();
  }

  getActiveRange(): GoogleAppsScript.Spreadsheet.Range {
    return this.#spreadsheet.getActiveRange() as GoogleAppsScript.Spreadsheet.Range;
  }

  getCurrentCell(): GoogleAppsScript.Spreadsheet.Range {
    return this.#spreadsheet.getCurrentCell() as GoogleAppsScript.Spreadsheet.Range;
  }

  getUi(): GoogleAppsScript.Base.Ui {
    return asGoogle(new HostUi(this.#context.ui, this.#context.execution, this.#context.locks));
  }

  newConditionalFormatRule(): GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder {
    return asGoogle(new HostConditionalFormatRuleBuilder(this.#context));
  }

  newDataValidation(): GoogleAppsScript.Spreadsheet.DataValidationBuilder {
    return asGoogle(new HostDataValidationBuilder());
  }

  setActiveRange(range: GoogleAppsScript.Spreadsheet.Range): GoogleAppsScript.Spreadsheet.Range {
    return asHost<RangePlace>(range).activate();
  }

  setActiveSheet(sheet: GoogleAppsScript.Spreadsheet.Sheet): GoogleAppsScript.Spreadsheet.Sheet {
    return asHost<HostSheet>(sheet).activate();
  }
}

expose(HostSpreadsheetApp, {
  name: 'SpreadsheetApp',
  service: 'SpreadsheetApp',
  methods: appMethods,
  values: {
    BooleanCriteria,
    BorderStyle,
    DataValidationCriteria,
    DeveloperMetadataLocationType,
    DeveloperMetadataVisibility,
    Dimension,
    InterpolationType,
    ProtectionType,
    SheetType,
    WrapStrategy,
  },
});
