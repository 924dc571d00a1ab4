// Conditional format rules as the workbench keeps them: one list per tab, in the order in which they are tried.
import { a1Of, OPEN, readA1, sheetPrefix } from './a1.ts';
import { tokensOf } from './formula-tokens.ts';
import { type Rect, type Shift, shiftRect } from './rect.ts';

export interface RuleFormat {
  background: string | null;
  fontColor: string | null;
  bold: boolean | null;
  italic: boolean | null;
  underline: boolean | null;
  strikethrough: boolean | null;
}

export interface GradientPoint {
  color: string;
  /** InterpolationType, or null for the smallest and largest value. */
  type: string | null;
  value: string;
}

export interface FormatRule {
  ranges: Rect[];
  boolean?: { criteria: string; values: unknown[]; format: RuleFormat };
  gradient?: { min: GradientPoint; mid: GradientPoint | null; max: GradientPoint };
}

export const plainFormat: RuleFormat = {
  background: null,
  fontColor: null,
  bold: null,
  italic: null,
  underline: null,
  strikethrough: null,
};

/** A formula (in the engine's spelling) after rows or columns came or went on a tab. */
export function shiftFormula(formula: string, shift: Shift, onTab: string, ownTab: string): string {
  let tokens: ReturnType<typeof tokensOf>;
  try {
    tokens = tokensOf(formula.slice(1), false);
  } catch {
    return formula;
  }
  const text = tokens.map(token =>
    token.kind === 'reference'
      ? respellReference(token.text, onTab, ownTab, rect => shiftRect(rect, shift))
      : token.text,
  );
  return `=${text.join('')}`;
}

/** A formula as it reads when copied to a place some rows and columns away: $ stays, the rest moves. */
export function moveFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  let tokens: ReturnType<typeof tokensOf>;
  try {
    tokens = tokensOf(formula.slice(1), false);
  } catch {
    return formula;
  }
  const move = (part: string): string =>
    part.replace(/^(\$?)([A-Za-z]{0,3})(\$?)(\d*)$/, (_, fixC, column, fixR, row) => {
      const c = column && !fixC ? columnAfter(column, columns) : column;
      const r = row && !fixR ? Number(row) + rows : row;
      return `${fixC}${c}${fixR}${r}`;
    });
  return `=${tokens
    .map(token => {
      if (token.kind !== 'reference') return token.text;
      const bang = token.text.lastIndexOf('!') + 1;
      const parts = token.text.slice(bang).split(':');
      return token.text.slice(0, bang) + parts.map(move).join(':');
    })
    .join('')}`;
}

function columnAfter(name: string, by: number): string {
  const rect = readA1(`${name}1`, { rows: 1, columns: 1 })?.rect;
  if (!rect || rect.column + by < 0) return '#REF!';
  return a1Of({ ...rect, column: rect.column + by }).replace(/\d+$/, '');
}

function respellReference(
  text: string,
  onTab: string,
  ownTab: string,
  change: (rect: Rect) => Rect | undefined,
): string {
  const size = { rows: OPEN, columns: 18_278 };
  const place = readA1(text, size);
  if (!place || (place.sheet ?? ownTab) !== onTab) return text;
  const moved = change(place.rect);
  const tab = place.sheet === undefined ? '' : sheetPrefix(place.sheet);
  if (!moved) return `${tab}#REF!`;
  // The dollars stay where they were: they belong to the first and the last letter and number.
  const dollars = [...text.slice(text.lastIndexOf('!') + 1).matchAll(/(\$?)([A-Za-z]+)?(\$?)(\d+)?/g)].filter(
    m => m[0],
  );
  // The engine wants a last row even where a range has no end.
  const names = a1Of(moved)
    .replace(/^(.*\d:[A-Z]+)$/, `$1${OPEN}`)
    .split(':');
  if (names.length === 1 && dollars.length === 2) names.push(names[0] as string);
  return (
    tab +
    names
      .map((name, i) => {
        const m = /^([A-Z]*)(\d*)$/.exec(name);
        const d = dollars[i] ?? dollars[0];
        if (!m || !d) return name;
        const [, fixC, hasC, fixR] = d;
        const rowMark = hasC ? fixR : fixC;
        return `${m[1] ? (hasC ? fixC : '') : ''}${m[1]}${m[2] ? rowMark : ''}${m[2]}`;
      })
      .join(':')
  );
}
