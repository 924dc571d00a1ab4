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

// The columns of the scorecard that each flag concerns; flags stand in the last one.
const FLAGS = '$P';
const CONCERNED: [flag: string, columns: string[]][] = [
  ['Gateway ratio', ['C', 'D']],
  ['Close ratio', ['E', 'E']],
  ['Average sale', ['H', 'I']],
  ['Sales cycle', ['J', 'K']],
  ['Activity barometer', ['N', 'N']],
];

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
  const flags = `${FLAGS}${firstRow}`;
  const rule = (columns: string[], condition: string, style: FormatStyle): FormatRule => ({
    range: `${columns[0]}${firstRow}:${columns[1]}${lastRow}`,
    formula: markedFormula(condition, SCORECARD_RULES),
    style,
  });
  const says = (text: string): string => `ISNUMBER(SEARCH("${text}";${flags}))`;
  const rules = [teamRule(`A${firstRow}:P${lastRow}`, firstRow, SCORECARD_RULES)];
  let graver = '';
  for (const level of ['under', 'watch', 'best practice'] as const) {
    for (const [flag, columns] of CONCERNED) {
      const canBe = level === 'best practice' ? flag === 'Sales cycle' : flag !== 'Sales cycle';
      if (canBe) rules.push(rule(columns, says(`${flag} ${level}`), STYLES[level]));
    }
    // A name bears the gravest of its flags alone, not the slant of one with the weight of another.
    const flagged = says(` ${level}`);
    rules.push(rule(['A', 'A'], flagged + graver, STYLES[level]));
    graver += `;NOT(${flagged})`;
  }
  return rules;
}
