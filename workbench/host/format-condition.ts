// What a conditional format rule says: BooleanCondition, GradientCondition, ConditionalFormatRule.
import { asGoogle, type Context } from './context.ts';
import { BooleanCriteria, InterpolationType } from './enums.ts';
import type { FormatRule, GradientPoint, RuleFormat } from './format-rule.ts';
import { spellFormula } from './formula-locale.ts';
import { makers } from './range-place.ts';
import { expose } from './surface.ts';

type G = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;
type GBoolean = GoogleAppsScript.Spreadsheet.BooleanCondition;
type GGradient = GoogleAppsScript.Spreadsheet.GradientCondition;

const booleanMethods = {
  getBackground: [''],
  getBold: [''],
  getCriteriaType: [''],
  getCriteriaValues: [''],
  getFontColor: [''],
  getItalic: [''],
  getStrikethrough: [''],
  getUnderline: [''],
} as const satisfies Partial<Record<keyof GBoolean, readonly string[]>>;

export class HostBooleanCondition implements Pick<GBoolean, keyof typeof booleanMethods> {
  #context: Context;
  #criteria: string;
  #values: unknown[];
  #format: RuleFormat;

  constructor(context: Context, { criteria, values, format }: NonNullable<FormatRule['boolean']>) {
    this.#context = context;
    this.#criteria = criteria;
    this.#values = values;
    this.#format = format;
  }

  getBackground(): string | null {
    return this.#format.background;
  }

  getBold(): boolean | null {
    return this.#format.bold;
  }

  getCriteriaType(): GoogleAppsScript.Spreadsheet.BooleanCriteria {
    return asGoogle(BooleanCriteria[this.#criteria] as object);
  }

  getCriteriaValues(): unknown[] {
    if (this.#criteria !== 'CUSTOM_FORMULA') return this.#values;
    return [spellFormula(String(this.#values[0]), this.#context.book.locale)];
  }

  getFontColor(): string | null {
    return this.#format.fontColor;
  }

  getItalic(): boolean | null {
    return this.#format.italic;
  }

  getStrikethrough(): boolean | null {
    return this.#format.strikethrough;
  }

  getUnderline(): boolean | null {
    return this.#format.underline;
  }
}

const gradientMethods = {
  getMaxColor: [''],
  getMaxType: [''],
  getMaxValue: [''],
  getMidColor: [''],
  getMidType: [''],
  getMidValue: [''],
  getMinColor: [''],
  getMinType: [''],
  getMinValue: [''],
} as const satisfies Partial<Record<keyof GGradient, readonly string[]>>;

export class HostGradientCondition implements Pick<GGradient, keyof typeof gradientMethods> {
  #points: NonNullable<FormatRule['gradient']>;

  constructor(points: NonNullable<FormatRule['gradient']>) {
    this.#points = points;
  }

  #type(point: GradientPoint | null): GoogleAppsScript.Spreadsheet.InterpolationType | null {
    return point?.type ? asGoogle(InterpolationType[point.type] as object) : null;
  }

  getMaxColor(): string {
    return this.#points.max.color;
  }

  getMaxType(): GoogleAppsScript.Spreadsheet.InterpolationType | null {
    return this.#type(this.#points.max);
  }

  getMaxValue(): string {
    return this.#points.max.value;
  }

  getMidColor(): string {
    return this.#points.mid?.color ?? '';
  }

  getMidType(): GoogleAppsScript.Spreadsheet.InterpolationType | null {
    return this.#type(this.#points.mid);
  }

  getMidValue(): string {
    return this.#points.mid?.value ?? '';
  }

  getMinColor(): string {
    return this.#points.min.color;
  }

  getMinType(): GoogleAppsScript.Spreadsheet.InterpolationType | null {
    return this.#type(this.#points.min);
  }

  getMinValue(): string {
    return this.#points.min.value;
  }
}

const ruleMethods = {
  copy: [''],
  getBooleanCondition: [''],
  getGradientCondition: [''],
  getRanges: [''],
} as const satisfies Partial<Record<keyof G, readonly string[]>>;

/** Makes a builder; set by conditional-format.ts. */
export const ruleMakers = {
  builder: (_context: Context, _tab: string, _rule: FormatRule): object => {
    throw new Error('conditional-format.ts is not loaded');
  },
};

export class HostConditionalFormatRule implements Pick<G, keyof typeof ruleMethods> {
  readonly context: Context;
  readonly tab: string;
  readonly rule: FormatRule;

  constructor(context: Context, tab: string, rule: FormatRule) {
    this.context = context;
    this.tab = tab;
    this.rule = rule;
  }

  copy(): GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder {
    return asGoogle(ruleMakers.builder(this.context, this.tab, structured(this.rule)));
  }

  getBooleanCondition(): GBoolean | null {
    return this.rule.boolean ? asGoogle(new HostBooleanCondition(this.context, this.rule.boolean)) : null;
  }

  getGradientCondition(): GGradient | null {
    return this.rule.gradient ? asGoogle(new HostGradientCondition(this.rule.gradient)) : null;
  }

  getRanges(): GoogleAppsScript.Spreadsheet.Range[] {
    return this.rule.ranges.map(rect => asGoogle(makers.range(this.context, this.tab, rect)));
  }
}

/** A copy of a rule that shares nothing with it. */
export function structured(rule: FormatRule): FormatRule {
  return {
    ranges: rule.ranges.map(rect => ({ ...rect })),
    ...(rule.boolean
      ? { boolean: { ...rule.boolean, values: [...rule.boolean.values], format: { ...rule.boolean.format } } }
      : {}),
    ...(rule.gradient ? { gradient: rule.gradient } : {}),
  };
}

expose(HostBooleanCondition, {
  name: 'BooleanCondition',
  service: 'SpreadsheetApp',
  methods: booleanMethods,
});
expose(HostGradientCondition, {
  name: 'GradientCondition',
  service: 'SpreadsheetApp',
  methods: gradientMethods,
});
expose(HostConditionalFormatRule, {
  name: 'ConditionalFormatRule',
  service: 'SpreadsheetApp',
  methods: ruleMethods,
});
