import { describe, expect, test } from 'vitest';
import { isoDay } from '../../src/core/cells/calendar.ts';
import type { Cell } from '../../src/core/cells/cell.ts';
import { KPI_SCORECARD } from '../../src/functions/tables.ts';
import { readFile } from '../../workbench/files/read-file.ts';
import { localeOf } from '../../workbench/host/spreadsheet-locale.ts';
import { cardIndex } from '../support/card.ts';

// The same 200 deals as eight kinds of sheets write them give the same scorecard, to the last digit.
interface Deal {
  rep: string;
  met: number;
  proposal: number;
  outcome: 'won' | 'lost' | 'open';
  closed: number;
  cents: number;
}

const DAY0 = 45_658; // 2025-01-01
const deals: Deal[] = Array.from({ length: 200 }, (_, i) => {
  const roll = (n: number) => (i * 7919 + n * 104_729) % 97;
  const met = DAY0 + ((i * 37) % 360);
  const outcome = roll(1) < 40 ? 'won' : roll(1) < 70 ? 'lost' : 'open';
  const proposal = outcome === 'won' || roll(2) < 60 ? met + 5 + (roll(3) % 20) : 0;
  return {
    rep: ['Ann Lee', 'Bob Stone', 'Zoë Ünal', 'José Díaz'][roll(4) % 4] as string,
    met,
    proposal,
    outcome,
    closed: outcome === 'open' ? 0 : met + 20 + (roll(5) % 60),
    cents: outcome === 'lost' && roll(6) % 3 === 0 ? 0 : 100_000 + roll(7) * 12_345,
  };
});

const date = (day: number) => new Date((day - 25_569) * 86_400_000);
const [iso, dmy, mdy] = [
  (day: number) => (day ? isoDay(day) : ''),
  (day: number) => (day ? isoDay(day).split('-').reverse().join('.') : ''),
  (day: number) =>
    day ? isoDay(day).replace(/^(\d+)-(\d+)-(\d+)$/, (_, y, m, d) => `${Number(m)}/${Number(d)}/${y}`) : '',
];
const units = (cents: number) => cents / 100;
const grouped = (cents: number, thousands: string, decimal: string) =>
  cents
    ? `${Math.floor(cents / 100)
        .toString()
        .replace(/\B(?=(\d{3})+$)/g, thousands)}${decimal}${String(cents % 100).padStart(2, '0')}`
    : '';
const words = (won: string, lost: string, open: string) => (deal: Deal) =>
  ({ won, lost, open })[deal.outcome];

type Layout = [name: string, headers: string[], row: (deal: Deal, i: number) => Cell[]];
const stage = words('Closed Won', 'Closed Lost', 'Negotiation');
const LAYOUTS: Layout[] = [
  [
    'Salesforce',
    [
      'Opportunity Owner: Full Name',
      'Opportunity Name',
      'StageName',
      'IsClosed',
      'IsWon',
      'CreatedDate',
      'CloseDate',
      'Amount',
      'Proposal sent',
    ],
    (d, i) => [
      d.rep,
      `Deal ${i}`,
      stage(d),
      d.outcome !== 'open',
      d.outcome === 'won',
      iso(d.met),
      iso(d.closed || d.met + 90),
      units(d.cents),
      iso(d.proposal),
    ],
  ],
  [
    'HubSpot',
    [
      'Record ID',
      'Deal Name',
      'Deal owner',
      'Deal Stage',
      'Create Date',
      'Close Date',
      'Amount',
      'Amount in company currency',
      'Record source',
      'Date entered "Proposal Sent (Sales)"',
    ],
    (d, i) => [
      i,
      `Deal ${i}`,
      d.rep,
      words('closedwon', 'closedlost', 'Contract Sent')(d),
      `${iso(d.met)} 09:30`,
      `${iso(d.closed || d.met + 31)} 00:00`,
      units(d.cents),
      units(d.cents),
      'CRM UI',
      d.proposal ? `${iso(d.proposal)} 11:00` : '',
    ],
  ],
  [
    'Pipedrive',
    [
      'Deal - Title',
      'Deal - Owner',
      'Deal - Value',
      'Deal - Stage',
      'Deal - Status',
      'Deal - Deal created',
      'Deal - Won time',
      'Deal - Lost time',
      'Deal - Expected close date',
      'Proposal date',
    ],
    (d, i) => [
      `Deal ${i}`,
      d.rep,
      grouped(d.cents, ' ', '.'),
      'Negotiations Started',
      words('Won', 'Lost', 'Open')(d),
      `${iso(d.met)} 08:00:00`,
      d.outcome === 'won' ? `${iso(d.closed)} 10:00:00` : '',
      d.outcome === 'lost' ? `${iso(d.closed)} 10:00:00` : '',
      iso(d.met + 44),
      iso(d.proposal),
    ],
  ],
  [
    'Zoho CRM',
    [
      'Record Id',
      'Deal Name',
      'Deal Owner',
      'Deal Owner.id',
      'Campaign Source',
      'Stage',
      'Created Time',
      'Closing Date',
      'Amount',
      'Quote date',
    ],
    (d, i) => [
      `zcrm_${i}`,
      `Deal ${i}`,
      d.rep,
      'zcrm_1',
      '',
      stage(d),
      `${iso(d.met)} 10:22:33`,
      iso(d.closed || d.met + 60),
      `$${grouped(d.cents, ',', '.') || '0'}`,
      iso(d.proposal),
    ],
  ],
  [
    'Dynamics 365',
    [
      '(Do Not Modify) Opportunity',
      'Topic',
      'Owner',
      'Status',
      'Status Reason',
      'Est. Revenue',
      'Created On',
      'Actual Close Date',
      'Est. Close Date',
      'Proposal date',
    ],
    (d, i) => [
      i,
      `Deal ${i}`,
      d.rep,
      words('Won', 'Lost', 'Open')(d),
      words('Won', 'Out-Sold', 'In Progress')(d),
      units(d.cents),
      date(d.met),
      d.closed ? date(d.closed) : '',
      date(d.met + 70),
      d.proposal ? date(d.proposal) : '',
    ],
  ],
  [
    'a German sheet',
    ['Owner', 'Stage', 'First appointment', 'Close date', 'Value', 'Proposal'],
    d => [
      d.rep,
      words('gewonnen', 'verloren', 'offen')(d),
      dmy(d.met),
      dmy(d.closed),
      d.cents ? `${grouped(d.cents, '.', ',')} €` : '',
      dmy(d.proposal),
    ],
  ],
  [
    'a US sheet with text dates',
    ['Sales rep', 'Stage', 'First meeting', 'Closed on', 'Deal size', 'Proposal sent'],
    d => [
      d.rep,
      stage(d),
      mdy(d.met),
      mdy(d.closed),
      d.cents ? `$${grouped(d.cents, ',', '.')}` : '',
      mdy(d.proposal),
    ],
  ],
];

const card = (headers: string[], row: Layout[2]) => KPI_SCORECARD([headers, ...deals.map(row)]);
const [first, ...others] = LAYOUTS as [Layout, ...Layout[]];

describe('one scorecard', () => {
  const expected = card(first[1], first[2]);
  test('of four reps and the team, with flags', () => {
    expect(expected).toHaveLength(7);
    expect(expected.some(row => String(row[cardIndex('Flags')]).length > 0)).toBe(true);
  });
  test.each(others)('%s', (_, headers, row) => {
    expect(card(headers, row)).toEqual(expected);
  });
  test('an Excel file', async () => {
    const { default: writeXlsxFile } = await import('write-excel-file/node');
    const headers = ['Rep', 'Stage', 'First appointment', 'Close date', 'Amount', 'Proposal date'];
    const cells = [
      headers.map(value => ({ value })),
      ...deals.map(d => [
        { value: d.rep },
        { value: stage(d) },
        { value: date(d.met), type: Date, format: 'dd/mm/yyyy' },
        d.closed ? { value: date(d.closed), type: Date, format: 'dd/mm/yyyy' } : null,
        d.cents ? { value: units(d.cents) } : null,
        d.proposal ? { value: date(d.proposal), type: Date, format: 'dd/mm/yyyy' } : null,
      ]),
    ];
    const file = await (
      writeXlsxFile as unknown as (data: unknown, options: object) => { toBuffer: () => Promise<Buffer> }
    )(cells, {}).toBuffer();
    const [tab] = await readFile('deals.xlsx', file, localeOf('en_US'), 2026);
    expect(tab?.rows?.length).toBe(201);
    const grid = (tab?.rows ?? []).map(row =>
      row.map(
        seed =>
          ((seed as { value?: unknown })?.value !== undefined
            ? (seed as { value: unknown }).value
            : seed) as Cell,
      ),
    );
    expect(KPI_SCORECARD(grid)).toEqual(expected);
  });
});
