// KPI_SCORECARD against the bare loop over the same cells; how it grows with rows and reps.
import { race } from './race.ts';
import { type Grid, Realm, touchEveryCell } from './realm.ts';
import { count, met, type Part, percent, table, times } from './report.ts';

const MILLION = 1_000_000;
const REPS = 300;
/** Milliseconds that Sheets gives a custom function. */
const LIMIT = 30_000;

export async function onePass(code: string): Promise<Part> {
  const bare = await againstTheBareLoop(code);
  const cold = await coldAgainstTheBareLoop(code);
  const growth = await growthOf(code);
  const rows = [
    ['KPI_SCORECARD / bare loop, both warm', ...bare, '', ''],
    ['KPI_SCORECARD / bare loop, both for the first time', ...cold, '', ''],
    ['1,000,000 rows / 100,000 rows', ...growth.rows, '11', met(growth.rows.value <= 11)],
    ['1,000 reps / 10 reps, 1,000,000 rows', ...growth.reps, '1.3', met(growth.reps.value <= 1.3)],
  ];
  return {
    title: 'One pass over the rows',
    body: [
      '`KPI_SCORECARD` over 1,000,000 rows of 8 columns and 300 reps (Dates, texts, blanks as a sheet passes them). The ' +
        'bare loop touches each cell once and does nothing with it: `typeof`, then `getTime()` of a Date or `length` of ' +
        'a text. Medians of 9 rounds in turns, young garbage collected before each turn; the least and the most beside them.',
      table(['Ratio', 'Median', 'Least', 'Most', 'Fastest', 'Garbage', 'At most', ''], rows),
      'Fastest is the ratio of the two fastest turns, which depends least on what else the machine was doing. ' +
        'Garbage is the share of the time of the first-named in which the engine collected it.',
      'How much of the 30 seconds of a custom function one call takes on this machine, from loading the script in a ' +
        'fresh realm to the answer; handing over the rows is not in it, because only Google can measure that. Medians of 7.',
      table(['Rows', 'Share of 30 seconds'], await sharesOfTheLimit(code)),
    ],
  };
}

class Figures {
  constructor(
    readonly value: number,
    private readonly texts: string[],
  ) {}
  [Symbol.iterator]() {
    return this.texts[Symbol.iterator]();
  }
}

async function ratioOf(reference: () => unknown, measured: () => unknown): Promise<Figures> {
  const laps = await race([
    { name: 'reference', run: reference },
    { name: 'measured', run: measured },
  ]);
  return figuresOf(laps[1] as (typeof laps)[number]);
}

function figuresOf({
  ratio,
  least,
  most,
  fastest,
  garbage,
}: Awaited<ReturnType<typeof race>>[number]): Figures {
  return new Figures(ratio, [times(ratio), times(least), times(most), times(fastest), percent(garbage)]);
}

function againstTheBareLoop(code: string): Promise<Figures> {
  const realm = new Realm(code);
  const bare = realm.bring(touchEveryCell);
  const grid = realm.rows(MILLION, REPS);
  return ratioOf(
    () => bare(grid),
    () => realm.scorecard(grid),
  );
}

/** A cell's formula runs in a realm that has run nothing before: the engine has learnt nothing yet, of either loop. */
async function coldAgainstTheBareLoop(code: string): Promise<Figures> {
  let realm: Realm;
  let grid: Grid;
  const fresh = () => {
    realm = new Realm(code);
    grid = realm.rows(MILLION, REPS);
  };
  const laps = await race(
    [
      { name: 'reference', before: fresh, run: () => realm.bring(touchEveryCell)(grid) },
      { name: 'measured', before: fresh, run: () => realm.scorecard(grid) },
    ],
    7,
    0,
  );
  return figuresOf(laps[1] as (typeof laps)[number]);
}

async function sharesOfTheLimit(code: string): Promise<string[][]> {
  const shares: string[][] = [];
  for (const rows of [MILLION / 100, MILLION / 10, MILLION]) {
    let realm: Realm;
    let grid: Grid;
    const before = () => {
      realm = new Realm();
      grid = realm.rows(rows, REPS);
    };
    const run = () => {
      realm.load(code);
      return realm.scorecard(grid);
    };
    const [lap] = await race([{ name: 'whole', before, run }], 7, 0);
    shares.push([count(rows), `${(((lap?.took ?? 0) / LIMIT) * 100).toFixed(2)}%`]);
  }
  return shares;
}

async function growthOf(code: string): Promise<{ rows: Figures; reps: Figures }> {
  const realm = new Realm(code);
  const few = realm.rows(MILLION / 10, REPS);
  const many = realm.rows(MILLION, REPS);
  const rows = await ratioOf(
    () => realm.scorecard(few),
    () => realm.scorecard(many),
  );
  const ten = realm.rows(MILLION, 10);
  const thousand = realm.rows(MILLION, 1000);
  const reps = await ratioOf(
    () => realm.scorecard(ten),
    () => realm.scorecard(thousand),
  );
  return { rows, reps };
}
