// How a value looks in its cell: Range.getDisplayValue, charts, and what a person reads.
import type { numfmt } from '@univerjs/core';
import type { SpreadsheetLocale } from './spreadsheet-locale.ts';

export type NumberFormatter = typeof numfmt;

/** Date, time or duration formats: cells with them reach scripts as Date. */
export function isDatePattern(pattern: string): boolean {
  const bare = pattern.replace(/"[^"]*"|\\.|\[(?!h|hh|m|mm|s|ss\])[^\]]*\]/gi, '');
  return /[ymdhs]/i.test(bare) && !/^(general|standard)$/i.test(bare);
}

export function isTextPattern(pattern: string): boolean {
  return pattern === '@' || pattern === '@@@';
}

/** A number without a format: up to ten decimals, scientific where it would not fit. */
function general(value: number, decimal: string): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e15 || size < 1e-9)) {
    return value.toExponential(2).replace('e+', 'E+').replace('e-', 'E-').replace('.', decimal);
  }
  const whole = Math.trunc(size).toString().length;
  const text = value.toFixed(Math.max(0, Math.min(10, 15 - whole)));
  return (text.includes('.') ? text.replace(/\.?0+$/, '') : text).replace('.', decimal);
}

export function showNumber(
  value: number,
  pattern: string,
  locale: SpreadsheetLocale,
  format: NumberFormatter,
): string {
  if (!pattern || /^general$/i.test(pattern) || isTextPattern(pattern)) return general(value, locale.decimal);
  try {
    return format.format(pattern, value, { locale: locale.tag.slice(0, 2), throws: true }) as string;
  } catch {
    return general(value, locale.decimal);
  }
}
