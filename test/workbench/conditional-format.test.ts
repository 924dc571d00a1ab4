// Conditional formats: what the host keeps, what it refuses, and how cells look with them.
import { afterEach, expect, test } from 'vitest';
import { open } from '../../workbench/headless/open.ts';
import type { Workbench } from '../../workbench/host/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());

const rows = [
  ['Rep', 'Flags'],
  ['Ana', 'Close ratio under'],
  ['Ben', 'Close ratio watch'],
  ['Cy', ''],
];

async function script(body: string, code = '') {
  bench = await open({
    code: `function act() { ${body} }\n${code}`,
    sheets: [{ name: 'A', rows }, { name: 'B' }],
  });
}

const mark = `
  const sheet = SpreadsheetApp.getActiveSheet();
  const rule = (formula, colour) => SpreadsheetApp.newConditionalFormatRule()
    .whenFormulaSatisfied(formula).setBackground(colour).setRanges([sheet.getRange('A2:A4')]);`;

test('a formula rule colours the cells it holds for, relative to its first cell', async () => {
  await script(`${mark} sheet.setConditionalFormatRules([
    rule('=ISNUMBER(SEARCH("under";$B2))', '#f4c7c3').setBold(true).build(),
    rule('=ISNUMBER(SEARCH("watch";$B2))', '#fce8b2').build()]);`);
  await bench.call('act');
  await bench.settled();
  expect(bench.look('A!A2')).toMatchObject({ background: '#f4c7c3', bold: true });
  expect(bench.look('A!A3')).toMatchObject({ background: '#fce8b2', bold: false });
  expect(bench.look('A!A4')).toMatchObject({ background: '#ffffff', bold: false });
});

test('the first rule that holds wins, property by property', async () => {
  await script(`${mark} sheet.setConditionalFormatRules([
    rule('=TRUE', '#111111').build(),
    rule('=TRUE', '#222222').setFontColor('#333333').build()]);`);
  await bench.call('act');
  await bench.settled();
  expect(bench.look('A!A2')).toMatchObject({ background: '#111111', fontColor: '#333333' });
});
