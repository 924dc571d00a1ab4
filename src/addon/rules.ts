import type { FormatRule, PlannedRule } from '../core/format/rule.ts';
import { planRules } from '../core/format/rule.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type Rule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;

/** The custom formula of a rule; undefined for any other kind. Of many rules the kind is asked for once. */
export function formulaOf(
  rule: Rule,
  custom = SpreadsheetApp.BooleanCriteria.CUSTOM_FORMULA,
): string | undefined {
  const condition = rule.getBooleanCondition();
  if (!condition || condition.getCriteriaType() !== custom) return undefined;
  return String(condition.getCriteriaValues()[0]);
}

/** Sets rules of ours beside those of the user: one read, the plan, one write. */
export function setRules(
  sheet: Sheet,
  replaces: (kind: string, rule: Rule) => boolean,
  wanted: readonly FormatRule[],
): void {
  const standing = sheet.getConditionalFormatRules();
  const { CUSTOM_FORMULA } = SpreadsheetApp.BooleanCriteria;
  const plan = planRules(
    standing.map(rule => ({ formula: formulaOf(rule, CUSTOM_FORMULA) })),
    (kind, index) => replaces(kind, standing[index] as Rule),
    wanted,
  );
  if (plan.length === standing.length && plan.every((place, i) => 'keep' in place && place.keep === i))
    return;
  // Several rules are about the same cells.
  const ranges = new Map<string, Range>();
  const rangeOf = (place: string): Range => {
    const range = ranges.get(place) ?? sheet.getRange(place);
    ranges.set(place, range);
    return range;
  };
  sheet.setConditionalFormatRules(plan.map(place => built(place, standing, rangeOf)));
}

function built(place: PlannedRule, standing: readonly Rule[], rangeOf: (place: string) => Range): Rule {
  if ('keep' in place) return standing[place.keep] as Rule;
  const { range, formula, style } = place.add;
  const builder = SpreadsheetApp.newConditionalFormatRule()
    .whenFormulaSatisfied(formula)
    .setBackground(style.fill)
    .setFontColor(style.color)
    .setRanges([rangeOf(range)]);
  if (style.bold) builder.setBold(true);
  if (style.italic) builder.setItalic(true);
  if (style.underline) builder.setUnderline(true);
  return builder.build();
}
