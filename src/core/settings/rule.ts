import { readCents, readNumber } from '../cells/amount-text.ts';
import { foldedList } from '../cells/fold.ts';

/** What a rule asks of its column's cell. Amounts in cents, values folded. */
export type RuleTest =
  | { kind: 'is filled' }
  | { kind: 'is one of' | 'is not one of'; values: string[] }
  | { kind: 'at least' | 'at most'; cents: number }
  | { kind: 'within'; days: number };

/** One way to part a rule's text into a column's header and a test. */
export interface RuleSplit {
  column: string;
  test: RuleTest;
}

/** How many places are tried at which a rule's text may part: a header holds the words of a test once or twice. */
const MOST_PLACES = 20;

/**
 * Every way to read "COLUMN test": a header may itself hold the words of a test, so which way is right is known
 * only beside the sheet's headers. None: the text is no rule.
 */
export function ruleSplits(text: string): RuleSplit[] {
  const splits: RuleSplit[] = [];
  const tests = /\s(is\s+filled|is\s+not\s+one\s+of|is\s+one\s+of|at\s+least|at\s+most|within)(?=\s|$)/gi;
  for (
    let match = tests.exec(text), places = 0;
    match && places < MOST_PLACES;
    match = tests.exec(text), places++
  ) {
    const column = text.slice(0, match.index).trim();
    const words = (match[1] as string).toLowerCase().replace(/\s+/g, ' ');
    const test = readTest(words, text.slice(match.index + match[0].length).trim());
    if (column && test) splits.push({ column, test });
  }
  return splits;
}

function readTest(words: string, rest: string): RuleTest | undefined {
  if (words === 'is filled') return rest === '' ? { kind: words } : undefined;
  if (words === 'is one of' || words === 'is not one of') {
    const values = foldedList(rest);
    return values.length ? { kind: words, values } : undefined;
  }
  if (words === 'within') {
    const days = readNumber(/^(\S+)\s+days?\s+of\s+the\s+(?:first\s+)?appointment$/i.exec(rest)?.[1]);
    return days !== undefined && days >= 0 ? { kind: 'within', days } : undefined;
  }
  const cents = readCents(rest);
  return cents === undefined ? undefined : { kind: words as 'at least' | 'at most', cents };
}
