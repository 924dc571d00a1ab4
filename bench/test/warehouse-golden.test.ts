// The query of each case as text, so that a change of it is seen for what it is. Printed anew by
//   npx vitest run bench/test/warehouse-golden.test.ts -u
import { expect, test } from 'vitest';
import { fold } from '../../src/core/cells/fold.ts';
import { CASES } from '../warehouse/tables.ts';
import { queryOf } from '../warehouse/tallies.ts';

test.for(CASES)('$name', async of => {
  await expect(`${queryOf(of)}\n`).toMatchFileSnapshot(
    `golden/${fold(of.name).replaceAll(' ', '-').slice(0, 50)}.sql`,
  );
});

test('the query names one table, and nothing but reads it', () => {
  for (const of of CASES) {
    const query = queryOf(of);
    expect(query.match(/`sales-crm-1`/g), of.name).toHaveLength(1);
    expect(query, of.name).not.toMatch(
      /;|\b(INSERT|UPDATE|DELETE|MERGE|CREATE|DROP|ALTER|EXPORT|CALL|DECLARE)\b/,
    );
  }
});
