import { FLAGGED } from '../evidence/flags.ts';
import type { ScorecardHeader } from '../scorecard/columns.ts';
import { colouredRanges, columnLetter, SCORECARD_COLUMNS } from '../scorecard/columns.ts';
import { PALETTE } from './palette.ts';
import type { FormatRule, FormatStyle } from './rule.ts';
import { markedFormula } from './rule.ts';

/** Under: evidence. Watch: too few to tell. Best practice: to hand on. They differ in lightness, weight and slant. */
export const STYLES: Record<'under' | 'watch' | 'best practice' | 'team', FormatStyle> = {
  under: { fill: PALETTE['under-fill'], color: PALETTE['under-ink'], bold: true },
  watch: { fill: PALETTE['watch-fill'], color: PALETTE['watch-ink'], italic: true },
  'best practice': { fill: PALETTE['best-fill'], color: PALETTE['best-ink'], bold: true, underline: true },
  team: { fill: PALETTE.head, color: PALETTE.ink, bold: true },
};

/** Where the parts of a scorecard stand on its tab. */
export interface ScorecardPlace {
  /** The first row below the benchmarks, and the last row that may be filled. */
  firstRow: number;
  lastRow: number;
}

/** The line of the team, set off from those of the reps. */
export function teamRule(range: string, firstRow: number, kind: string): FormatRule {
  return { range, formula: markedFormula(`$A${firstRow}="Team"`, kind), style: STYLES.team };
}

export const SCORECARD_RULES = 'scorecard';

/**
 * The conditional formats of a scorecard. They go by the Flags column alone, so that no threshold is copied into a
 * rule: a changed benchmark changes the flags, and the colours follow.
 */
export function scorecardRules({ firstRow, lastRow }: ScorecardPlace): FormatRule[] {
  const flags = `$${columnLetter('Flags')}${firstRow}`;
  const name = columnLetter('Rep');
  const last = columnLetter(SCORECARD_COLUMNS[SCORECARD_COLUMNS.length - 1]?.header as ScorecardHeader);
  const rule = (columns: [string, string], condition: string, style: FormatStyle): FormatRule => ({
    range: `${columns[0]}${firstRow}:${columns[1]}${lastRow}`,
    formula: markedFormula(condition, SCORECARD_RULES),
    style,
  });
  const says = (text: string): string => `ISNUMBER(SEARCH("${text}";${flags}))`;
  const rules = [teamRule(`${name}${firstRow}:${last}${lastRow}`, firstRow, SCORECARD_RULES)];
  let graver = '';
  for (const level of ['under', 'watch', 'best practice'] as const) {
    for (const kpi of FLAGGED) {
      if ((level === 'best practice') !== (kpi === 'Sales cycle')) continue;
      for (const columns of colouredRanges(kpi))
        rules.push(rule(columns, says(`${kpi} ${level}`), STYLES[level]));
    }
    // A name bears the gravest of its flags alone, not the slant of one with the weight of another.
    const flagged = says(` ${level}`);
    rules.push(rule([name, name], flagged + graver, STYLES[level]));
    graver += `;NOT(${flagged})`;
  }
  return rules;
}
