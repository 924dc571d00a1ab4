import { fold } from '../../core/cells/fold.ts';

/** The tests of a rule, in the words that people read and that stand in the settings. */
export const RULE_TESTS = [
  'is filled',
  'is one of',
  'is not one of',
  'at least',
  'at most',
  'within',
] as const;
export type RuleTestName = (typeof RULE_TESTS)[number];

/** A rule as a form shows it. */
export interface RuleForm {
  column: string;
  test: RuleTestName;
  /** What follows the test, as it was typed: values, an amount, days. */
  values: readonly string[];
}

/** The rule as the settings hold it. */
export function buildRule({ column, test, values }: RuleForm): string {
  const [first = ''] = values;
  switch (test) {
    case 'is filled':
      return `${column} ${test}`;
    case 'within':
      return `${column} within ${first} ${first === '1' ? 'day' : 'days'} of the appointment`;
    case 'at least':
    case 'at most':
      return `${column} ${test} ${first}`;
    default:
      return `${column} ${test} ${values.join('; ')}`;
  }
}

/**
 * The form of a rule that is written in the settings, finished or not; undefined where it is not written as a form
 * would. The column is the longest header that the text begins with; without one, the longest text that could be one,
 * so that a rule on a column that is gone can still be read.
 */
export function parseRule(text: string, headers: readonly string[]): RuleForm | undefined {
  const known = new Set(headers.map(fold));
  const forms = RULE_TESTS.flatMap(test => splits(text, test)).filter(form => buildRule(form) === text);
  const [form] = forms.sort(
    (a, b) =>
      Number(known.has(fold(b.column))) - Number(known.has(fold(a.column))) ||
      fold(b.column).length - fold(a.column).length,
  );
  return form;
}

/** Every way to part a text at the words of a test. */
function splits(text: string, test: RuleTestName): RuleForm[] {
  const forms: RuleForm[] = [];
  const words = ` ${test}`;
  for (let at = text.indexOf(words); at > 0; at = text.indexOf(words, at + 1)) {
    const column = text.slice(0, at);
    const values = valuesAfter(test, text.slice(at + words.length));
    if (values && fold(column) !== '') forms.push({ column, test, values });
  }
  return forms;
}

function valuesAfter(test: RuleTestName, after: string): string[] | undefined {
  if (test === 'is filled') return after === '' ? [] : undefined;
  if (!after.startsWith(' ')) return undefined;
  const rest = after.slice(1);
  if (test === 'within') {
    const days = /^(.*) days? of the appointment$/s.exec(rest)?.[1];
    return days === undefined ? undefined : [days];
  }
  return test === 'at least' || test === 'at most' ? [rest] : rest.split('; ');
}

/** What a rule still lacks, by its test. */
export function ruleProblem({ test, values }: RuleForm): string {
  const got = values.join('; ');
  if (test === 'within') return `Must be a number of days, got ${got === '' ? 'a blank' : `"${got}"`}`;
  if (test === 'at least' || test === 'at most')
    return `Must be an amount, got ${got === '' ? 'a blank' : `"${got}"`}`;
  return 'Must be at least one value';
}
