import { expect, test } from 'vitest';
import { Calendar } from '../../src/core/cells/calendar.ts';
import { currencyOfFormat, formatCurrencies } from '../../src/core/check/format-currencies.ts';
import { readPipeline } from '../../src/core/pipeline/read.ts';
import { defaultSettings } from '../../src/core/settings/default-settings.ts';

test.each([
  ['$#,##0.00', 'USD'],
  ['"$"#,##0', 'USD'],
  ['[$€-407] #,##0.00', 'EUR'],
  ['#,##0.00\\ "€"', 'EUR'],
  ['#,##0 [$zł-415]', 'PLN'],
  ['#,##0.00 [$Kč-405]', 'CZK'],
  ['[$R$-416] #,##0.00', 'BRL'],
  ['[$CHF] #,##0', 'CHF'],
  ['£#,##0;[Red]-£#,##0', 'GBP'],
  ['#,##0.00', ''],
  ['0.00%', ''],
  ['[Red]0', ''],
  ['yyyy-mm-dd', ''],
  ['', ''],
])('the number format %s shows the currency "%s"', (format, code) => {
  expect(currencyOfFormat(format)).toBe(code);
});

const rows = readPipeline(
  [
    ['Rep', 'Stage', 'Amount'],
    ['Ana', 'Closed Won', 100],
    ['Ana', 'Closed Won', 200],
    ['Tom', 'Closed Won', 300],
    ['Tom', 'Closed Lost', ''],
  ],
  defaultSettings(),
  new Calendar(() => 'Etc/UTC'),
  true,
);

test('two currencies among the formats are a finding with the rows of the rarer one', () => {
  expect(formatCurrencies(rows, ['$#,##0', '$#,##0', '[$€-407] #,##0', '[$£-809] #,##0'])).toMatchObject({
    severity: 'stops',
    text: 'Amounts are formatted in several currencies, and added as one: USD (2), EUR (1)',
    rows: 1,
    examples: [3],
  });
});

test('one currency, or plain numbers beside it, are none', () => {
  expect(formatCurrencies(rows, ['$#,##0', '#,##0', '[$$-409]#,##0', ''])).toBeUndefined();
  expect(formatCurrencies(rows, [])).toBeUndefined();
});
