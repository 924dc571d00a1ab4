// Formulas cross between three spellings: the spreadsheet's locale (what people and scripts write), the engine's (US),
// and what Range.getFormula gives back.
import { OPEN } from './a1.ts';
import { type Token, tokensOf } from './formula-tokens.ts';
import { type Node, treeOf } from './formula-tree.ts';
import { commaIsDecimal, type SpreadsheetLocale } from './spreadsheet-locale.ts';

const HALF_OPEN = /^(.*!)?(\$?[A-Za-z]{1,3}\$?\d{1,7}):(\$?[A-Za-z]{1,3})$/u;
const FULL = /^(.*!)?(\$?[A-Za-z]{1,3}\$?\d{1,7}):(\$?[A-Za-z]{1,3})\$?(\d{7})$/u;

/** Walks tokens with the bracket that each stands in, and gives each a new text. */
function respell(tokens: Token[], change: (token: Token, inBraces: boolean) => string): string {
  const brackets: string[] = [];
  return tokens
    .map(token => {
      if (token.kind === 'open') brackets.push(token.text);
      if (token.kind === 'close') brackets.pop();
      return change(token, brackets.at(-1) === '{');
    })
    .join('');
}

/** The function by which the engine asks the book for a named range (named-function.ts). */
export const NAMED = 'NAMED.RANGE';

/** Says how the book spells a name, if it has one. */
export type FindName = (name: string) => string | undefined;

/** Puts a call in place of each word that is a named range. */
function withNames(tokens: Token[], find: FindName): Token[] {
  return tokens.map((token, i) => {
    const name = token.kind === 'name' && tokens[i + 1]?.text !== '(' ? find(token.text) : undefined;
    return name === undefined ? token : { kind: 'name', text: `${NAMED}("${name}")` };
  });
}

/** The other way round: names in place of the calls. */
function withoutNames(tokens: Token[]): Token[] {
  const spelt: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const name = token.text === NAMED && tokens[i + 1]?.text === '(' ? tokens[i + 2]?.text : undefined;
    spelt.push(name === undefined ? token : { kind: 'name', text: name.slice(1, -1) });
    if (name !== undefined) i += 3;
  }
  return spelt;
}

/** The engine's spelling of a formula (with its =), and its tree. Throws a FormulaParseError. */
export function readFormula(
  formula: string,
  locale: SpreadsheetLocale,
  find: FindName = () => undefined,
): { engine: string; tree: Node } {
  const comma = commaIsDecimal(locale);
  const read = tokensOf(formula.slice(1), comma);
  const tree = treeOf(read);
  const tokens = withNames(read, find);
  // Rows of an array are parted by ; everywhere, its columns by , or by \ where the comma is the decimal sign.
  const engine = respell(tokens, (token, inBraces) => {
    if (token.kind === 'separator') return inBraces && token.text === ';' ? ';' : ',';
    if (token.kind === 'number') return token.text.replace(',', '.');
    if (token.kind === 'reference') {
      return token.text.replace(HALF_OPEN, (_, tab = '', from, to) => `${tab}${from}:${to}${OPEN}`);
    }
    return token.text;
  });
  return { engine: `=${engine}`, tree };
}

/** A formula of the engine as the spreadsheet's locale spells it. */
export function spellFormula(engine: string, locale: SpreadsheetLocale): string {
  const comma = commaIsDecimal(locale);
  let tokens: Token[];
  try {
    tokens = withoutNames(tokensOf(engine.slice(1), false));
  } catch {
    return engine;
  }
  const spelt = respell(tokens, (token, inBraces) => {
    if (token.kind === 'separator') {
      if (!comma) return token.text;
      return inBraces ? (token.text === ';' ? ';' : '\\') : ';';
    }
    if (token.kind === 'number') return comma ? token.text.replace('.', ',') : token.text;
    if (token.kind === 'reference') {
      return token.text.replace(FULL, (all, tab = '', from, to, row) =>
        Number(row) >= 1_000_000 ? `${tab}${from}:${to}` : all,
      );
    }
    return token.text;
  });
  return `=${spelt}`;
}

/** The tree of a formula in the engine's spelling; undefined where it doesn't parse. */
export function treeOfEngine(engine: string): Node | undefined {
  try {
    return treeOf(tokensOf(engine.slice(1), false));
  } catch {
    return undefined;
  }
}
