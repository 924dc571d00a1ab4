// Tables as a warehouse holds them, with rows at every edge that the definitions have, and the same rows as a sheet's cells.
import type { Calendar } from '../../src/core/cells/calendar.ts';
import type { Cell } from '../../src/core/cells/cell.ts';
import type { SchemaColumn } from '../../src/core/warehouse/schema.ts';
import type { Value } from './googlesql.ts';

/** A pipeline of a warehouse: which columns it has, and which settings it is read with. */
export interface Case {
  name: string;
  columns: SchemaColumn[];
  settings: Cell[][];
  from?: number;
  to?: number;
  /** The spreadsheet's time zone; without, Etc/UTC. */
  zone?: string;
  /** The share of days that lie years after the others and are too many to be slips. */
  secondRun?: number;
}

const text = (name: string): SchemaColumn => ({ name, type: 'STRING' });
const date = (name: string): SchemaColumn => ({ name, type: 'DATE' });
const flag = (name: string): SchemaColumn => ({ name, type: 'BOOL' });
const money = (name: string): SchemaColumn => ({ name, type: 'NUMERIC' });
const typed = (name: string, type: SchemaColumn['type']): SchemaColumn => ({ name, type });
const HEAD: Cell[] = ['Group', 'Name', 'Setting', 'Value'];

const PLAIN = [text('Rep'), date('First appointment'), text('Stage'), date('Close date'), money('Amount')];

export const CASES: Case[] = [
  { name: 'no gateway, and days in two runs', columns: PLAIN, settings: [], secondRun: 0.2 },
  { name: 'a gateway by its header', columns: [...PLAIN, date('Proposal date')], settings: [] },
  {
    name: 'rules: whom, when, how much',
    columns: [...PLAIN, date('Proposal date'), text('Contact level')],
    settings: [
      ['Gateway', 'Proposal', 'Proof column', 'Proposal date'],
      ['Gateway', 'Proposal', 'Rule', 'Contact level is one of VP; Owner'],
      ['Gateway', 'Proposal', 'Rule', 'Proposal date within 21 days of the appointment'],
      ['Gateway', 'Proposal', 'Rule', 'Amount at least 500'],
      ['Gateway', 'Proposal', 'Window (days)', 14],
    ],
  },
  {
    name: 'stages alone prove it',
    columns: [...PLAIN, text('Furthest stage')],
    settings: [['Gateway', 'Proposal', 'Proof stages', 'Proposal; Negotiation']],
  },
  {
    name: 'two gateways, the second from the date of the first',
    columns: [...PLAIN, date('Demo date'), text('Proposal sent'), text('Contact level')],
    settings: [
      ['Gateway', 'Demo', 'Proof column', 'Demo date'],
      ['Gateway', 'Demo', 'Order', 1],
      ['Gateway', 'Demo', 'Window (days)', 10],
      ['Gateway', 'Proposal', 'Proof column', 'Proposal sent'],
      ['Gateway', 'Proposal', 'Proof stages', 'Negotiation'],
      ['Gateway', 'Proposal', 'Order', 2],
      ['Gateway', 'Proposal', 'Rule', 'Contact level is filled'],
      ['Gateway', 'Proposal', 'Rule', 'Contact level is not one of User'],
    ],
  },
  {
    name: 'flags, then the status, then the stage; words of one’s own',
    columns: [...PLAIN, text('Status'), flag('Won'), flag('Closed')],
    settings: [
      ['Outcome', 'Won', 'Stages', 'Won; Closed Won; Kunde'],
      ['Outcome', 'Open', 'Stages', 'Open; Verloren'],
      ['Outcome', 'Lost', 'Stages', 'Lost; Closed Lost'],
    ],
  },
  {
    name: 'won and lost dates, a period, a day for today',
    columns: [...PLAIN, text('Status'), date('Won date'), date('Lost date'), money('Proposal')],
    settings: [
      ['Method', 'As of', 'Date', '2026-03-31'],
      ['Target', 'Team', 'Starts', '2026-01-01'],
    ],
    from: 45_950,
    to: 46_080,
  },
  {
    name: 'close ratio by appointment, money with a currency, reps in several spellings',
    columns: [...PLAIN, text('Currency'), text('Proposal')],
    settings: [
      ['Method', 'Close ratio', 'Dated by', 'First appointment'],
      ['Gateway', 'Proposal', 'Proof column', 'Proposal'],
      ['Gateway', 'Proposal', 'Benchmark', '60%'],
    ],
    from: 45_900,
  },
  {
    name: 'instants, serial numbers, floats, and a currency in the header, in another time zone',
    columns: [
      text('Rep'),
      typed('First appointment', 'TIMESTAMP'),
      text('Stage'),
      typed('Close date', 'INT64'),
      typed('amount_usd', 'FLOAT64'),
      text('Currency'),
      typed('Proposal date', 'TIMESTAMP'),
    ],
    settings: [],
    zone: 'America/New_York',
    to: 46_080,
  },
  {
    name: 'outcomes by won and lost dates alone',
    columns: [text('Rep'), date('First appointment'), date('Won date'), date('Lost date'), money('Amount')],
    settings: [['Gateway', 'None', 'Order', '']],
    to: 46_000,
  },
  {
    name: 'flags as texts and numbers, ISO texts as dates, amounts as texts',
    columns: [
      text('Rep'),
      text('First appointment'),
      text('Won'),
      typed('Closed', 'INT64'),
      text('Close date'),
      text('Amount'),
      text('Demo'),
      text('Furthest stage'),
      text('Stage'),
    ],
    settings: [
      ['Gateway', 'Demo', 'Proof column', 'Demo'],
      ['Gateway', 'Demo', 'Proof stages', 'Proposal'],
      ['Gateway', 'Demo', 'Rule', 'Amount at most 1000.50'],
      ['Gateway', 'Demo', 'Window (days)', 0],
    ],
  },
  {
    name: 'names in one word, as warehouses have them',
    columns: [
      text('OwnerName'),
      date('CreatedDate'),
      text('StageName'),
      flag('IsClosed'),
      flag('IsWon'),
      date('CloseDate'),
      money('Amount'),
      date('Demo_Date__c'),
    ],
    settings: [
      ['Column', 'Stage', 'Header', 'StageName'],
      ['Gateway', 'Demo', 'Proof column', 'Demo_Date__c'],
      ['Gateway', 'Demo', 'Rule', 'Demo_Date__c within 30 days of the appointment'],
      ['Gateway', 'Trial', 'Proof stages', 'Negotiation; Kunde'],
    ],
    from: 45_950,
  },
  {
    name: 'an amount, else the estimate',
    columns: [
      text('Owner'),
      date('Created_On'),
      text('Status'),
      date('Actual_Close_Date'),
      money('Actual_Revenue'),
      money('Est_Revenue'),
      text('Topic'),
      date('Proposal_date'),
    ],
    settings: [['Gateway', 'Proposal', 'Benchmark', '50%']],
  },
];

/** The settings of a case as a table. */
export const settingsOf = ({ settings }: Case): Cell[][] => [HEAD, ...settings];

/** A stream of numbers from 0 to 1 that is the same each time (mulberry32). */
export function stream(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const REPS = ['Ann', 'ann ', 'ÁNN', 'Bob Li', 'bob-li', 'Chi', '受', '', null, '#N/A', 'Dee', 'Team'];
const STAGES = [
  'Closed Won',
  'closed-won',
  'Closed Lost',
  'Lost',
  'Proposal',
  'Negotiation',
  'Open',
  'Kunde',
  'Verloren',
  '',
  null,
  '  ',
  'Gagné',
];
const LEVELS = ['VP', 'v.p', 'Owner', 'User', 'FALSE', '', null, '—'];
const PROOFS = ['yes', 'Y', 'no', '✓', 'sent', '2026-01-15', '2026-02-30', 'later', '', null, '#REF!', ' x '];
const CURRENCIES = ['USD', '$', 'usd', '€', '', null, '12'];
const AMOUNTS = [
  '0',
  '0.005',
  '0.01',
  '9.99',
  '99.5',
  '99.95',
  '100',
  '999.5',
  '1000',
  '12500',
  '-40',
  '104999.99',
  '105000',
  '9949999.99',
  null,
];

const TEXT_DATES = ['2026-02-30', 'soon', '#N/A', ' ', null];
const TEXT_AMOUNTS = ['1000', '1000.5', ' 1000.51 ', '1200', '-40', '0', '', null, '#REF!', '99.95'];
/** A day as an ISO text, with or without a time and a zone. */
function isoText(day: number, chance: number): string {
  const iso = new Date((day - 25_569) * 86_400_000).toISOString();
  return chance < 0.4
    ? iso.slice(0, 10)
    : chance < 0.6
      ? iso.slice(0, 16).replace('T', ' ')
      : chance < 0.8
        ? iso
        : `${iso.slice(0, 19)}+02:00`;
}

/** Rows of a table. Few days, reps and words, so that they meet; now and then a day far from all others. */
export function rowsOf({ columns, secondRun = 0 }: Case, count: number, random: () => number): Value[][] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const day = (): Value => {
    const chance = random();
    if (chance < 0.15) return null;
    if (chance < 0.153) return 60_000;
    if (chance < 0.156) return 19_000;
    // The edges of the periods above, and a second run that is too many for slips.
    if (chance < 0.24)
      return pick([45_899, 45_900, 45_949, 45_950, 46_080, 46_081, 46_022, 46_023, 46_082, 46_083]);
    if (chance < 0.24 + secondRun) return 52_000 + Math.floor(random() * 30);
    return 45_900 + Math.floor(random() * 220);
  };
  return Array.from({ length: count }, () => {
    if (random() < 0.01) return columns.map(() => null);
    const row = columns.map(({ name, type }): Value => {
      if (type === 'DATE') return day();
      if (type === 'TIMESTAMP') {
        const at = day();
        return at === null ? null : Number(at) + pick([0, 0.125, 0.2, 0.25, 0.5, 0.999]);
      }
      if (type === 'INT64') return name === 'Closed' ? pick([1, 0, 0, null, 2]) : day();
      if (type === 'FLOAT64')
        return random() < 0.5 ? Number(pick(AMOUNTS) ?? 0) : Math.round(random() * 5e6) / 100;
      if (type === 'STRING' && / date$|^First/.test(name)) {
        const at = day();
        return random() < 0.1 ? pick(TEXT_DATES) : at === null ? '' : isoText(Number(at), random());
      }
      if (name === 'Amount' && type === 'STRING') return pick(TEXT_AMOUNTS);
      if (name === 'Won')
        return type === 'STRING'
          ? pick(['TRUE', 'no', 'Y', '0', '', null, 'maybe'])
          : pick([true, false, null]);
      if (type === 'BOOL') return pick([true, false, false, null]);
      if (type === 'NUMERIC')
        return name === 'Proposal'
          ? pick(['0', '1', '-1', '46000', null])
          : random() < 0.5
            ? pick(AMOUNTS)
            : (random() * 50_000).toFixed(2);
      if (['Rep', 'Owner', 'OwnerName'].includes(name)) return pick(REPS);
      if (name === 'Contact level') return pick(LEVELS);
      if (name === 'Currency') return pick(CURRENCIES);
      if (['Proposal', 'Proposal sent', 'Demo'].includes(name)) return pick(PROOFS);
      return pick(STAGES);
    });
    const [appointment, proposal] = ['First appointment', 'Proposal date'].map(header =>
      columns.findIndex(({ name }) => name === header),
    ) as [number, number];
    // The last day of a rule, and the first one too late.
    if (proposal >= 0 && typeof row[appointment] === 'number' && random() < 0.2)
      row[proposal] = row[appointment] + pick([20, 21, 22, 0, -1]);
    return row;
  });
}

/** The same rows as a sheet's cells, with a header row. */
export function sheetOf(
  columns: readonly SchemaColumn[],
  rows: readonly Value[][],
  calendar: Calendar,
): Cell[][] {
  const cell = (value: Value, type: string): Cell => {
    if (value === null) return '';
    if (type === 'DATE') return new Date(calendar.startOf(Number(value)));
    if (type === 'TIMESTAMP') return new Date(Math.round((Number(value) - 25_569) * 86_400) * 1000);
    return type === 'NUMERIC' ? Number(value) : value;
  };
  return [
    columns.map(({ name }) => name),
    ...rows.map(row => row.map((value, i) => cell(value, (columns[i] as SchemaColumn).type))),
  ];
}
