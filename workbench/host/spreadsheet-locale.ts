// What a spreadsheet's locale decides: how typed text is read, how values look, which separators a formula takes.

export interface SpreadsheetLocale {
  /** As Spreadsheet.getSpreadsheetLocale says it: en_US. */
  code: string;
  /** The same as a BCP 47 tag: en-US. */
  tag: string;
  decimal: string;
  group: string;
  /** Order of day, month and year in a typed date. */
  dateOrder: 'mdy' | 'dmy' | 'ymd';
  /** The format that a typed date gets. */
  datePattern: string;
  currency: string;
  currencyFirst: boolean;
  truth: [string, string];
}

const known: Record<string, Partial<SpreadsheetLocale>> = {
  en_US: { datePattern: 'M/d/yyyy', currency: '$' },
  en_GB: { datePattern: 'dd/MM/yyyy', currency: '£' },
  en_IN: { datePattern: 'dd/MM/yyyy', currency: '₹' },
  de_DE: { datePattern: 'dd.MM.yyyy', currency: '€', truth: ['WAHR', 'FALSCH'] },
  fr_FR: { datePattern: 'dd/MM/yyyy', currency: '€', truth: ['VRAI', 'FAUX'] },
  es_ES: { datePattern: 'd/M/yyyy', currency: '€', truth: ['VERDADERO', 'FALSO'] },
  it_IT: { datePattern: 'dd/MM/yyyy', currency: '€', truth: ['VERO', 'FALSO'] },
  nl_NL: { datePattern: 'd-M-yyyy', currency: '€', truth: ['WAAR', 'ONWAAR'] },
  pt_BR: { datePattern: 'dd/MM/yyyy', currency: 'R$', truth: ['VERDADEIRO', 'FALSO'] },
  cs_CZ: { datePattern: 'd.M.yyyy', currency: 'Kč', truth: ['PRAVDA', 'NEPRAVDA'] },
  ja_JP: { datePattern: 'yyyy/MM/dd', currency: '¥' },
};

export function localeOf(code: string): SpreadsheetLocale {
  const tag = code.replace('_', '-');
  const number: Record<string, string> = {};
  for (const { type, value } of new Intl.NumberFormat(tag).formatToParts(-12345.6)) number[type] = value;
  const order = new Intl.DateTimeFormat(tag, { calendar: 'gregory' })
    .formatToParts(0)
    .map(part => ({ day: 'd', month: 'm', year: 'y' })[part.type as 'day'] ?? '')
    .join('') as SpreadsheetLocale['dateOrder'];
  const money = new Intl.NumberFormat(tag, { style: 'currency', currency: 'EUR' }).formatToParts(1);
  const dateOrder = ['mdy', 'dmy', 'ymd'].includes(order) ? order : 'dmy';
  return {
    code,
    tag,
    decimal: number.decimal ?? '.',
    group: number.group ?? ',',
    dateOrder,
    datePattern: { mdy: 'M/d/yyyy', dmy: 'dd/MM/yyyy', ymd: 'yyyy-MM-dd' }[dateOrder],
    currency: '$',
    currencyFirst: money[0]?.type === 'currency',
    truth: ['TRUE', 'FALSE'],
    ...known[code],
  };
}

/** Locales that write 1,5 take ; between arguments and \ between the columns of an array. */
export function commaIsDecimal(locale: SpreadsheetLocale): boolean {
  return locale.decimal === ',';
}
