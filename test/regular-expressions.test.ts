import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import { checkSync } from 'recheck';
import { describe, expect, test } from 'vitest';

// No text may hang a formula: a custom function has 30 seconds for everything. So no regular expression of the product
// may take more than linear time in the length of what it is tried on. recheck proves or searches for that: it knows
// every way in which an expression can go back and try again. In plain JavaScript, so that no Java is asked for.
process.env.RECHECK_BACKEND = 'pure';

interface Found {
  at: string;
  source: string;
  flags: string;
}

const root = resolve(import.meta.dirname, '..');

/** Every regular expression that the sources hold, and every place that makes one out of a text. */
function expressionsOf(file: string): { literals: Found[]; made: string[] } {
  const text = readFileSync(resolve(root, file), 'utf8');
  const literals: Found[] = [];
  const made: string[] = [];
  const line = (start: number): string => `${file}:${text.slice(0, start).split('\n').length}`;
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    const { type, regex, start, callee } = node as {
      type?: string;
      start: number;
      regex?: { pattern: string; flags: string };
      callee?: { name?: string };
    };
    if (type === 'Literal' && regex)
      literals.push({ at: line(start), source: regex.pattern, flags: regex.flags });
    if ((type === 'NewExpression' || type === 'CallExpression') && callee?.name === 'RegExp')
      made.push(line(start));
    Object.values(node).forEach(walk);
  };
  walk(parseSync(file, text).program);
  return { literals, made };
}

const judged = (source: string, flags: string) => checkSync(source, flags, { timeout: 120_000 });

const files = readdirSync(resolve(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter(file => /\.tsx?$/.test(file))
  .map(file => join('src', file));
const all = files.map(expressionsOf);
const literals = [
  ...new Map(all.flatMap(each => each.literals).map(found => [`/${found.source}/${found.flags}`, found])),
];

describe('every regular expression of the product takes linear time', () => {
  test('they are found', () => expect(literals.length).toBeGreaterThan(40));
  test('none is made from a text, where nobody could look at it', () => {
    expect(all.flatMap(each => each.made)).toEqual([]);
  });
  test.each(literals)('%s', { timeout: 150_000 }, (_, { at, source, flags }) => {
    const { status } = judged(source, flags);
    expect({ at, status }).toEqual({ at, status: 'safe' });
  });
});

// What stood here before each of these was found, and what a person saw: the formula, and with it the sheet, hung.
describe('those that hung are told from the others', () => {
  const HUNG: [what: string, expression: RegExp, complexity: string][] = [
    [
      'a note after a time of day',
      /[T,\s]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?(\s*[ap]\.?\s?m\.?)?(\s*(Z|[A-Za-z]{2,5}|[+\-−]\d{1,2}(:?\d{2})?|\([^)]*\)))*$/i,
      'exponential',
    ],
    [
      'spaces before a currency that is none',
      /\s*(?:(?<![A-Za-z])([A-Z]{3})|(R\$|\p{Sc}|[Kk][Čč]|[Zz]ł|Fr\.|[Kk][Rr]\.?))$/u,
      'polynomial',
    ],
    ['spaces around a minus', /^[-−–]\s*(?=[^-−–])(.+)$|^(.*[^-−–\s])\s*[-−–]$/, 'polynomial'],
    ['spaces around a number', /^\s*([-−+]?)\s*([\d.,]*\d)\s*(%?)\s*$/, 'polynomial'],
    ['a header with many brackets', /^\s*date entered ["'“”‘’](.+?)( \((.+)\))?["'“”‘’]\s*$/i, 'polynomial'],
    ['a number format with many brackets', /\[\$([^\]-]*)[^\]]*\]/g, 'polynomial'],
    ['digits with something after them', /\B(?=(\d{3})+$)/g, 'polynomial'],
  ];
  test.each(HUNG)('%s', { timeout: 150_000 }, (_, { source, flags }, complexity) => {
    expect(judged(source, flags)).toMatchObject({ status: 'vulnerable', complexity: { type: complexity } });
  });
});
