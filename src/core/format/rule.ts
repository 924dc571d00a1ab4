/** How a cell is set off. More than colour alone, so that it reads in grey and for the colour-blind. */
export interface FormatStyle {
  fill: string;
  color: string;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
}

/** A conditional format as plain data: where, when (a formula of built-in functions) and how. */
export interface FormatRule {
  /** In A1 notation, on one sheet. Relative references of the formula count from the first cell. */
  range: string;
  formula: string;
  style: FormatStyle;
}

/** A rule that stands on a sheet, as far as the plan needs to know it. */
export interface StandingRule {
  /** Its custom formula; undefined for any other kind of rule. */
  formula: string | undefined;
}

/** One place in the list of rules to set: a rule that stands, by its index, or one of ours. */
export type PlannedRule = { keep: number } | { add: FormatRule };

/**
 * A formula that also carries our mark: a term that is always true and that nobody writes by chance. Rules have
 * neither name nor id, and their ranges move with rows, so the formula is the one place that stays ours.
 *
 * @param kind which of our rules it is, so that one kind can be replaced without the others.
 */
export function markedFormula(condition: string, kind: string): string {
  return `=AND(${condition};N("${markOf(kind)}")=0)`;
}

function markOf(kind: string): string {
  return `Sales Barometer: ${kind}`;
}

/** The kind of one of our rules; undefined for the user's own. */
export function kindOfRule(formula: string | undefined): string | undefined {
  return /N\("Sales Barometer: ([^"]*)"\)/.exec(formula ?? '')?.[1];
}

/**
 * The list of rules to set, in the order of their precedence: the user's own stay as they stand; those of ours that
 * are replaced make way, and the wanted ones stand where the first of them stood, or last, after the user's.
 *
 * @param replaces whether a rule of ours, by its kind and its index, makes way.
 */
export function planRules(
  standing: readonly StandingRule[],
  replaces: (kind: string, index: number) => boolean,
  wanted: readonly FormatRule[],
): PlannedRule[] {
  const plan: PlannedRule[] = [];
  let placed = false;
  const place = (): void => {
    if (!placed) plan.push(...wanted.map(rule => ({ add: rule })));
    placed = true;
  };
  standing.forEach(({ formula }, index) => {
    const kind = kindOfRule(formula);
    if (kind !== undefined && replaces(kind, index)) place();
    else plan.push({ keep: index });
  });
  place();
  return plan;
}
