// The comparison of query and rows is worth something only if it sees a query that is wrong: each slip below is seen.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GoogleSql, type Value } from '../warehouse/googlesql.ts';
import { CASES, type Case, rowsOf, stream } from '../warehouse/tables.ts';
import { byRows, inOrder, queryOf } from '../warehouse/tallies.ts';

let sql: GoogleSql | undefined;
const drawn = new Map<Case, Value[][]>();
beforeAll(async () => {
  sql = await GoogleSql.start();
  for (const of of CASES) drawn.set(of, rowsOf(of, 900, stream(7)));
});
afterAll(() => sql?.stop());

/** What is wrong, the sound text, and what stands in its place. */
const SLIPS: [what: string, sound: string, slip: string][] = [
  ['a won flag that is not asked', "WHEN wonFlag = 1 THEN 'W'", "WHEN wonFlag = 9 THEN 'W'"],
  ['closed and not won is no loss', "WHEN wonFlag = 0 AND closedFlag = 1 THEN 'L'", "WHEN FALSE THEN 'L'"],
  ['the stage before the status', 'WHEN status IN', 'WHEN stage IN'],
  ['marks that are not taken off', String.raw`r'\p{M}+', ''`, String.raw`r'\p{M}+', 'x'`],
  ['letters that stay capitals', 'LOWER(REGEXP_REPLACE', '(REGEXP_REPLACE'],
  ['a typing error that counts', 'sizes.n * 20 <= everything.n', 'FALSE'],
  ['every smaller run a typing error', 'sizes.n * 20 <= everything.n', 'TRUE'],
  ['a gap of a day too few', '> 1826, 1, 0)', '> 18260, 1, 0)'],
  ['an open row’s expected date for today', "IF(outcome IN ('W', 'L'), closed, 0)", 'closed'],
  ['today without gateway dates', ', proof0, 0) AS latest', ', 0) AS latest'],
  ['a window of a day more', 'asOf - appointment >= ', 'asOf - appointment > '],
  ['pending ones that count', 'AND asOf - appointment >= ', 'AND 99999 >= '],
  ['a won row that must claim', "(outcome = 'W' OR ", '(FALSE OR '],
  ['a claim that needs no rule', ' AND rule0_0', ''],
  ['days before the appointment', 'BETWEEN appointment AND appointment +', 'BETWEEN 0 AND appointment +'],
  ['a day too few of a rule', 'appointment + 21', 'appointment + 20'],
  [
    'lost ones of which nothing is known',
    "(outcome = 'L' AND reached = '') AS unprovable0",
    'FALSE AS unprovable0',
  ],
  ['the stage before the furthest', 'THEN o.furthest WHEN', 'THEN o.stage WHEN'],
  ['a second gateway that asks not for the first', ' AND passed0', ''],
  ['a second gateway from the appointment', 'IF(proof0 > 0, proof0, appointment)', 'appointment'],
  ['negative cycles', 'AND closed >= appointment AS hasCycle', 'AS hasCycle'],
  ['amounts of 0', 'isSale AND cents > 0 AS hasSize', 'isSale AND cents >= 0 AS hasSize'],
  ['halves down', 'cents + DIV(step, 2) - MOD(cents + DIV(step, 2), step)', 'cents - MOD(cents, step)'],
  [
    'cents cut off',
    'ROUND(SAFE_CAST(t.`Amount` AS NUMERIC) * 100)',
    'TRUNC(SAFE_CAST(t.`Amount` AS NUMERIC) * 100)',
  ],
  ['a sign that is no code', "WHEN '$' THEN 'USD'", "WHEN '$' THEN '$'"],
  ['losses before the gateway', "inRatio AND outcome = 'L' AND passed0", "inRatio AND outcome = 'L'"],
  ['a period’s last day left out', 'closed BETWEEN 45950 AND 46080', 'closed BETWEEN 45950 AND 46079'],
  ['a period’s first day left out', 'appointment BETWEEN 45900 AND', 'appointment BETWEEN 45901 AND'],
  [
    'undated ones in a period',
    'IF(closed > 0, IF(closed BETWEEN 45950 AND 46080, 0, -1), -1)',
    'IF(closed > 0, IF(closed BETWEEN 45950 AND 46080, 0, -1), 0)',
  ],
  ['the close date before the won date', "CASE WHEN outcome = 'W' AND wonDay > 0 THEN wonDay", 'WHEN FALSE'],
  ['blank rows that count', 'WHERE filled', 'WHERE TRUE'],
  ['error texts that name somebody', 'REGEXP_CONTAINS(t.`Rep`,', "REGEXP_CONTAINS('',"],
  ['revenue before the start', 'closed BETWEEN 46023 AND asOf, cents', 'closed BETWEEN 0 AND asOf, cents'],
  ['a header’s currency that is not asked', "'USD' AS currency", "'' AS currency"],
  [
    'an amount without its estimate',
    ', CAST(IF(ABS(ROUND(SAFE_CAST(t.`Est_Revenue`',
    ', CAST(IF(ABS(ROUND(SAFE_CAST(t.`Actual_Revenue`',
  ],
  ['an instant’s day in another time zone', "'America/New_York'", "'Etc/UTC'"],
  [
    'outcomes that the dates would tell',
    "WHEN wonDay > 0 AND lostDay > 0 THEN 'O' WHEN wonDay > 0 THEN 'W'",
    '',
  ],
  ['a closed deal of which nothing says how', "WHEN closedFlag = 1 AND wonFlag IS NULL THEN 'U'", ''],
  ['a row that does not know how many there are', 'COUNT(*) OVER () AS `Lines`', '1 AS `Lines`'],
];

test.for(SLIPS)('%s', async ([what, sound, slip], context) => {
  if (!sql) return context.skip('@fivetrandevelopers/zetasql has no server for this machine');
  const meant = CASES.filter(of => queryOf(of).includes(sound));
  expect(meant, `the query says "${sound}"`).not.toEqual([]);
  for (const of of meant) {
    const rows = drawn.get(of) as Value[][];
    const wrong = queryOf(of).replaceAll(sound, slip);
    const got = await sql.run(wrong, of.columns, rows).catch(error => error as Error);
    if (got instanceof Error || JSON.stringify(inOrder(got)) !== JSON.stringify(byRows(of, rows))) return;
  }
  throw new Error(`no row shows ${what}`);
});
