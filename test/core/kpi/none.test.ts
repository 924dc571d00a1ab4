// A gateway that the settings say is none: blank, where a sheet that shows none is refused.
import { expect, test } from 'vitest';
import { GATEWAY_RATIO } from '../../../src/functions/figures.ts';
import { KPI_ROWS } from '../../../src/functions/rows.ts';
import { KPI_TREND } from '../../../src/functions/tables.ts';

const deals = [
  ['Rep', 'First appointment', 'Proposal date', 'Stage', 'Close date'],
  ['Ann', '2026-01-05', '2026-01-12', 'Won', '2026-02-02'],
  ['Ann', '2026-01-06', '', 'Lost', '2026-03-02'],
];
const none = [
  ['Group', 'Name', 'Setting', 'Value'],
  ['Gateway', 'None', '', ''],
];

test('the gateway ratio is blank, and nothing is behind it', () => {
  expect(GATEWAY_RATIO(deals)).toBe(0.5);
  expect(GATEWAY_RATIO(deals, '', '', '', none)).toBe('');
  expect(GATEWAY_RATIO(deals, [['Ann'], ['Bob']], '', '', none)).toEqual([[''], ['']]);
  expect(KPI_TREND(deals, 'Gateway ratio', '', '', '', '', none)).toBe('');
  expect(KPI_ROWS(deals, 'Gateway ratio', '', '', '', none)).toHaveLength(1);
});
test('a sheet that shows no gateway is refused, and so is one asked for by name where there is none', () => {
  const without = deals.map(row => row.filter((_, i) => i !== 2));
  expect(() => GATEWAY_RATIO(without)).toThrow('pipeline must have a gateway');
  expect(GATEWAY_RATIO(without, '', '', '', none)).toBe('');
  expect(() => GATEWAY_RATIO(deals, '', '', '', none, 'Proposal date')).toThrow('where there is no gateway');
});
