// The table of Google's methods that a script uses.
import { expect, test } from 'vitest';
import { methodTable } from '../methods.mjs';

test('says which of Google’s methods a script uses, and which of them the host lacks', async () => {
  const rows = await methodTable(`
    function go() {
      const sheet = SpreadsheetApp.getActive().getActiveSheet();
      sheet.getRange('A1').setValue([3, 1].sort().length);
      sheet.getRange('A1').randomize();
      sheet.myOwn();
    }`);
  expect(rows.map(row => [row.name, row.covered.length > 0])).toEqual([
    ['getActive', true],
    ['getActiveSheet', true],
    ['getRange', true],
    ['randomize', false],
    ['setValue', true],
  ]);
  expect(rows.find(row => row.name === 'randomize')?.google).toEqual(['Range']);
});
