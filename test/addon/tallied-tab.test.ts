// A tab that holds a table of tallies in place of deals: what is built on it, and what is refused while all that was built stays.
import { beforeEach, describe, expect, test } from 'vitest';
import type { TabSeed } from '../../workbench/host/seed.ts';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { samplePipeline } from '../samples/pipeline.ts';
import { sampleTallies } from '../samples/tallies.ts';
import { ask, asked, open, table } from '../support/workbench.ts';

type Rows = (string | number | boolean)[][];
const TALLIES = (sampleTallies().rows as Rows).map(row => [...row]);
const at = (header: string): number => (TALLIES[0] as Rows[0]).indexOf(header);
const tab = (rows: Rows): TabSeed => ({ name: 'Extract 1', rows });
const withCell = (header: string, cell: string | number): Rows =>
  TALLIES.map((row, i) => row.map((each, j) => (i === 3 && j === at(header) ? cell : each)));

async function build(workbench: Workbench): Promise<string> {
  for (let step = 0, of = 1; step < of; ) {
    const answer = await ask(workbench, 'buildNext', { step });
    if (!answer.ok) return answer.problem.message;
    step = answer.value.done;
    of = answer.value.of;
  }
  await workbench.settled();
  return 'built';
}

const CARD = 'KPI Scorecard!A4:R20';

test('the scorecard, the goals and the chart data of a tab of tallies are those of the deals', async () => {
  const [ofDeals, ofTallies] = (await Promise.all(
    [samplePipeline(), sampleTallies()].map(sheet => open({ sheets: [sheet] })),
  )) as [Workbench, Workbench];
  for (const workbench of [ofDeals, ofTallies]) expect(await build(workbench)).toBe('built');
  expect(table(ofTallies, CARD)).toEqual(table(ofDeals, CARD));
  expect(table(ofTallies, CARD).length).toBeGreaterThan(12);
  expect(ofTallies.values('KPI Weekly goals!A1:H20')).toEqual(ofDeals.values('KPI Weekly goals!A1:H20'));
});

describe('a table that can’t be used', () => {
  let workbench: Workbench;
  beforeEach(async () => {
    workbench = await open({ sheets: [sampleTallies()] });
  });

  test.each<[what: string, rows: Rows, sentence: string]>([
    [
      'of another version',
      withCell('Tally version', 2),
      'must be of version 1, got 2 in row 4; copy the query anew from the sidebar, or ask whoever keeps it to',
    ],
    [
      'with a cell changed',
      withCell('Won', 99),
      'row 4 of the tallies must be as it was made, got a row with a cell changed; run the query or KPI_TALLY again',
    ],
    [
      'cut off',
      TALLIES.slice(0, 9),
      'must have all 12 rows that they were made with, got 8; refresh the tab, and ask whoever keeps the query whether its result is cut off',
    ],
    [
      'without a column',
      TALLIES.map(row => row.filter((_, j) => j !== at('Revenue'))),
      'must have every column of their header, got none called "Revenue" in row 1; run the query or KPI_TALLY again',
    ],
  ])('%s is refused in a sentence, and nothing is built', async (_, rows, sentence) => {
    workbench = await open({ sheets: [tab(rows)] });
    const { pipeline } = await asked(workbench, 'readDocument', {});
    expect(pipeline?.problem?.message).toContain(sentence);
    expect(pipeline?.team).toBeUndefined();
    expect(await build(workbench)).toContain(sentence);
    expect((await asked(workbench, 'readDocument', {})).built.scorecard).toBe(false);
  });

  test('whatever needs the deals says that they are elsewhere', async () => {
    const { pipeline } = await asked(workbench, 'readDocument', {});
    expect(pipeline?.tallies).toEqual({ deals: 600, reps: 12, check: '' });
    for (const answer of [
      await ask(workbench, 'readDeals', { kpi: 'Close ratio', rep: 'marcus webb' }),
      await ask(workbench, 'readMeeting', {}),
      await ask(workbench, 'keepWeek', {}),
      await ask(workbench, 'writeFormula', { kpi: 'Close ratio', cell: '', name: '', from: '', to: '' }),
    ])
      expect(answer).toMatchObject({
        ok: false,
        problem: {
          message: expect.stringContaining(
            'must hold the deals themselves for this, got a table of their tallies',
          ),
        },
      });
  });
});

describe('the query', () => {
  const COLUMNS = 'Rep STRING\nFirst appointment DATE\nStage STRING\nClose date STRING\nAmount NUMERIC';
  const query = async (part: Partial<Record<'table' | 'columns' | 'from' | 'to', string>>) =>
    ask(await open({ sheets: [samplePipeline()] }), 'warehouseQuery', {
      table: 'sales-crm-1.crm.deals',
      columns: COLUMNS,
      from: '',
      to: '',
      ...part,
    });

  test('is written by the saved settings, and says which column is taken for what', async () => {
    const answer = await query({ from: '2026-01-01', to: '2026-06-30' });
    if (!answer.ok) throw new Error(answer.problem.message);
    expect(answer.value.query).toContain('FROM `sales-crm-1`.`crm`.`deals` AS t');
    expect(answer.value.query).toContain('BETWEEN 46023 AND 46203');
    expect(answer.value.taken).toContainEqual({
      role: 'Close date',
      column: 'Close date',
      note: expect.stringContaining('only dates such as 2026-03-31 are read there'),
    });
  });

  test.each([
    [{ table: 'deals' }, 'table', 'must be named by project, dataset and table'],
    [{ table: 'sales-crm-1.crm.deals_*' }, 'table', 'must be the plain name of one table'],
    [{ columns: 'nothing here' }, 'columns', 'must be a line each with name and type'],
    [{ columns: 'Stage STRING' }, 'pipeline', 'must have a column for rep'],
    [{ from: 'soon' }, 'from', 'from must be a date'],
    [{ from: '2026-07-01', to: '2026-01-01' }, 'from', 'from must be on or before to'],
  ])('%j is refused', async (part, field, sentence) => {
    const answer = await query(part);
    expect(answer).toMatchObject({
      ok: false,
      problem: { field, message: expect.stringContaining(sentence) },
    });
  });
});
