import { percent } from '../../core/settings/kinds.ts';

// The page belongs to one spreadsheet, and so has one locale: that of the spreadsheet, not of the browser.
let tag = 'en-US';

/**
 * From now on numbers are written as the spreadsheet writes them.
 *
 * @param locale as the spreadsheet names it, for example de_DE. One that the browser does not know leaves what was.
 */
export function writeAs(locale: string): void {
  const asked = locale.replace(/_/g, '-');
  try {
    tag = Intl.NumberFormat.supportedLocalesOf([asked]).length ? asked : tag;
  } catch {
    // No locale at all: the page goes on as before.
  }
}

function written(value: number, useGrouping: boolean): string {
  if (String(value).includes('e')) return String(value);
  const text = new Intl.NumberFormat(`${tag}-u-nu-latn`, {
    maximumFractionDigits: 12,
    useGrouping,
  }).format(value);
  // The Swiss sign and the hair spaces are typed by nobody: what is shown is what can be typed.
  return text
    .replace(/’/g, "'")
    .replace(/[\u00A0\u202F]/g, ' ')
    .replace(/\u2212/g, '-');
}

/** A number with its thousands parted, and no more decimals than it has. */
export function grouped(value: number): string {
  return written(value, true);
}

/** The same without parted thousands: a number of weeks or days, as it is typed. */
export function plainNumber(value: number): string {
  return written(value, false);
}

/** A share with as many digits as it was set with: 72.5%. */
export function percentText(share: number): string {
  return `${plainNumber(Number(percent(share).slice(0, -1)))}%`;
}
