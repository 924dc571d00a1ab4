// A data validation rule as the workbench keeps it. Cells refer to it by key, so it moves with them.

export interface ValidationRecord {
  /** A label of DataValidationCriteria: VALUE_IN_LIST, CHECKBOX. */
  criteria: string;
  values: unknown[];
  allowInvalid: boolean;
  helpText: string | null;
}
