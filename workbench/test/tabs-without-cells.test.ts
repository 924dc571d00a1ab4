// Tabs that hold no cells: charts and timelines on tabs of their own, Connected Sheets. Everything about cells, rules
// and metadata is refused there, because nobody says what Google allows.
import { afterEach, describe, expect, test } from 'vitest';
import { open } from '../headless/open.ts';
import type { TabType } from '../host/grid.ts';
import type { Workbench } from '../host/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());

async function run(body: string, type: Exclude<TabType, 'GRID'> = 'OBJECT') {
  bench = await open({
    code: `function act() { const ss = SpreadsheetApp.getActive(); const tab = ss.getSheetByName('Chart1'); ${body} }`,
    sheets: [{ name: 'Chart1', type }, { name: 'Cells' }],
  });
  return bench.call('act');
}

test('a tab says what it is', async () => {
  expect(
    await run(`return ss.getSheets().map(s => String(s.getType())).concat(
      tab.getType() === SpreadsheetApp.SheetType.OBJECT, tab.getType() === SpreadsheetApp.SheetType.GRID)`),
  ).toEqual(['OBJECT', 'GRID', true, false]);
  bench.close();
  expect(await run(`return tab.getType() === SpreadsheetApp.SheetType.DATASOURCE`, 'DATASOURCE')).toBe(true);
});

describe('on a tab without cells', () => {
  test.each([
    'tab.getLastRow()',
    'tab.getLastColumn()',
    'tab.getMaxRows()',
    'tab.getMaxColumns()',
    "tab.getRange('A1')",
    'tab.getRange(1, 1)',
    'tab.getDataRange()',
    'tab.getActiveCell()',
    "tab.appendRow(['x'])",
    'tab.getConditionalFormatRules()',
    'tab.setConditionalFormatRules([])',
    'tab.getDeveloperMetadata()',
    "tab.addDeveloperMetadata('key')",
    'tab.createDeveloperMetadataFinder()',
    'tab.getProtections(SpreadsheetApp.ProtectionType.SHEET)',
    'tab.protect()',
    'tab.getNamedRanges()',
    'tab.getCharts()',
    'tab.getFrozenRows()',
    'tab.setColumnWidth(1, 50)',
    "ss.getRange('A1')",
    "ss.getRange('Chart1!A1')",
    "ss.getSheetByName('Cells').getRange('Chart1!A1')",
    "ss.getRangeByName('Chart1!A1')",
    'ss.getActiveCell()',
  ])('%s is refused', async call => {
    await expect(run(call)).rejects.toThrow('The action is not supported for the OBJECT sheet.');
  });

  test('the sentence names the kind of tab', async () => {
    await expect(run('tab.getLastRow()', 'DATASOURCE')).rejects.toThrow(
      'The action is not supported for the DATASOURCE sheet.',
    );
  });

  test('its name, place and visibility can be asked and set', async () => {
    expect(
      await run(
        `tab.setName('Picture').setTabColor('#ff0000').activate(); const seen = [tab.getName(), tab.getIndex(), typeof tab.getSheetId(), tab.isSheetHidden(), tab.getParent().getNumSheets()];
         tab.hideSheet().showSheet(); return seen`,
      ),
    ).toEqual(['Picture', 1, 'number', false, 2]);
  });

  test('nothing is selected while it is in front', async () => {
    expect(
      await run(
        `tab.activate(); return [ss.getActiveSheet().getName(), ss.getActiveRange(), SpreadsheetApp.getActiveRange(), SpreadsheetApp.getCurrentCell()]`,
      ),
    ).toEqual(['Chart1', null, null, null]);
  });

  test('it can be deleted, and the tabs with cells work as ever', async () => {
    await run(`ss.getSheetByName('Cells').getRange('B2').setValue(5); ss.deleteSheet(tab)`);
    expect([bench.book.grid.tabs.map(tab => tab.name), bench.value('Cells!B2')]).toEqual([['Cells'], 5]);
  });
});

test('a chart moves to a tab of its own, which comes to the front', async () => {
  expect(
    await run(`const cells = ss.getSheetByName('Cells');
      cells.insertChart(cells.newChart().setChartType(Charts.ChartType.BAR).addRange(cells.getRange('A1:B3')).setPosition(1, 1, 0, 0).build());
      const moved = ss.moveChartToObjectSheet(cells.getCharts()[0]);
      return [moved.getName(), String(moved.getType()), moved.getIndex(), ss.getActiveSheet().getName(), cells.getCharts().length]`),
  ).toEqual(['Chart2', 'OBJECT', 3, 'Chart2', 0]);
});

test('the kind of a tab is part of the document', async () => {
  await run('return 1');
  bench.person.addTab('Timeline 1', 'OBJECT');
  expect(bench.snapshot().tabs.map(({ name, type }) => [name, type])).toEqual([
    ['Chart1', 'OBJECT'],
    ['Cells', undefined],
    ['Timeline 1', 'OBJECT'],
  ]);
});
