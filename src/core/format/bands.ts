import type { Level } from '../evidence/flags.ts';
import { FLAGGED, GOOD_LEVELS, LEVELS } from '../evidence/flags.ts';
import type { ScorecardHeader } from '../scorecard/columns.ts';
import { colouredRanges, columnLetter, SCORECARD_COLUMNS } from '../scorecard/columns.ts';
import { PALETTE } from './palette.ts';
import type { FormatRule, FormatStyle } from './rule.ts';
import { markedFormula } from './rule.ts';

/**
 * How each level is set off: under by fill and weight, watch by fill and slant, below by a faint fill alone; good news by
 * a line, and by weight where the odds hold.
 */
export const STYLES: Record<Level | 'team', FormatStyle> = {
  under: { fill: PALETTE['under-fill'], color: PALETTE['under-ink'], bold: true },
  watch: { fill: PALETTE['watch-fill'], color: PALETTE['watch-ink'], italic: true },
  below: { fill: PALETTE['below-fill'], color: PALETTE['below-ink'] },
  'best practice': { fill: PALETTE['best-fill'], color: PALETTE['best-ink'], bold: true, underline: true },
  promising: { fill: PALETTE['best-fill'], color: PALETTE['best-ink'], underline: true },
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
  // What the check says in the team's row is no flag.
  const says = (text: string): string => `LEFT(${flags};6)<>"Check:";ISNUMBER(SEARCH("${text}";${flags}))`;
  const rules = [teamRule(`${name}${firstRow}:${last}${lastRow}`, firstRow, SCORECARD_RULES)];
  let graver = '';
  for (const level of LEVELS) {
    const isGood = (GOOD_LEVELS as readonly Level[]).includes(level);
    for (const kpi of FLAGGED) {
      if (isGood !== (kpi === 'Sales cycle')) continue;
      for (const columns of colouredRanges(kpi))
        rules.push(rule(columns, says(`${kpi} ${level}`), STYLES[level]));
    }
    // What is as likely chance is nobody's name.
    if (level === 'below') continue;
    // A name bears the gravest of its flags alone, not the slant of one with the weight of another.
    const flagged = `ISNUMBER(SEARCH(" ${level}";${flags}))`;
    rules.push(rule([name, name], `LEFT(${flags};6)<>"Check:";${flagged}${graver}`, STYLES[level]));
    graver += `;NOT(${flagged})`;
  }
  return rules;
}
