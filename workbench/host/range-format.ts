// Range, third part: how the cells look.
import type { IStyleData } from '@univerjs/core';
import { plainColor, readColor } from './color.ts';
import type { Cell } from './grid.ts';
import { Refusal } from './problem.ts';
import { checkSize, RangeValues } from './range-values.ts';
import { labelOf } from './surface.ts';

type G = GoogleAppsScript.Spreadsheet.Range;

export const formatMethods = {
  clearFormat: [''],
  getBackground: [''],
  getBackgrounds: [''],
  getFontFamily: [''],
  getFontSize: [''],
  getFontStyle: [''],
  getFontWeight: [''],
  getFontWeights: [''],
  getHorizontalAlignment: [''],
  getHorizontalAlignments: [''],
  getNumberFormat: [''],
  getNumberFormats: [''],
  getVerticalAlignment: [''],
  getWrap: [''],
  setBackground: ['string?'],
  setBackgrounds: ['values'],
  setBorder: [
    'boolean?,boolean?,boolean?,boolean?,boolean?,boolean?',
    'boolean?,boolean?,boolean?,boolean?,boolean?,boolean?,string?,BorderStyle?',
  ],
  setFontColor: ['string?'],
  setFontColors: ['values'],
  setFontFamily: ['string?'],
  setFontLine: ['string?'],
  setFontSize: ['number'],
  setFontStyle: ['string?'],
  setFontWeight: ['string?'],
  setFontWeights: ['values'],
  setHorizontalAlignment: ['string?'],
  setHorizontalAlignments: ['values'],
  setNumberFormat: ['string'],
  setNumberFormats: ['values'],
  setVerticalAlignment: ['string?'],
  setWrap: ['boolean'],
  setWrapStrategy: ['WrapStrategy'],
} as const satisfies Partial<Record<keyof G, readonly string[]>>;

/** What Range.getNumberFormat says of a cell whose format is Automatic. */
const AUTOMATIC = '0.###############';

const HORIZONTAL = ['', 'left', 'center', 'right'];
const VERTICAL = ['', 'top', 'middle', 'bottom'];
const WRAPS: Record<string, number> = { OVERFLOW: 1, CLIP: 2, WRAP: 3 };
const BORDERS: Record<string, number> = {
  SOLID: 1,
  DOTTED: 3,
  DASHED: 4,
  DOUBLE: 7,
  SOLID_MEDIUM: 8,
  SOLID_THICK: 13,
};

/** A style where null takes an entry away, as the engine reads it. */
type StyleChange = { [K in keyof IStyleData]?: IStyleData[K] | null };

function oneOf(labels: readonly string[], value: string, what: string): number {
  const at = labels.indexOf(value);
  if (at < 1) throw new Refusal(`Invalid argument: ${what}. Got ${value}`);
  return at;
}

const change = {
  background: (color: unknown): StyleChange => ({
    bg: color === null ? null : { rgb: readColor(String(color)) },
  }),
  fontColor: (color: unknown): StyleChange => ({
    cl: color === null ? null : { rgb: readColor(String(color)) },
  }),
  fontWeight: (weight: unknown): StyleChange => {
    if (weight !== null) oneOf(['', 'normal', 'bold'], String(weight), 'fontWeight');
    return { bl: weight === 'bold' ? 1 : null };
  },
  fontStyle: (style: unknown): StyleChange => {
    if (style !== null) oneOf(['', 'normal', 'italic'], String(style), 'fontStyle');
    return { it: style === 'italic' ? 1 : null };
  },
  fontLine: (line: unknown): StyleChange => {
    if (line !== null) oneOf(['', 'none', 'underline', 'line-through'], String(line), 'fontLine');
    return { ul: line === 'underline' ? { s: 1 } : null, st: line === 'line-through' ? { s: 1 } : null };
  },
  horizontal: (alignment: unknown): StyleChange => ({
    ht:
      alignment === null || alignment === 'normal' ? null : oneOf(HORIZONTAL, String(alignment), 'alignment'),
  }),
  numberFormat: (pattern: unknown): StyleChange => ({
    n: pattern === 'General' || pattern === '' || pattern === AUTOMATIC ? null : { pattern: String(pattern) },
  }),
};

export class RangeFormat extends RangeValues implements Pick<G, keyof typeof formatMethods> {
  protected restyle(style: (r: number, c: number) => StyleChange): G {
    return this.write((_before, r, c) => ({ s: style(r, c) as IStyleData }) as Cell, true);
  }

  #all(style: StyleChange): G {
    return this.restyle(() => style);
  }

  #each(values: unknown[][], style: (value: unknown) => StyleChange): G {
    checkSize(values, this.rect);
    // Worked out at once, so that a bad value is refused by this call.
    const styles = values.map(row => row.map(value => style(value ?? null)));
    return this.restyle((r, c) => styles[r]?.[c] ?? {});
  }

  #styles<T>(look: (style: IStyleData) => T): T[][] {
    const { grid } = this.context.book;
    return this.read((row, column) => look(grid.style(grid.cell(this.tab, row, column))));
  }

  #style<T>(look: (style: IStyleData) => T): T {
    const { grid } = this.context.book;
    return this.first((row, column) => look(grid.style(grid.cell(this.tab, row, column))));
  }

  clearFormat(): G {
    return this.write(before => (before ? ({ s: null } as Cell) : null), true);
  }

  getBackgrounds(): string[][] {
    return this.#styles(style => plainColor(style.bg?.rgb as string) ?? '#ffffff');
  }

  getBackground(): string {
    return this.#style(style => plainColor(style.bg?.rgb as string) ?? '#ffffff');
  }

  setBackground(color: string | null): G {
    return this.#all(change.background(color));
  }

  setBackgrounds(color: (string | null)[][]): G {
    return this.#each(color, change.background);
  }

  setFontColor(color: string | null): G {
    return this.#all(change.fontColor(color));
  }

  setFontColors(colors: unknown[][]): G {
    return this.#each(colors, change.fontColor);
  }

  getFontWeights(): ('bold' | 'normal')[][] {
    return this.#styles(style => (style.bl ? 'bold' : 'normal'));
  }

  getFontWeight(): 'bold' | 'normal' {
    return this.#style(style => (style.bl ? 'bold' : 'normal'));
  }

  setFontWeight(fontWeight: string | null): G {
    return this.#all(change.fontWeight(fontWeight));
  }

  setFontWeights(fontWeights: (string | null)[][]): G {
    return this.#each(fontWeights, change.fontWeight);
  }

  getFontStyle(): 'italic' | 'normal' {
    return this.#style(style => (style.it ? 'italic' : 'normal'));
  }

  setFontStyle(fontStyle: string | null): G {
    return this.#all(change.fontStyle(fontStyle));
  }

  setFontLine(fontLine: string | null): G {
    return this.#all(change.fontLine(fontLine));
  }

  getFontSize(): number {
    return this.#style(style => style.fs ?? 10);
  }

  setFontSize(size: number): G {
    return this.#all({ fs: size });
  }

  getFontFamily(): string {
    return this.#style(style => style.ff ?? 'Arial');
  }

  setFontFamily(fontFamily: string | null): G {
    return this.#all({ ff: fontFamily });
  }

  getHorizontalAlignments(): string[][] {
    return this.#styles(style => HORIZONTAL[style.ht ?? 0] || 'general');
  }

  getHorizontalAlignment(): string {
    return this.#style(style => HORIZONTAL[style.ht ?? 0] || 'general');
  }

  setHorizontalAlignment(alignment: string | null): G {
    return this.#all(change.horizontal(alignment));
  }

  setHorizontalAlignments(alignments: (string | null)[][]): G {
    return this.#each(alignments, change.horizontal);
  }

  getVerticalAlignment(): string {
    return this.#style(style => VERTICAL[style.vt ?? 0] || 'bottom');
  }

  setVerticalAlignment(alignment: string | null): G {
    return this.#all({ vt: alignment === null ? null : oneOf(VERTICAL, alignment, 'alignment') });
  }

  getNumberFormats(): string[][] {
    return this.#styles(style => style.n?.pattern || AUTOMATIC);
  }

  getNumberFormat(): string {
    return this.#style(style => style.n?.pattern || AUTOMATIC);
  }

  setNumberFormat(numberFormat: string): G {
    return this.#all(change.numberFormat(numberFormat));
  }

  setNumberFormats(numberFormats: string[][]): G {
    return this.#each(numberFormats, change.numberFormat);
  }

  getWrap(): boolean {
    return this.#style(style => style.tb === 3);
  }

  setWrap(isWrapEnabled: boolean): G {
    return this.#all({ tb: isWrapEnabled ? 3 : 1 });
  }

  setWrapStrategy(strategy: GoogleAppsScript.Spreadsheet.WrapStrategy): G {
    return this.#all({ tb: WRAPS[labelOf(strategy)] ?? 1 });
  }

  setBorder(
    top: boolean | null,
    left: boolean | null,
    bottom: boolean | null,
    right: boolean | null,
    vertical: boolean | null,
    horizontal: boolean | null,
    color: string | null = null,
    style: GoogleAppsScript.Spreadsheet.BorderStyle | null = null,
  ): G {
    const line = {
      s: BORDERS[style === null ? 'SOLID' : labelOf(style)] ?? 1,
      cl: { rgb: color === null ? '#000000' : readColor(color) },
    };
    const side = (wanted: boolean | null) => (wanted === null ? undefined : wanted ? line : null);
    const { rows, columns } = this.rect;
    return this.restyle((r, c) => {
      const sides = {
        t: side(r === 0 ? top : horizontal),
        b: side(r === rows - 1 ? bottom : horizontal),
        l: side(c === 0 ? left : vertical),
        r: side(c === columns - 1 ? right : vertical),
      };
      const bd = Object.fromEntries(Object.entries(sides).filter(([, value]) => value !== undefined));
      return { bd: bd as IStyleData['bd'] };
    });
  }
}
