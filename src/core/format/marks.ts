import type { FlaggedKpi, Level } from '../evidence/flags.ts';
import { FLAGGED, GOOD_LEVELS, LEVELS } from '../evidence/flags.ts';
import { benchmarkColumn, columnNumber } from '../scorecard/columns.ts';
import { STYLES } from './bands.ts';
import type { FormatRule } from './rule.ts';
import { markedFormula } from './rule.ts';

/** What a mark on a user's own table goes by. */
export const MARK_KPIS = ['Any', ...FLAGGED] as const;
export type MarkKpi = (typeof MARK_KPIS)[number];

/** Names of reps who are flagged, or figures that are at fault or good news. */
export type MarkWhat = 'names' | 'figures';

/** The named range that holds the scorecard from its benchmark row on, so that rules can reach it from any tab. */
export const SCORECARD_NAME = 'KPI_SCORECARD_TABLE';

/** How a mark is called in its formula; the prefix tells marks from our other rules. */
export function markKind(kpi: MarkKpi, what: MarkWhat): string {
  return `mark ${kpi}, ${what}`;
}

/** The KPI and what is marked, of a kind of rule; undefined where it is no mark. */
export function markOfKind(kind: string | undefined): { kpi: string; what: string } | undefined {
  const parts = /^mark (.+), (names|figures)$/.exec(kind ?? '');
  return parts ? { kpi: parts[1] as string, what: parts[2] as string } : undefined;
}

/** What is marked: a range in A1 notation, its first cell, and the cell of the same row that names the rep, "$A2". */
export interface MarkPlace {
  range: string;
  first: string;
  /** Undefined where the rows name no rep: their figures have no odds, so that they are below at most. */
  rep: string | undefined;
}

/**
 * The rules that mark a range of the user's own, with the levels of the scorecard and their looks. They look the rep's
 * flags, and the benchmark, up in the scorecard, so that they follow it; a rule can't name another tab, so they go
 * through a named range.
 *
 * A name bears the gravest of its flags, and none for what is as likely chance. A figure short of the benchmark bears the
 * level of its rep, and else that of below.
 */
export function markRules(kpi: MarkKpi, what: MarkWhat, { range, first, rep }: MarkPlace): FormatRule[] {
  const kind = markKind(kpi, what);
  const table = `INDIRECT("${SCORECARD_NAME}")`;
  const named = what === 'names' ? first : rep;
  const flags = `VLOOKUP(TRIM(${named});${table};${columnNumber('Flags')};FALSE)`;
  const says = (level: Level): string =>
    named ? `ISNUMBER(SEARCH("${kpi === 'Any' ? '' : kpi} ${level}";${flags}))` : 'FALSE';
  const rule = (level: Level, ...conditions: string[]): FormatRule => ({
    range,
    formula: markedFormula(conditions.join(';'), kind),
    style: STYLES[level],
  });
  if (what === 'names') {
    // What the check says in the team's row is no flag.
    const isRep = [`LEN(${first})>0`, `LEFT(${flags};6)<>"Check:"`];
    const levels = LEVELS.filter(level => level !== 'below' && (kpi === 'Any' || isOf(kpi, level)));
    return levels.map((level, i) =>
      rule(level, ...isRep, says(level), ...levels.slice(0, i).map(graver => `NOT(${says(graver)})`)),
    );
  }
  if (kpi === 'Any') return [];
  const benchmark = `INDEX(${table};1;${benchmarkColumn(kpi)})`;
  const isGap = kpi === 'Average sale' || kpi === 'Sales cycle';
  const short = [`ISNUMBER(${first})`, `ISNUMBER(${benchmark})`, `${first}<${isGap ? '=' : ''}${benchmark}`];
  return LEVELS.filter(level => isOf(kpi, level) && (level === 'below' || named)).map(level =>
    level === 'below'
      ? rule(level, ...short, `NOT(${says('under')})`, `NOT(${says('watch')})`)
      : rule(level, ...short, says(level)),
  );
}

/** Whether a KPI can have a level: a shorter cycle is good news, the others are below or not. */
function isOf(kpi: FlaggedKpi, level: Level): boolean {
  return (GOOD_LEVELS as readonly Level[]).includes(level) === (kpi === 'Sales cycle');
}
