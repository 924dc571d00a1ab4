// Names and texts of people on their way into a query: what comes out is what went in, and one table is all that is named.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { columnPath, columnType, literal, tablePath } from '../../src/core/warehouse/schema.ts';
import { GoogleSql } from '../warehouse/googlesql.ts';

let sql: GoogleSql | undefined;
beforeAll(async () => {
  sql = await GoogleSql.start();
});
afterAll(() => sql?.stop());

const NASTY = [
  "'",
  '"',
  '`',
  '\\',
  '\n',
  '\r',
  '\t',
  '\0',
  '--',
  '/*',
  '*/',
  ';',
  '$' + '{x}',
  '%',
  "\\'",
  '\\n',
  '\u2028',
  '🎯',
  'é',
  '受注',
  '#',
  '@p',
  '{{',
  "'''",
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'grapheme', maxLength: 6 })), {
    maxLength: 12,
  })
  .map(parts => parts.join(''))
  // Half of a surrogate pair is no text that a query could carry.
  .filter(whole => !/[\uD800-\uDFFF]/.test(whole.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g, '')));

test('1,000 texts as literals come back as they were', async context => {
  if (!sql) return context.skip('@fivetrandevelopers/zetasql has no server for this machine');
  const texts = fc.sample(text, { numRuns: 1000, seed: 17 });
  const query = `SELECT * FROM UNNEST([${texts.map((each, i) => `STRUCT(${i} AS n, ${literal(each)} AS t)`).join(', ')}]) ORDER BY n`;
  const back = await sql.run(query, [{ name: 'x', type: 'STRING' }], []);
  expect(back.map(row => row[1])).toEqual(texts);
});

describe('a column', () => {
  test('is quoted, or refused in a sentence, whatever its name', async context => {
    if (!sql) return context.skip('@fivetrandevelopers/zetasql has no server for this machine');
    const names = fc.sample(fc.oneof(text, fc.stringMatching(/^[\p{L}_][\p{L}\p{N}_ %&-]{0,20}$/u)), {
      numRuns: 1000,
      seed: 18,
    });
    let quoted = 0;
    for (const name of names) {
      let path: string;
      try {
        path = columnPath(name);
      } catch (error) {
        expect((error as Error).message).toMatch(/^a column must have a plain name to be queried, got /);
        continue;
      }
      quoted++;
      const query = `SELECT ${path} FROM \`a-project\`.\`b\`.\`c\` AS t`;
      expect(await sql.problemOf(query, [{ name, type: 'STRING' }]), name).toBe('');
    }
    expect(quoted).toBeGreaterThan(100);
  });

  test.each(['a`b', 'a\\b', 'a.b', 'a;b', 'a*', '', ' ', 'a\nb', '$x', '__TABLES__`'])(
    '%j is refused',
    name => {
      expect(() => columnPath(name)).toThrow('a column must have a plain name');
    },
  );
});

describe('a table', () => {
  const schema = { project: 'sales-crm-1', dataset: 'crm', table: 'deals', columns: [] };

  test('is named by three quoted parts', () => {
    expect(tablePath(schema)).toBe('`sales-crm-1`.`crm`.`deals`');
    expect(tablePath({ ...schema, project: 'example.com:sales-crm' })).toBe(
      '`example.com:sales-crm`.`crm`.`deals`',
    );
  });

  test.each([
    ['a wildcard', { table: 'deals_*' }],
    ['a partition', { table: 'deals$20260101' }],
    ['a moment of the past', { table: 'deals@-3600000' }],
    ['a catalogue view', { dataset: 'INFORMATION_SCHEMA' }],
    ['a catalogue view as a table', { table: 'INFORMATION_SCHEMA' }],
    ['a path in a part', { table: 'deals`.`other' }],
    ['a dot', { dataset: 'a.b' }],
    ['a backslash', { table: 'a\\b' }],
    ['a second statement', { table: 'deals; DROP TABLE x' }],
    ['nothing', { project: '' }],
  ])('%s is refused', (_, part) => {
    expect(() => tablePath({ ...schema, ...part })).toThrow(
      /^the (project|dataset|table) must be the plain name of one/,
    );
  });
});

test.each([
  ['BOOLEAN', 'BOOL'],
  ['integer', 'INT64'],
  [' DECIMAL ', 'NUMERIC'],
  ['TIMESTAMP', 'TIMESTAMP'],
  ['RECORD', undefined],
  ['GEOGRAPHY', undefined],
])('the type %j is %s', (name, type) => {
  expect(columnType(name)).toBe(type);
});
