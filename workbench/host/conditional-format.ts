// Conditional format rules: the builder, and what Sheets refuses of a rule.
import { readA1 } from './a1.ts';
import { readColor } from './color.ts';
import { asGoogle, asHost, type Context } from './context.ts';
import { BooleanCriteria } from './enums.ts';
import {
  HostBooleanCondition,
  HostConditionalFormatRule,
  HostGradientCondition,
  ruleMakers,
  structured,
} from './format-condition.ts';
import { type FormatRule, plainFormat, type RuleFormat } from './format-rule.ts';
import { readFormula } from './formula-locale.ts';
import { nodesOf } from './formula-tree.ts';
import { Refusal } from './problem.ts';
import { makers, type RangePlace } from './range-place.ts';
import { expose, labelOf } from './surface.ts';

type G = GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder;

const builderMethods = {
  build: [''],
  copy: [''],
  getBooleanCondition: [''],
  getGradientCondition: [''],
  getRanges: [''],
  setBackground: ['string?'],
  setBold: ['boolean?'],
  setFontColor: ['string?'],
  setGradientMaxpoint: ['string'],
  setGradientMaxpointWithValue: ['string,InterpolationType,string'],
  setGradientMidpointWithValue: ['string,InterpolationType,string'],
  setGradientMinpoint: ['string'],
  setGradientMinpointWithValue: ['string,InterpolationType,string'],
  setItalic: ['boolean?'],
  setRanges: ['list'],
  setStrikethrough: ['boolean?'],
  setUnderline: ['boolean?'],
  whenCellEmpty: [''],
  whenCellNotEmpty: [''],
  whenFormulaSatisfied: ['string'],
  whenNumberBetween: ['number,number'],
  whenNumberEqualTo: ['number'],
  whenNumberGreaterThan: ['number'],
  whenNumberGreaterThanOrEqualTo: ['number'],
  whenNumberLessThan: ['number'],
  whenNumberLessThanOrEqualTo: ['number'],
  whenNumberNotBetween: ['number,number'],
  whenNumberNotEqualTo: ['number'],
  whenTextContains: ['string'],
  whenTextDoesNotContain: ['string'],
  whenTextEndsWith: ['string'],
  whenTextEqualTo: ['string'],
  whenTextStartsWith: ['string'],
  withCriteria: ['BooleanCriteria,list'],
} as const satisfies Partial<Record<keyof G, readonly string[]>>;

type GPoint = GoogleAppsScript.Spreadsheet.InterpolationType;

export class HostConditionalFormatRuleBuilder implements Pick<G, keyof typeof builderMethods> {
  #context: Context;
  #tab: string | undefined;
  #rule: FormatRule;
  #format: RuleFormat;

  constructor(context: Context, tab?: string, rule: FormatRule = { ranges: [] }) {
    this.#context = context;
    this.#tab = tab;
    this.#rule = rule;
    this.#format = rule.boolean?.format ?? { ...plainFormat };
  }

  get #self(): G {
    return asGoogle(this);
  }

  /** One condition a rule: the last one said is the one that stays. Source: AS/reference, ConditionalFormatRuleBuilder. */
  #when(criteria: string, ...values: unknown[]): G {
    this.#rule.boolean = { criteria, values, format: this.#format };
    delete this.#rule.gradient;
    return this.#self;
  }

  build(): GoogleAppsScript.Spreadsheet.ConditionalFormatRule {
    const { ranges, boolean, gradient } = this.#rule;
    if (ranges.length === 0 || this.#tab === undefined) {
      throw new Refusal('You must set at least one range on a conditional format rule.');
    }
    if (!boolean && !gradient) throw new Refusal('You must set a condition on a conditional format rule.');
    return asGoogle(new HostConditionalFormatRule(this.#context, this.#tab, structured(this.#rule)));
  }

  copy(): G {
    return asGoogle(new HostConditionalFormatRuleBuilder(this.#context, this.#tab, structured(this.#rule)));
  }

  getBooleanCondition(): GoogleAppsScript.Spreadsheet.BooleanCondition | null {
    return this.#rule.boolean ? asGoogle(new HostBooleanCondition(this.#context, this.#rule.boolean)) : null;
  }

  getGradientCondition(): GoogleAppsScript.Spreadsheet.GradientCondition | null {
    return this.#rule.gradient ? asGoogle(new HostGradientCondition(this.#rule.gradient)) : null;
  }

  getRanges(): GoogleAppsScript.Spreadsheet.Range[] {
    return this.#rule.ranges.map(rect => asGoogle(makers.range(this.#context, this.#tab ?? '', rect)));
  }

  setRanges(ranges: GoogleAppsScript.Spreadsheet.Range[]): G {
    const places = ranges.map(range => asHost<RangePlace>(range));
    if (new Set(places.map(place => place.tab)).size > 1) {
      throw new Refusal('Conditional format rule cannot reference a different sheet.');
    }
    this.#tab = places[0]?.tab;
    this.#rule.ranges = places.map(place => place.rect);
    return this.#self;
  }

  #look(change: Partial<RuleFormat>): G {
    Object.assign(this.#format, change);
    return this.#self;
  }

  setBackground(color: string | null): G {
    return this.#look({ background: color === null ? null : readColor(color) });
  }

  setFontColor(color: string | null): G {
    return this.#look({ fontColor: color === null ? null : readColor(color) });
  }

  setBold(bold: boolean | null): G {
    return this.#look({ bold });
  }

  setItalic(italic: boolean | null): G {
    return this.#look({ italic });
  }

  setUnderline(underline: boolean | null): G {
    return this.#look({ underline });
  }

  setStrikethrough(strikethrough: boolean | null): G {
    return this.#look({ strikethrough });
  }

  #point(which: 'min' | 'mid' | 'max', color: string, type: GPoint | null, value: string): G {
    const auto = { color: '#ffffff', type: null, value: '' };
    this.#rule.gradient ??= { min: auto, mid: null, max: auto };
    this.#rule.gradient[which] = {
      color: readColor(color),
      type: type === null ? null : labelOf(type),
      value,
    };
    delete this.#rule.boolean;
    return this.#self;
  }

  setGradientMaxpoint(color: string): G {
    return this.#point('max', color, null, '');
  }

  setGradientMaxpointWithValue(color: string, type: GPoint, value: string): G {
    return this.#point('max', color, type, value);
  }

  setGradientMidpointWithValue(color: string, type: GPoint, value: string): G {
    return this.#point('mid', color, type, value);
  }

  setGradientMinpoint(color: string): G {
    return this.#point('min', color, null, '');
  }

  setGradientMinpointWithValue(color: string, type: GPoint, value: string): G {
    return this.#point('min', color, type, value);
  }

  whenCellEmpty(): G {
    return this.#when('CELL_EMPTY');
  }

  whenCellNotEmpty(): G {
    return this.#when('CELL_NOT_EMPTY');
  }

  whenFormulaSatisfied(formula: string): G {
    const text = formula.startsWith('=') ? formula : `=${formula}`;
    return this.#when('CUSTOM_FORMULA', readFormula(text, this.#context.book.locale).engine);
  }

  whenNumberBetween(start: number, end: number): G {
    return this.#when('NUMBER_BETWEEN', start, end);
  }

  whenNumberEqualTo(number: number): G {
    return this.#when('NUMBER_EQUAL_TO', number);
  }

  whenNumberGreaterThan(number: number): G {
    return this.#when('NUMBER_GREATER_THAN', number);
  }

  whenNumberGreaterThanOrEqualTo(number: number): G {
    return this.#when('NUMBER_GREATER_THAN_OR_EQUAL_TO', number);
  }

  whenNumberLessThan(number: number): G {
    return this.#when('NUMBER_LESS_THAN', number);
  }

  whenNumberLessThanOrEqualTo(number: number): G {
    return this.#when('NUMBER_LESS_THAN_OR_EQUAL_TO', number);
  }

  whenNumberNotBetween(start: number, end: number): G {
    return this.#when('NUMBER_NOT_BETWEEN', start, end);
  }

  whenNumberNotEqualTo(number: number): G {
    return this.#when('NUMBER_NOT_EQUAL_TO', number);
  }

  whenTextContains(text: string): G {
    return this.#when('TEXT_CONTAINS', text);
  }

  whenTextDoesNotContain(text: string): G {
    return this.#when('TEXT_DOES_NOT_CONTAIN', text);
  }

  whenTextEndsWith(text: string): G {
    return this.#when('TEXT_ENDS_WITH', text);
  }

  whenTextEqualTo(text: string): G {
    return this.#when('TEXT_EQUAL_TO', text);
  }

  whenTextStartsWith(text: string): G {
    return this.#when('TEXT_STARTS_WITH', text);
  }

  withCriteria(criteria: GoogleAppsScript.Spreadsheet.BooleanCriteria, args: unknown[]): G {
    const label = labelOf(criteria);
    if (label === 'CUSTOM_FORMULA') return this.whenFormulaSatisfied(String(args[0]));
    if (!BooleanCriteria[label]) throw new Refusal(`Invalid argument: criteria. Got ${label}`);
    return this.#when(label, ...args);
  }
}

ruleMakers.builder = (context: Context, tab: string, rule: FormatRule) =>
  new HostConditionalFormatRuleBuilder(context, tab, rule);

expose(HostConditionalFormatRuleBuilder, {
  name: 'ConditionalFormatRuleBuilder',
  service: 'SpreadsheetApp',
  methods: builderMethods,
});

/**
 * Refuses a rule's formula as the rule editor of Sheets does: no custom functions, and no other tab named outright
 * (INDIRECT gets there). Long-standing behaviour; unconfirmed in Google's reference, so here it is refused.
 */
export function checkRuleFormula(
  context: Context,
  tab: string,
  formula: string,
  isCustom: (name: string) => boolean,
): void {
  const { book } = context;
  const { tree } = readFormula(formula, { ...book.locale, decimal: '.' });
  for (const node of nodesOf(tree)) {
    if (node.kind === 'call' && isCustom(node.name)) {
      throw new Refusal(`A conditional format formula can't call the custom function ${node.name}.`);
    }
    const place = node.kind === 'reference' ? readA1(node.text, book.grid.size(tab)) : undefined;
    if (place?.sheet !== undefined && place.sheet !== book.grid.tab(tab)?.name) {
      throw new Refusal('Conditional format rule cannot reference a different sheet.');
    }
  }
}
