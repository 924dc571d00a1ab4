// The words of a formula. Strings and quoted tab names are kept whole, so that what is in them is never touched.

type TokenKind =
  | 'string'
  | 'number'
  | 'error'
  | 'reference'
  | 'name'
  | 'open'
  | 'close'
  | 'separator'
  | 'operator'
  | 'space';

export interface Token {
  kind: TokenKind;
  text: string;
}

/** A formula that Sheets can't parse: the cell shows #ERROR!, whatever the rest says. */
export class FormulaParseError extends Error {
  constructor() {
    super('Formula parse error.');
  }
}

const TAB = String.raw`(?:'(?:[^']|'')+'!|[\p{L}_][\p{L}\p{N}_.]*!)?`;
const CELL = String.raw`\$?[A-Za-z]{1,3}\$?\d{1,7}`;
const COLUMN = String.raw`\$?[A-Za-z]{1,3}`;
const PLACE = `(?:${CELL}:${CELL}|${CELL}:${COLUMN}|${COLUMN}:${COLUMN}|\\$?\\d{1,7}:\\$?\\d{1,7}|${CELL})`;

const rules: [TokenKind, RegExp][] = [
  ['space', /\s+/uy],
  ['string', /"(?:[^"]|"")*"/uy],
  ['error', /#(?:N\/A|DIV\/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|ERROR!)/iuy],
  ['reference', new RegExp(`${TAB}(?:${PLACE}|#REF!)(?![\\p{L}\\p{N}_(.!:$])`, 'uy')],
  ['name', /[\p{L}_\\][\p{L}\p{N}_.]*/uy],
  ['open', /[({]/uy],
  ['close', /[)}]/uy],
  ['operator', /<>|<=|>=|[-+*/^&=<>%:@#]/uy],
];

/**
 * Splits the text after the equals sign. In a comma-decimal locale 1,5 is a number, and a comma anywhere else is no
 * separator at all: a formula written for the US does not parse there.
 * Source: googleapis/google-api-nodejs-client#1994; ";" between arguments is taken everywhere (mricon/ingress-fieldplan#5).
 */
export function tokensOf(body: string, commaDecimal: boolean): Token[] {
  const number = commaDecimal
    ? /(?:\d+(?:,\d*)?|,\d+)(?:[eE][+-]?\d+)?/y
    : /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
  const separator = commaDecimal ? /[;\\]/y : /[,;\\]/y;
  const all: [TokenKind, RegExp][] = [
    ...rules.slice(0, 4),
    ['number', number],
    ['separator', separator],
    ...rules.slice(4),
  ];
  const found: Token[] = [];
  for (let at = 0; at < body.length; ) {
    const before = at;
    for (const [kind, pattern] of all) {
      pattern.lastIndex = at;
      const m = pattern.exec(body);
      if (m?.[0]) {
        found.push({ kind, text: m[0] });
        at += m[0].length;
        break;
      }
    }
    if (at === before) throw new FormulaParseError();
  }
  return found;
}
