// Spreadsheet, Sheet and Range beside the values: tabs, names, charts, formats, notes, merges, protection, metadata.
import { afterEach, describe, expect, test } from 'vitest';
import { open } from '../headless/open.ts';
import type { SeedCell } from '../host/seed.ts';
import type { Workbench } from '../host/workbench.ts';

let bench: Workbench;
afterEach(() => bench?.close());

const prelude = `const ss = SpreadsheetApp.getActive(); const sheet = ss.getActiveSheet();`;

async function run(body: string, rows: SeedCell[][] = [], prepare?: (bench: Workbench) => void) {
  bench = await open({
    code: `function act() { ${prelude} ${body} }`,
    sheets: [{ name: 'A', rows }, { name: 'B' }],
  });
  prepare?.(bench);
  return bench.call('act');
}

const names = () => bench.book.grid.tabs.map(tab => tab.name);

describe('tabs', () => {
  test('a new one comes after the active one, or where it is told to, and becomes active', async () => {
    expect(
      await run(`const c = ss.insertSheet('C'); const d = ss.insertSheet('D', 0);
        return [ss.getSheets().map(s => s.getName()), ss.getActiveSheet().getName(), c.getIndex(), c.getMaxRows(), c.getMaxColumns(),
          ss.getNumSheets(), ss.getSheetByName('nope'), ss.getSheetById(c.getSheetId()).getName(), ss.getSheetById(1)]`),
    ).toEqual([['D', 'A', 'C', 'B'], 'D', 3, 1000, 26, 4, null, 'C', null]);
  });

  test('are renamed, moved, hidden, coloured, deleted', async () => {
    await run(`ss.getSheetByName('B').setName('Z').activate(); ss.moveActiveSheet(1); ss.insertSheet('C').hideSheet().setTabColor('#0f0');
      const c = ss.getSheetByName('C'); if (!c.isSheetHidden() || c.getTabColor() !== '#00ff00') throw new Error('not so'); ss.deleteSheet(sheet)`);
    expect(names()).toEqual(['Z', 'C']);
  });

  test('formulas elsewhere follow a new name, and break when the tab goes', async () => {
    bench = await open({
      code: `function rename() { SpreadsheetApp.getActive().getSheetByName('B').setName("It's B") } function remove() { const ss = SpreadsheetApp.getActive(); ss.deleteSheet(ss.getSheetByName("It's B")) }`,
      sheets: [
        { name: 'A', rows: [['=B!A1']] },
        { name: 'B', rows: [[5]] },
      ],
    });
    await bench.call('rename');
    await bench.settled();
    expect([bench.value('A!A1'), bench.formula('A!A1')]).toEqual([5, "='It''s B'!A1"]);
    await bench.call('remove');
    await bench.settled();
    expect(bench.value('A!A1')).toBe('#REF!');
  });

  test.each([
    ["ss.insertSheet('a')", 'already exists'],
    ["sheet.setName('B')", 'A sheet with the name "B" already exists. Please enter another name.'],
    ["sheet.setName('')", 'cannot be empty'],
    ["sheet.setName('x'.repeat(101))", 'greater than 100 characters'],
    ["ss.deleteSheet(ss.getSheetByName('B')); ss.deleteSheet(sheet)", "can't remove all the visible sheets"],
    ["ss.getSheetByName('B').hideSheet(); sheet.hideSheet()", "can't hide all the sheets"],
    ["const b = ss.getSheetByName('B'); ss.deleteSheet(b); b.getRange('A1')", 'was deleted'],
    ['ss.moveActiveSheet(3)', 'Should be between 1 and 2'],
  ])('%s is refused', async (call, words) => {
    await expect(run(call)).rejects.toThrow(words);
  });
});

describe('what a sheet holds', () => {
  test('the data range ends where content ends, spilled cells included, formats alone not', async () => {
    expect(
      await run(
        `sheet.getRange('J30').setBackground('#ff0000'); return [sheet.getDataRange().getA1Notation(), sheet.getLastRow(), sheet.getLastColumn(), ss.getSheetByName('B').getDataRange().getA1Notation(), ss.getSheetByName('B').getLastRow()]`,
        [['x'], ['={1,2,3;4,5,6}']],
      ),
    ).toEqual(['A1:C3', 3, 3, 'A1', 0]);
  });

  test('appendRow writes below the content', async () => {
    await run(`sheet.appendRow(['a', 1]); sheet.appendRow(['b', 2])`, [['head']]);
    expect(bench.values('A!A1:B3')).toEqual([
      ['head', ''],
      ['a', 1],
      ['b', 2],
    ]);
  });

  test('rows and columns are inserted and deleted, and formulas follow', async () => {
    await run(`sheet.insertRowsAfter(1, 2); sheet.insertColumnsAfter(1, 1); sheet.deleteRows(2, 1)`, [
      [1, 2],
      [3, '=A1+B1'],
    ]);
    await bench.settled();
    expect([bench.value('A!A3'), bench.formula('A!C3'), bench.value('A!C3')]).toEqual([3, '=A1+C1', 3]);
    expect(bench.book.grid.size(bench.place('A!A1').tab)).toEqual({ rows: 1001, columns: 27 });
  });

  test.each([
    ['sheet.deleteRows(1, 1000)', "can't delete all the rows"],
    ['sheet.setFrozenRows(1); sheet.deleteRows(2, 999)', 'not possible to delete all non-frozen rows'],
    ['sheet.deleteRows(990, 20)', 'out of bounds'],
    ['sheet.insertRowsAfter(2000, 1)', 'out of bounds'],
    ['sheet.setFrozenRows(1000)', "can't freeze all"],
  ])('%s is refused', async (call, words) => {
    await expect(run(call)).rejects.toThrow(words);
  });

  test('frozen panes and widths are kept', async () => {
    expect(
      await run(`sheet.setFrozenRows(2); sheet.setFrozenColumns(1); sheet.setColumnWidth(1, 180); sheet.setColumnWidths(2, 2, 60);
        sheet.setHiddenGridlines(true);
        return [sheet.getFrozenRows(), sheet.getFrozenColumns(), sheet.getColumnWidth(1), sheet.getColumnWidth(3), sheet.getColumnWidth(4), sheet.hasHiddenGridlines()]`),
    ).toEqual([2, 1, 180, 60, 100, true]);
  });
});

describe('formats', () => {
  test('read back what was set; null takes it away', async () => {
    expect(
      await run(`const r = sheet.getRange('A1:B1');
        r.setBackgrounds([['#ff0000', 'white']]).setFontWeights([['bold', 'normal']]).setNumberFormats([['0.0%', '@']])
         .setHorizontalAlignments([['center', null]]).setFontSize(12).setFontColor('#123').setFontStyle('italic').setWrap(true);
        const one = [r.getBackgrounds(), r.getFontWeights(), r.getNumberFormats(), r.getHorizontalAlignments(), r.getFontSize(), r.getFontStyle(), r.getWrap()];
        r.setBackground(null).setFontWeight(null);
        return [one, r.getBackground(), r.getFontWeight(), sheet.getRange('C1').getNumberFormat()]`),
    ).toEqual([
      [
        [['#ff0000', '#ffffff']],
        [['bold', 'normal']],
        [['0.0%', '@']],
        [['center', 'general']],
        12,
        'italic',
        true,
      ],
      '#ffffff',
      'normal',
      '0.###############',
    ]);
  });

  test('clearing content keeps formats and notes; clearing formats keeps content', async () => {
    expect(
      await run(
        `const r = sheet.getRange('A1'); r.setBackground('#ff0000').setNote('why'); r.clearContent();
        const one = [r.getValue(), r.getBackground(), r.getNote()]; r.setValue(5); r.clearFormat();
        return [one, r.getValue(), r.getBackground(), r.getNote(), r.clear().getValue()]`,
        [['x']],
      ),
    ).toEqual([['', '#ff0000', 'why'], 5, '#ffffff', 'why', '']);
  });

  test.each([
    ["setBackground('nocolour')", 'Invalid argument: color'],
    ["setFontWeight('heavy')", 'Invalid argument: fontWeight'],
    ["setHorizontalAlignment('middle')", 'Invalid argument: alignment'],
    ["setBackgrounds([['#fff', '#fff']])", 'The number of columns in the data does not match'],
  ])('%s is refused', async (call, words) => {
    await expect(run(`sheet.getRange('A1').${call}`)).rejects.toThrow(words);
  });

  test('values show in their format and locale', async () => {
    await run(
      `sheet.getRange('A1:D1').setValues([[0.5, 1234.5, 46112, 2.04]]); sheet.getRange('A1:D1').setNumberFormats([['0%', '"€"#,##0', 'd MMM yyyy', '0.0']])`,
    );
    expect(bench.shown('A!A1:D1')).toEqual([['50%', '€1,235', '31 Mar 2026', '2.0']]);
  });
});

describe('notes, merges, validation', () => {
  test('notes move with their cells', async () => {
    await run(`sheet.getRange('A1:B1').setNotes([['first', null]])`);
    bench.person.insertRows('A', 1);
    expect(bench.book.grid.cell(bench.place('A!A2').tab, 1, 0)?.custom).toEqual({ note: 'first' });
  });

  test('a merged block keeps its first value and takes no others', async () => {
    expect(
      await run(
        `const r = sheet.getRange('A1:B2').merge(); sheet.getRange('A1:C1').setValues([['x', 'y', 'z']]);
        const inside = sheet.getRange('B2');
        return [sheet.getRange('A1:C2').getValues(), inside.isPartOfMerge(), inside.getMergedRanges()[0].getA1Notation(), sheet.getRange('D1').isPartOfMerge()]`,
        [
          [1, 2],
          [3, 4],
        ],
      ),
    ).toEqual([
      [
        ['x', '', 'z'],
        ['', '', ''],
      ],
      true,
      'A1:B2',
      false,
    ]);
  });

  test('a part of a merged block can’t be merged or taken apart', async () => {
    await expect(run(`sheet.getRange('A1:B2').merge(); sheet.getRange('B2:C3').merge()`)).rejects.toThrow(
      'You must select all cells in a merged range',
    );
  });

  test('a rule that rejects input rejects a script’s too', async () => {
    const rule = `const rule = SpreadsheetApp.newDataValidation().requireValueInList(['Yes', 'No']).setAllowInvalid(false).build(); sheet.getRange('A1').setDataValidation(rule);`;
    expect(
      await run(
        `${rule} sheet.getRange('A1').setValue('Yes'); return sheet.getRange('A1').getDataValidation().getCriteriaValues()`,
      ),
    ).toEqual([['Yes', 'No'], true]);
    bench.close();
    await expect(run(`${rule} sheet.getRange('A1').setValue('Maybe')`)).rejects.toThrow(
      'violates the data validation rules set on this cell',
    );
  });

  test('checkboxes hold TRUE or FALSE', async () => {
    expect(
      await run(
        `const r = sheet.getRange('A1:A2').insertCheckboxes(); sheet.getRange('A2').setValue(true); return [r.getValues(), r.isChecked(), sheet.getRange('A2').isChecked()]`,
      ),
    ).toEqual([[[false], [true]], null, true]);
  });
});

describe('protection', () => {
  test.each([
    "sheet.getRange('A1').setValue(1)",
    "sheet.getRange('A1:C9').clearContent()",
    "sheet.getRange('B2').setBackground('#fff')",
    'sheet.insertRowsAfter(1, 1)',
    'sheet.setConditionalFormatRules([])',
  ])('what somebody else protected refuses %s', async call => {
    await expect(run(call, [], b => b.person.protect('A!A1:B2'))).rejects.toThrow(
      'You are trying to edit a protected cell or object.',
    );
  });

  test('a whole sheet, and only that one', async () => {
    await expect(
      run(`ss.getSheetByName('B').getRange('A1').setValue(1); sheet.getRange('Z99').setValue(1)`, [], b =>
        b.person.protect('A'),
      ),
    ).rejects.toThrow('protected');
    expect(bench.value('B!A1')).toBe(1);
  });

  test('a warning is no refusal; a script can see what is protected', async () => {
    expect(
      await run(
        `sheet.getRange('A1').setValue(1); return [sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE).map(p => [p.getRange().getA1Notation(), p.canEdit(), p.isWarningOnly(), p.getDescription()]),
        sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET).length, sheet.getRange('C3').canEdit(), sheet.getRange('D4').canEdit()]`,
        [],
        b => {
          b.person.protect('A!A1:B2', { warningOnly: true, description: 'careful' });
          b.person.protect('A!D4');
        },
      ),
    ).toEqual([
      [
        ['A1:B2', true, true, 'careful'],
        ['D4', false, false, ''],
      ],
      0,
      true,
      false,
    ]);
  });
});

describe('named ranges and metadata', () => {
  test('a name is set, moved, read and used in formulas', async () => {
    await run(
      `ss.setNamedRange('KPI_SETTINGS', sheet.getRange('A1:B2')); ss.getNamedRanges()[0].setRange(sheet.getRange('A2:B3'));
       sheet.getRange('D1').setFormula('=SUM(KPI_SETTINGS)')`,
      [
        [1, 1],
        [2, 2],
        [3, 3],
      ],
    );
    await bench.settled();
    expect([bench.value('A!D1'), bench.book.names.length]).toEqual([10, 1]);
    bench.person.insertRows('A', 1);
    await bench.settled();
    expect([bench.value('A!D2'), bench.place('KPI_SETTINGS').rect.row]).toEqual([10, 2]);
  });

  test('a name that stands can’t be set once more, in whatever case', async () => {
    await expect(
      run(`ss.setNamedRange('ONE', sheet.getRange('A1')); ss.setNamedRange('one', sheet.getRange('A2'))`),
    ).rejects.toThrow('already exists');
    expect(bench.place('ONE').rect.row).toBe(0);
  });

  test('is listed, found by whatever case, removed; its cells gone, it has no range', async () => {
    expect(
      await run(`ss.setNamedRange('One', sheet.getRange('A5')); const b = ss.getSheetByName('B'); ss.setNamedRange('Two', b.getRange('A1'));
        const first = [ss.getNamedRanges().map(n => n.getName()), sheet.getNamedRanges().length, ss.getRangeByName('ONE').getA1Notation(), ss.getRangeByName('Three')];
        ss.removeNamedRange('One'); ss.deleteSheet(b);
        let gone; try { ss.getNamedRanges()[0].getRange() } catch (e) { gone = e.message }
        return [first, ss.getNamedRanges().length, ss.getRangeByName('Two'), /deleted/.test(gone)]`),
    ).toEqual([[['One', 'Two'], 1, 'A5', null], 1, null, true]);
  });

  test.each(['A1', 'has space', '1st', 'R1C1', 'true'])('%s is no name', async name => {
    await expect(run(`ss.setNamedRange('${name}', sheet.getRange('A1'))`)).rejects.toThrow(
      'is not a valid name',
    );
  });

  test('metadata stay with their sheet', async () => {
    expect(
      await run(`sheet.addDeveloperMetadata('made-by', 'us', SpreadsheetApp.DeveloperMetadataVisibility.PROJECT); ss.addDeveloperMetadata('doc');
        sheet.setName('Other'); const [m] = sheet.getDeveloperMetadata(); m.setValue('them');
        return [m.getKey(), m.getValue(), String(m.getVisibility()), ss.getDeveloperMetadata().map(d => [d.getKey(), d.getValue()]), ss.getSheetByName('B').getDeveloperMetadata().length]`),
    ).toEqual(['made-by', 'them', 'PROJECT', [['doc', null]], 0]);
  });
});

describe('metadata are found', () => {
  const three = `const b = ss.getSheetByName('B'); sheet.addDeveloperMetadata('mine', 'one'); b.addDeveloperMetadata('mine', 'two', SpreadsheetApp.DeveloperMetadataVisibility.PROJECT);
    ss.addDeveloperMetadata('mine', 'all'); b.addDeveloperMetadata('theirs', 'one'); const values = finder => finder.find().map(m => m.getValue());`;

  test('on the spreadsheet and on every tab, in one call, each with its place', async () => {
    expect(
      await run(`${three} return ss.createDeveloperMetadataFinder().withKey('mine').find().map(m => {
        const at = m.getLocation();
        return [m.getValue(), String(at.getLocationType()), at.getSheet() && at.getSheet().getName(), at.getSpreadsheet() && at.getSpreadsheet().getNumSheets(), at.getRow(), at.getColumn()];
      })`),
    ).toEqual([
      ['one', 'SHEET', 'A', null, null, null],
      ['two', 'SHEET', 'B', null, null, null],
      ['all', 'SPREADSHEET', null, 2, null, null],
    ]);
    expect(bench.journal.counts()['DeveloperMetadataFinder.find']?.calls).toBe(1);
  });

  test('by value, visibility, id, kind of place, and within one tab', async () => {
    expect(
      await run(`${three} const all = () => ss.createDeveloperMetadataFinder(); const [first] = sheet.getDeveloperMetadata();
        return [values(all().withValue('one')), values(all().withVisibility(SpreadsheetApp.DeveloperMetadataVisibility.PROJECT)), values(all().withId(first.getId())),
          values(all().withLocationType(SpreadsheetApp.DeveloperMetadataLocationType.SPREADSHEET)), values(b.createDeveloperMetadataFinder()), values(all().withKey('mine').withValue('none'))]`),
    ).toEqual([['one', 'one'], ['two'], ['one'], ['all'], ['two', 'one'], []]);
  });

  test('what is found can be changed and removed', async () => {
    expect(
      await run(
        `${three} const [m] = ss.createDeveloperMetadataFinder().withKey('mine').find(); m.setValue('new'); const now = sheet.getDeveloperMetadata()[0].getValue(); m.remove(); return [now, sheet.getDeveloperMetadata().length]`,
      ),
    ).toEqual(['new', 0]);
  });

  test.each([
    "sheet.addDeveloperMetadata('key')",
    'sheet.getDeveloperMetadata()[0].remove()',
    "sheet.getDeveloperMetadata()[0].setValue('x')",
    "ss.createDeveloperMetadataFinder().withKey('kept').find()[0].setKey('x')",
  ])('on a tab that somebody else protected %s is refused', async call => {
    const keep = (b: Workbench) => {
      const tab = b.book.grid.tabNamed('A')?.key;
      b.book.metadata.push({ id: 7, key: 'kept', value: 'v', visibility: 'DOCUMENT', tab });
      b.person.protect('A');
    };
    await expect(run(call, [], keep)).rejects.toThrow('You are trying to edit a protected cell or object.');
    bench.close();
    expect(
      await run(
        `ss.addDeveloperMetadata('key'); return sheet.getDeveloperMetadata()[0].getValue()`,
        [],
        keep,
      ),
    ).toBe('v');
  });
});

describe('charts', () => {
  const make = `const chart = sheet.newChart().setChartType(Charts.ChartType.COMBO).addRange(sheet.getRange('A1:C4')).setNumHeaders(1)
    .setOption('title', 'Close ratio').setOption('series', { 1: { type: 'line' } }).setPosition(2, 5, 10, 0).build(); sheet.insertChart(chart);`;

  test('are inserted, read back, changed and removed', async () => {
    expect(
      await run(`${make} const [c] = sheet.getCharts();
        const one = [chart.getChartId(), typeof c.getChartId(), c.getOptions().get('title'), c.getOptions().get('series'), c.getRanges().map(r => r.getA1Notation()),
          c.getContainerInfo().getAnchorRow(), c.getContainerInfo().getAnchorColumn(), c.getNumHeaders()];
        sheet.updateChart(c.modify().setOption('title', 'New').asBarChart().setTitle('Newer').build());
        const two = [sheet.getCharts().length, sheet.getCharts()[0].getOptions().get('title'), sheet.getCharts()[0].getChartId() === c.getChartId()];
        sheet.removeChart(sheet.getCharts()[0]);
        return [one, two, sheet.getCharts().length]`),
    ).toEqual([
      [null, 'number', 'Close ratio', { 1: { type: 'line' } }, ['A1:C4'], 2, 5, 1],
      [1, 'Newer', true],
      0,
    ]);
  });

  test('follow inserted rows, and go with their tab', async () => {
    await run(make);
    bench.person.insertRows('A', 1, 3);
    expect(bench.book.charts[0]).toMatchObject({ row: 4, ranges: [{ rect: { row: 3, rows: 4 } }] });
    bench.person.deleteTab('A');
    expect(bench.book.charts).toEqual([]);
  });

  test.each([
    ['sheet.insertChart(sheet.newChart().build())', 'at least one range'],
    ['sheet.newChart().setPosition(0, 1, 0, 0)', 'outside the dimensions'],
    ['sheet.newChart().setChartType("BAR")', "don't match the method signature"],
    ['sheet.newChart().setTitle("x")', "EmbeddedChartBuilder.setTitle is not in the workbench's host"],
  ])('%s is refused', async (call, words) => {
    await expect(run(call)).rejects.toThrow(words);
  });
});

describe('and the rest', () => {
  test('what a person selected is active', async () => {
    expect(
      await run(
        `return [ss.getActiveSheet().getName(), SpreadsheetApp.getActiveRange().getA1Notation(), sheet.getActiveCell().getA1Notation()]`,
        [],
        b => b.person.select('B!B2:C3'),
      ),
    ).toEqual(['B', 'B2:C3', 'B2']);
  });

  test('a script activates a range', async () => {
    await run(`ss.getSheetByName('B').getRange('C7').activate()`);
    expect(bench.book.active).toMatchObject({ tab: bench.place('B!A1').tab, rect: { row: 6, column: 2 } });
  });

  test('a copy takes formulas along and moves their references', async () => {
    await run(`sheet.getRange('A1:B1').copyTo(sheet.getRange('A2'))`, [[5, '=A1*2'], [6]]);
    await bench.settled();
    expect([bench.values('A!A2:B2'), bench.formula('A!B2')]).toEqual([[[5, 10]], '=A2*2']);
  });

  test('a person sorts rows: values, formats and formulas go along', async () => {
    await run('return 1', [
      ['b', 2, '=B1*10'],
      ['a', 3, '=B2*10'],
      [null, 1, '=B3*10'],
    ]);
    bench.person.sort('A!A1:C3', 1);
    await bench.settled();
    expect(bench.values('A!A1:C3')).toEqual([
      ['a', 3, 30],
      ['b', 2, 20],
      ['', 1, 10],
    ]);
  });

  test('a filter can be seen', async () => {
    expect(
      await run(
        `return [sheet.getFilter().getRange().getA1Notation(), ss.getSheetByName('B').getFilter()]`,
        [],
        b => b.person.filter('A!A1:C9'),
      ),
    ).toEqual(['A1:C9', null]);
  });

  test('toasts are kept', async () => {
    await run(`ss.toast('Done', 'Sales', -1)`);
    expect(bench.ui.toasts).toEqual([{ message: 'Done', title: 'Sales', seconds: -1 }]);
  });

  test('formatDate writes in the zone it is given', async () => {
    expect(
      await run(
        `const d = new Date('2026-03-31T04:05:06.007Z'); return ['yyyy-MM-dd', "EEE d MMM yyyy 'at' h:mm a", 'yyyy-MM-dd HH:mm:ss.SSS XXX', 'u D'].map(f => Utilities.formatDate(d, 'America/New_York', f))`,
      ),
    ).toEqual(['2026-03-31', 'Tue 31 Mar 2026 at 12:05 AM', '2026-03-31 00:05:06.007 -04:00', '2 90']);
  });

  test('formatDate knows fixed offsets by their Java names, and takes what it does not know for GMT', async () => {
    expect(
      await run(
        `const d = new Date('2026-03-30T18:30:00Z'); return ['GMT+05:30', 'GMT-3', 'Moon/Tranquility'].map(z => Utilities.formatDate(d, z, 'yyyy-MM-dd HH:mm Z z'))`,
      ),
    ).toEqual([
      '2026-03-31 00:00 +0530 GMT+05:30',
      '2026-03-30 15:30 -0300 GMT-03:00',
      '2026-03-30 18:30 +0000 GMT',
    ]);
  });

  test('base64 and UUIDs', async () => {
    expect(
      await run(
        `return [Utilities.base64Encode('Größe'), Utilities.base64Decode('R3I='), Utilities.getUuid().length]`,
      ),
    ).toEqual(['R3LDtsOfZQ==', [71, 114], 36]);
  });
});
