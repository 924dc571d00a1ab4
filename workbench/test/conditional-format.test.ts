// Conditional formats: what the host keeps, what it refuses, and how cells look with them.
import { afterEach, expect, test } from 'vitest';
import { open } from '../headless/open.ts';
import type { Workbench } from '../host/workbench.ts';

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

test('a rule read back says what it was told, ranges and formats and all', async () => {
  await script(`const sheet = SpreadsheetApp.getActiveSheet();
    sheet.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule()
      .whenFormulaSatisfied('=AND($B2="x";A2>0)').setBackground('#F00').setFontColor('white').setItalic(true).setUnderline(true)
      .setStrikethrough(false).setRanges([sheet.getRange('A2:A4'), sheet.getRange('C2:C4')]).build()]);
    const rule = sheet.getConditionalFormatRules()[0];
    const c = rule.getBooleanCondition();
    return [rule.getRanges().map(r => r.getA1Notation()), c.getCriteriaType() === SpreadsheetApp.BooleanCriteria.CUSTOM_FORMULA,
      JSON.stringify(c.getCriteriaType()), c.getCriteriaValues(), c.getBackground(), c.getFontColor(), c.getBold(), c.getItalic(),
      c.getUnderline(), c.getStrikethrough(), rule.getGradientCondition()];`);
  expect(await bench.call('act')).toEqual([
    ['A2:A4', 'C2:C4'],
    true,
    '"CUSTOM_FORMULA"',
    ['=AND($B2="x",A2>0)'],
    '#ff0000',
    '#ffffff',
    null,
    true,
    true,
    false,
    null,
  ]);
});

test('several ranges: the formula counts from the first cell of the first one', async () => {
  await script(`const sheet = SpreadsheetApp.getActiveSheet();
    sheet.getRange('D2:E4').setValues([[1, 0], [0, 1], [0, 0]]);
    sheet.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule().whenFormulaSatisfied('=D2=1').setBackground('#abcdef')
      .setRanges([sheet.getRange('A2:A4'), sheet.getRange('B2:B4')]).build()]);`);
  await bench.call('act');
  await bench.settled();
  expect(['A2', 'A3', 'B2', 'B3'].map(cell => bench.look(`A!${cell}`).background)).toEqual([
    '#abcdef',
    '#ffffff',
    '#ffffff',
    '#abcdef',
  ]);
});

test.each([
  ["whenTextEqualTo('CLOSE RATIO UNDER')", ['B2']],
  ["whenTextContains('ratio')", ['B2', 'B3']],
  ["whenTextStartsWith('close')", ['B2', 'B3']],
  ["whenTextEndsWith('watch')", ['B3']],
  ["whenTextDoesNotContain('watch')", ['B2', 'B4']],
  ['whenCellNotEmpty()', ['B2', 'B3']],
  ['whenCellEmpty()', ['B4']],
])('%s', async (condition, held) => {
  await script(`const sheet = SpreadsheetApp.getActiveSheet(); sheet.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule()
    .${condition}.setBackground('#ff0000').setRanges([sheet.getRange('B2:B4')]).build()]);`);
  await bench.call('act');
  await bench.settled();
  expect(['B2', 'B3', 'B4'].filter(cell => bench.look(`A!${cell}`).background === '#ff0000')).toEqual(held);
});

test('setting rules replaces all of the sheet’s; a gradient of the user’s survives reading and writing back', async () => {
  await script(`const sheet = SpreadsheetApp.getActiveSheet(); const rules = sheet.getConditionalFormatRules();
    const g = rules[0].getGradientCondition();
    sheet.setConditionalFormatRules(rules.concat(rules[1].copy().setRanges([sheet.getRange('C1')]).build()));
    return [rules.length, rules[0].getBooleanCondition(), g.getMinColor(), g.getMaxColor(), g.getMinType()];`);
  bench.person.addRule({ on: ['A!A1:A9'], gradient: ['#ffffff', '#57bb8a'] });
  bench.person.addRule({ on: ['A!B1:B9'], formula: '=B1="x"', bold: true });
  const before = JSON.stringify(bench.book.rules.get(bench.place('A!A1').tab));
  expect(await bench.call('act')).toEqual([2, null, '#ffffff', '#57bb8a', null]);
  const after = bench.book.rules.get(bench.place('A!A1').tab) ?? [];
  expect(JSON.stringify(after.slice(0, 2))).toBe(before);
  expect(after).toHaveLength(3);
});

test.each([
  ["whenFormulaSatisfied('=MINE(A1)')", "can't call the custom function MINE"],
  ["whenFormulaSatisfied('=B!A1=1')", 'cannot reference a different sheet'],
])('%s is refused', async (condition, words) => {
  await script(
    `const sheet = SpreadsheetApp.getActiveSheet(); sheet.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule()
    .${condition}.setBackground('#ff0000').setRanges([sheet.getRange('A1')]).build()]);`,
    'function MINE() { return true }',
  );
  await expect(bench.call('act')).rejects.toThrow(words);
});

test('another sheet can be reached through INDIRECT', async () => {
  await script(`const sheet = SpreadsheetApp.getActiveSheet(); sheet.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule()
    .whenFormulaSatisfied('=INDIRECT("B!A1")=1').setBackground('#ff0000').setRanges([sheet.getRange('A1')]).build()]);`);
  bench.person.type('B!A1', '1');
  await bench.call('act');
  await bench.settled();
  expect(bench.look('A!A1').background).toBe('#ff0000');
});

test('ranges of two sheets in one rule, and rules of another sheet, are refused', async () => {
  await script(`const ss = SpreadsheetApp.getActive(); const rule = ranges => SpreadsheetApp.newConditionalFormatRule().whenCellEmpty().setBold(true).setRanges(ranges).build();
    const [a, b] = ss.getSheets();
    const tries = [() => rule([a.getRange('A1'), b.getRange('A1')]), () => a.setConditionalFormatRules([rule([b.getRange('A1')])])];
    return tries.map(t => { try { t(); return 'went' } catch (e) { return e.message } });`);
  expect(await bench.call('act')).toEqual(
    new Array(2).fill('Conditional format rule cannot reference a different sheet.'),
  );
});

test('rules follow rows and columns that people insert, delete and copy', async () => {
  await script('return 1');
  const ranges = () =>
    (bench.book.rules.get(bench.place('A!A1').tab) ?? []).map(rule => [
      rule.ranges.map(r => `${r.row + 1}+${r.rows}`).join(),
      rule.boolean?.values[0],
    ]);
  bench.person.addRule({ on: ['A!A2:A4'], formula: '=$B2="x"', bold: true });
  bench.person.insertRows('A', 3, 2);
  expect(ranges()).toEqual([['2+5', '=$B2="x"']]);
  bench.person.insertRows('A', 1);
  expect(ranges()).toEqual([['3+5', '=$B3="x"']]);
  bench.person.insertColumns('A', 1);
  expect(ranges()).toEqual([['3+5', '=$C3="x"']]);
  bench.person.copyRows('A', 3, 1, 20);
  expect(ranges()).toEqual([
    ['3+5', '=$C3="x"'],
    ['20+1', '=$C20="x"'],
  ]);
  bench.person.deleteRows('A', 3, 5);
  expect(ranges()).toEqual([['15+1', '=$C15="x"']]);
});

test('a change of a cell changes how it looks, and so does a rule’s going', async () => {
  await script(`SpreadsheetApp.getActiveSheet().setConditionalFormatRules([]);`);
  bench.person.addRule({ on: ['A!A2:A4'], formula: '=$B2="x"', background: '#ff0000' });
  await bench.settled();
  expect(bench.look('A!A4').background).toBe('#ffffff');
  bench.person.type('A!B4', 'x');
  await bench.settled();
  expect(bench.look('A!A4').background).toBe('#ff0000');
  await bench.call('act');
  await bench.settled();
  expect(bench.look('A!A4').background).toBe('#ffffff');
});
