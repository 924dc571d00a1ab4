// Random pipelines, settings tables and periods, for tests of docs/kpis.md. What is random is a plain record of
// choices (so that a failing case shrinks); the cells are then worked out from it.

import fc from 'fast-check';
import { dateOf, serialOf } from './dates.ts';
import { type Cell, fold, type Range } from './fold.ts';

// ---------------------------------------------------------------------------------------------------- dates

const DATE_STYLES = [
  'Date',
  'Date and time',
  'ISO',
  'ISO and time',
  'year/month/day',
  'serial',
  'serial and time',
  'd/m/yyyy',
  'm/d/yyyy',
  'dd.mm.yy',
  'd Mon yyyy',
  'Month d, yyyy',
  'm/d/yyyy, time',
  'plain mixture',
  'text mixture',
  'low days',
] as const;
type DateStyle = (typeof DATE_STYLES)[number];

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const pad = (number: number): string => String(number).padStart(2, '0');

/** One day as a cell; `dice` (0 to 999) decides where a style leaves a choice. */
function dateCell(serial: number, style: DateStyle, dice: number): Cell {
  const date = dateOf(serial);
  const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const iso = `${y}-${pad(m)}-${pad(d)}`;
  switch (style) {
    case 'Date':
      return date;
    case 'Date and time':
      return new Date(date.getTime() + dice * 86000);
    case 'ISO':
      return iso;
    case 'ISO and time':
      return [`${iso} 10:22`, `${iso}T23:59:59Z`, `${iso}T00:30:00+05:00`, `${iso} 08:15:30`][dice % 4];
    case 'year/month/day':
      return `${y}/${m}/${d}`;
    case 'serial':
      return serial;
    case 'serial and time':
      return serial + (dice % 100) / 128;
    case 'd/m/yyyy':
      return `${d}/${m}/${y}`;
    case 'm/d/yyyy':
      return `${m}/${d}/${y}`;
    case 'dd.mm.yy':
      return `${pad(d)}.${pad(m)}.${pad(y % 100)}`;
    case 'd Mon yyyy':
      return `${d} ${MONTHS[m - 1]} ${y}`;
    case 'Month d, yyyy':
      return `${MONTHS[m - 1]} ${d}, ${y}`;
    case 'm/d/yyyy, time':
      return `${m}/${d}/${y}, 10:22 AM`;
    case 'plain mixture':
      return [date, iso, serial, `${y}/${m}/${d}`][dice % 4];
    case 'text mixture':
      return [`${d}/${m}/${y}`, `${d}/${m}/${y}`, `${d}/${m}/${y}`, `${m}/${d}/${y}`, iso][dice % 5];
    case 'low days':
      return `${((d - 1) % 12) + 1}/${m}/${y}`;
  }
}

// --------------------------------------------------------------------------------------------------- amounts

const AMOUNT_STYLES = [
  'number',
  'number with cents',
  'dollars',
  'euros',
  'points and commas',
  'lone sign',
  'spaces',
  'apostrophes',
  'code',
  'thousands',
  'mixture',
] as const;
type AmountStyle = (typeof AMOUNT_STYLES)[number];

function grouped(amount: number, by: string): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, by);
}

function amountCell(amount: number, style: AmountStyle, dice: number): Cell {
  switch (style) {
    case 'number':
      return amount;
    case 'number with cents':
      return amount + (dice % 100) / 100;
    case 'dollars':
      return `$${grouped(amount, ',')}${dice % 2 === 0 ? '.00' : '.50'}`;
    case 'euros':
      return `${grouped(amount, '.')},${pad(dice % 100)} €`;
    case 'points and commas':
      return [`${grouped(amount, ',')}.25`, `${grouped(amount, ',')}`, `${amount}`][dice % 3];
    case 'lone sign':
      return dice % 20 === 0 ? `${amount}.5` : grouped(amount, '.');
    case 'spaces':
      return `${grouped(amount, dice % 2 === 0 ? ' ' : '\u00a0')} Kč`;
    case 'apostrophes':
      return `Fr. ${grouped(amount, dice % 2 === 0 ? "'" : '\u2019')}`;
    case 'code':
      return dice % 2 === 0 ? `USD ${grouped(amount, ',')}.00` : `${grouped(amount, ',')}.00 USD`;
    case 'thousands':
      return amount >= 1000 ? `${Math.round(amount / 100) / 10}${dice % 2 === 0 ? 'k' : 'K'}` : amount;
    case 'mixture':
      return [
        amount,
        `$${grouped(amount, ',')}.00`,
        `${amount}`,
        `${amount}.99`,
        `(${amount})`,
        `${amount}-`,
      ][dice % 6];
  }
}

// -------------------------------------------------------------------------------------------------- headings

type Part =
  | 'Rep'
  | 'First appointment'
  | 'Created'
  | 'Stage'
  | 'Status'
  | 'Furthest stage'
  | 'Close date'
  | 'Won date'
  | 'Lost date'
  | 'Won'
  | 'Closed'
  | 'Amount'
  | 'Currency'
  | 'Contact level'
  | 'Industry'
  | 'Source'
  | 'Name'
  | 'Expected'
  | 'Proof 1'
  | 'Proof 2'
  | 'Proof 3';

const SPELLINGS: Record<Part, string[]> = {
  Rep: [
    'Rep',
    'Sales rep',
    'Deal Owner',
    'OWNER',
    'Salesperson',
    'sales_agent',
    'Account executive',
    ' Assigned  to ',
  ],
  'First appointment': [
    'First appointment',
    'First meeting',
    'Meeting date',
    'Discovery call',
    'First Meeting Date*',
  ],
  Created: ['Created', 'Create Date', 'engage_date', 'Deal created', 'Opened', 'Start date'],
  Stage: ['Stage', 'Deal stage', 'Sales Stage', 'deal_stage', 'Sales phase'],
  Status: ['Status', 'Deal status', 'Outcome'],
  'Furthest stage': ['Furthest stage', 'Last open stage', 'Lost at stage'],
  'Close date': ['Close date', 'Closed date', 'Date closed', 'Closing Date', 'Actual close date', 'Closed'],
  'Won date': ['Won time', 'Won date', 'Date won', 'Won'],
  'Lost date': ['Lost time', 'Lost date', 'Date lost'],
  Won: ['Won', 'Is won', 'Is Closed Won'],
  Closed: ['Closed', 'Is closed', 'Is Deal Closed?'],
  Amount: ['Amount', 'Deal - Value*', 'Value', 'close_value', 'Revenue', 'Deal size'],
  Currency: ['Currency', 'Currency of value', 'Deal currency'],
  'Contact level': ['Contact level', 'Job title', 'Title', 'Seniority'],
  Industry: ['Industry', 'Sector'],
  Source: ['Source', 'Lead source'],
  Name: ['Deal name', 'Name', 'Opportunity', 'Title'],
  Expected: ['Expected close', 'Next step', 'Notes'],
  'Proof 1': ['Proposal date', 'Proposal sent', 'Quote date', 'Date entered "Proposal (Sales)"', 'Blueprint'],
  'Proof 2': [
    'Demo date',
    'Demo held',
    'Date entered "Presentation Scheduled"',
    'Trial start',
    'Walk-through',
  ],
  'Proof 3': ['Site visit', 'Tour date', 'Survey date', 'Trial date', 'Diagnosis'],
};

/** The headers of some exports; a part that is not there keeps its own spelling. */
const EXPORTS: Record<string, Partial<Record<Part, string>>> = {
  salesforce: {
    Rep: 'Opportunity Owner: Full Name',
    Created: 'CreatedDate',
    Stage: 'StageName',
    'Close date': 'CloseDate',
    Won: 'IsWon',
    Closed: 'IsClosed',
    Amount: 'Amount',
    Name: 'Opportunity Name',
  },
  hubspot: {
    Rep: 'hubspot_owner_id',
    Created: 'createdate',
    Stage: 'dealstage',
    'Close date': 'closedate',
    Won: 'hs_is_closed_won',
    Closed: 'hs_is_closed',
    Name: 'dealname',
  },
  pipedrive: {
    Rep: 'Deal - Owner',
    Created: 'Deal - Deal created',
    Stage: 'Deal - Stage (pipeline)',
    Status: 'Deal - Status',
    'Close date': 'Deal - Deal closed on',
    'Won date': 'Deal - Won time',
    'Lost date': 'Deal - Lost time',
    Amount: 'Deal - Value',
    Currency: 'Deal - Currency of value',
    Name: 'Deal - Title',
  },
  copper: {
    Rep: 'Owner',
    Created: 'Created At',
    Stage: 'Stage',
    Status: 'Status',
    'Close date': 'Completed Date',
    Expected: 'Close Date',
    Amount: 'Converted Value',
    Currency: 'Converted Currency',
  },
  close: {
    Rep: 'user_name',
    Created: 'date_created',
    Stage: 'status_label',
    Status: 'status_type',
    'Won date': 'date_won',
    'Lost date': 'date_lost',
    Amount: 'value',
    Currency: 'value_currency',
    Name: 'note',
  },
  agendor: {
    Rep: 'Responsável',
    Created: 'Data de início',
    Stage: 'Etapa',
    'Close date': 'Data de conclusão',
    Amount: 'Valor',
    Name: 'Negócio',
  },
};

const PARTS = Object.keys(SPELLINGS) as Part[];

// ---------------------------------------------------------------------------------------------------- choices

const dice = fc.noBias(fc.nat({ max: 999 }));
/** One of some values, each with its weight. */
function weighted<T>(...options: [weight: number, value: T][]): fc.Arbitrary<T> {
  return fc.oneof(...options.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })));
}

const often = (share: number): fc.Arbitrary<boolean> => dice.map(each => each < share * 1000);

const REP_NAMES = ['Ana Silva', 'Bo Müller', 'Chloé Nguyễn', 'Dmitri', 'Eve', 'Jon Doe', 'Team', 'Zoë'];
const WON = ['Won', 'Closed Won', 'closed-won', 'Signed', 'Gagné', 'gewonnen', '受注', 'WIN'];
const LOST = ['Lost', 'Closed Lost', 'Dead', 'No decision', 'Verloren', 'Cancelled', 'Out-Sold', 'Abandoned'];
const OPEN = ['Open', 'In progress', 'active', 'Ongoing'];
const STEPS = ['Qualified', 'Demo', 'Proposal', 'Negotiation', 'On hold', 'Follow On Call', 'Nurture'];
const YES = ['yes', 'Y', 'TRUE', 'x', 'done', 'Sent', 'passed', 'Completed', 'held', '✓'];
const NO = ['no', 'tbd', 'next week', '0', 'pending', '-', ''];
const LEVELS = ['Owner', 'VP', 'C-level', 'Manager', 'Engineer', ''];
const INDUSTRIES = ['Food', 'food ', 'Automotive', 'Machinery', ''];
const SOURCES = ['Web', 'Referral', 'Cold call', ''];
const ERRORS = ['#N/A', '#REF!', '#VALUE!', 'Loading...', 'soon', 'n/a', '2026-13-45'];

const rowChoices = fc.record({
  kind: fc.oneof(
    { weight: 40, arbitrary: fc.constant('deal' as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('blank', 'header', 'half a header', 'total', 'total of a rep', 'footer'),
    },
  ),
  rep: dice,
  spelling: dice,
  appointment: dice,
  /** Less than the rep's shares: passed, won. */
  passes: dice,
  closes: dice,
  decided: dice,
  amount: dice,
  cycle: dice,
  proof: fc.tuple(dice, dice, dice),
  words: dice,
  extra: dice,
  broken: dice,
});
type RowChoices = typeof rowChoices extends fc.Arbitrary<infer T> ? T : never;

const repChoices = fc.record({
  name: fc.nat({ max: REP_NAMES.length - 1 }),
  /** Shares of a thousand. */
  passes: fc.constantFrom(150, 350, 550, 650, 800, 950),
  closes: fc.constantFrom(0, 200, 400, 600, 700, 900),
  amount: fc.constantFrom(300, 2000, 10000, 10000, 25000, 30000),
  spread: fc.constantFrom(0, 0.1, 0.5, 1),
  cycle: fc.constantFrom(3, 20, 45, 60, 90),
});

const lengths: fc.Arbitrary<RowChoices[]> = fc.oneof(
  { weight: 4, arbitrary: fc.array(rowChoices, { maxLength: 15, size: 'max' }) },
  { weight: 8, arbitrary: fc.array(rowChoices, { minLength: 15, maxLength: 60, size: 'max' }) },
  { weight: 1, arbitrary: fc.array(rowChoices, { minLength: 120, maxLength: 200, size: 'max' }) },
);

const dateStyle: fc.Arbitrary<DateStyle> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<DateStyle>('Date', 'ISO', 'serial', 'plain mixture') },
  { weight: 2, arbitrary: fc.constantFrom(...DATE_STYLES) },
);

const sheetChoices = fc.record({
  export: fc.oneof(
    { weight: 5, arbitrary: fc.constant('') },
    { weight: 2, arbitrary: fc.constantFrom(...Object.keys(EXPORTS)) },
  ),
  spelling: fc.array(dice, { minLength: PARTS.length, maxLength: PARTS.length }),
  order: fc.shuffledSubarray(PARTS, { minLength: PARTS.length }),
  /** How the appointments are known, and how the outcome is. */
  appointments: weighted<string>([12, 'First appointment'], [5, 'Created'], [4, 'both'], [1, 'neither']),
  outcome: weighted<string>(
    [10, 'stage'],
    [4, 'status'],
    [6, 'status and stage'],
    [3, 'flags'],
    [3, 'flags and stage'],
    [1, ''],
  ),
  closing: weighted<string>([14, 'close'], [4, 'won and lost'], [4, 'all three'], [1, 'won only'], [1, '']),
  without: fc.oneof(
    { weight: 16, arbitrary: fc.constant([] as Part[]) },
    { weight: 1, arbitrary: fc.subarray<Part>(['Rep', 'Amount'], { minLength: 1 }) },
  ),
  extras: fc.subarray<Part>([
    'Furthest stage',
    'Currency',
    'Contact level',
    'Industry',
    'Source',
    'Name',
    'Expected',
  ]),
  proofs: weighted([2, 0], [8, 1], [5, 2], [3, 3]),
  proofStyle: fc.constantFrom('dates', 'dates', 'dates', 'words', 'numbers', 'boxes', 'serials', 'mixture'),
  dates: fc.record({
    appointment: dateStyle,
    close: dateStyle,
    proof: dateStyle,
  }),
  amounts: fc.constantFrom(...AMOUNT_STYLES),
  currency: fc.constantFrom('one', 'one', 'two', 'by rep', 'blank'),
  reps: fc.array(repChoices, { minLength: 1, maxLength: 6, size: 'max' }),
  noRep: often(0.15),
  oldFirstDay: fc.constantFrom('2025-01-02', '2025-07-01', '2025-10-15', '2026-01-05'),
  days: fc.constantFrom(20, 120, 250, 400),
  title: often(0.15),
  broken: fc.constantFrom(0, 0, 0, 10, 40),
  negatives: fc.constantFrom(0, 0, 30),
  rows: lengths,
});
type SheetChoices = typeof sheetChoices extends fc.Arbitrary<infer T> ? T : never;

// ------------------------------------------------------------------------------------------------------ sheet

interface Sheet {
  range: Range;
  /** The header of each part that is in the sheet. */
  headers: Partial<Record<Part, string>>;
  /** The reps' names, as first meant. */
  reps: string[];
}

const pick = <T>(options: readonly T[], at: number): T => options[at % options.length] as T;

function partsOf(choices: SheetChoices): Part[] {
  const parts: Part[] = ['Rep', 'Amount', ...choices.extras];
  if (choices.appointments === 'First appointment' || choices.appointments === 'both')
    parts.push('First appointment');
  if (choices.appointments === 'Created' || choices.appointments === 'both') parts.push('Created');
  if (choices.outcome.includes('status')) parts.push('Status');
  if (choices.outcome.includes('stage')) parts.push('Stage');
  if (choices.outcome.includes('flags')) parts.push('Won', 'Closed');
  if (['close', 'all three'].includes(choices.closing)) parts.push('Close date');
  if (['won and lost', 'all three', 'won only'].includes(choices.closing)) parts.push('Won date');
  if (['won and lost', 'all three'].includes(choices.closing)) parts.push('Lost date');
  const proofs: Part[] = ['Proof 1', 'Proof 2', 'Proof 3'];
  parts.push(...proofs.slice(0, choices.proofs));
  return choices.order.filter(part => parts.includes(part) && !choices.without.includes(part));
}

function headersOf(choices: SheetChoices, parts: Part[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const part of parts) {
    const own = EXPORTS[choices.export]?.[part];
    const spelt = pick(SPELLINGS[part], choices.spelling[PARTS.indexOf(part)] ?? 0);
    // No header twice: the first spelling that is still free.
    const free = [own ?? spelt, ...SPELLINGS[part], part].find(
      header => !Object.values(headers).some(other => fold(other) === fold(header)),
    );
    headers[part] = free ?? part;
  }
  return headers;
}

function nameVariant(name: string, at: number): string {
  return pick(
    [name, name, name, name.toUpperCase(), ` ${name} `, name.normalize('NFD'), name.replace(' ', '\u00a0')],
    at,
  );
}

function proofCell(day: number, choices: SheetChoices, row: RowChoices, which: number): Cell {
  const at = row.proof[which] ?? 0;
  switch (choices.proofStyle) {
    case 'dates':
      return dateCell(day, choices.dates.proof, at);
    case 'words':
      return pick(YES, at);
    case 'numbers':
      return pick([1, 2, 500, 0.5], at);
    case 'boxes':
      return true;
    case 'serials':
      return day;
    default:
      return pick([dateCell(day, choices.dates.proof, at), pick(YES, at), 1, true], at);
  }
}

function noProofCell(choices: SheetChoices, row: RowChoices, which: number): Cell {
  const at = row.proof[which] ?? 0;
  if (choices.proofStyle === 'boxes') return false;
  if (choices.proofStyle === 'numbers') return pick([0, '', -1], at);
  return at % 3 === 0 ? pick(NO, at) : '';
}

function sheetOf(choices: SheetChoices): Sheet {
  const parts = partsOf(choices);
  const headers = headersOf(choices, parts);
  const first = serialOf(
    Number(choices.oldFirstDay.slice(0, 4)),
    Number(choices.oldFirstDay.slice(5, 7)),
    Number(choices.oldFirstDay.slice(8, 10)),
  ) as number;

  const deal = (row: RowChoices): Record<Part, Cell> => {
    const rep = pick(choices.reps, row.rep);
    const hasNoRep = choices.noRep && row.rep % 7 === 0;
    const passes = row.passes < rep.passes;
    const isDecided = row.decided < 700;
    const wins = isDecided && row.closes < rep.closes * (passes ? 1 : 0.3);
    const loses = isDecided && !wins;
    const appointment = first + ((row.appointment * 7919) % choices.days);
    const length =
      Math.round(rep.cycle * (0.5 + row.cycle / 1000)) - (row.cycle < choices.negatives ? 200 : 0);
    const close = appointment + length;
    const amount =
      Math.round(rep.amount * (1 + rep.spread * (row.amount / 500 - 1))) * (row.amount % 97 === 0 ? 0 : 1);
    const words = wins ? WON : loses ? LOST : OPEN;
    const step = pick(passes ? ['Proposal', 'Negotiation'] : STEPS, row.words);
    const isBroken = (salt: number): boolean => (row.broken + salt * 131) % 1000 < choices.broken;
    const orBroken = (cell: Cell, salt: number): Cell => (isBroken(salt) ? pick(ERRORS, row.broken) : cell);
    const proof = (which: number): Cell => {
      const day = appointment + Math.round((length * (which + 1)) / 4) + ((row.proof[which] ?? 0) % 5) - 1;
      const claims = passes && (which === 0 || (row.proof[which] ?? 0) < 600);
      return claims ? proofCell(day, choices, row, which) : noProofCell(choices, row, which);
    };
    const date = (day: number, style: DateStyle, salt: number): Cell =>
      dateCell(day, style, row.extra + salt);
    const currency = (): Cell => {
      if (choices.currency === 'one') return pick(['EUR', 'EUR', 'eur', '€'], row.extra);
      if (choices.currency === 'two') return row.extra % 40 === 0 ? 'GBP' : 'EUR';
      if (choices.currency === 'by rep') return rep.name % 2 === 0 ? 'CHF' : 'PLN';
      return '';
    };
    return {
      Rep: hasNoRep ? '' : nameVariant(pick(REP_NAMES, rep.name), row.spelling),
      'First appointment':
        row.appointment % 29 === 0 ? '' : orBroken(date(appointment, choices.dates.appointment, 0), 1),
      Created: orBroken(date(appointment - 3, choices.dates.appointment, 1), 2),
      Stage:
        wins || loses ? pick([pick(words, row.words), pick(words, 0), pick(words, 1)], row.spelling) : step,
      Status: wins || loses || row.words % 3 > 0 ? pick(words, row.words) : step,
      'Furthest stage': row.words % 5 === 0 ? '' : row.words % 11 === 0 ? 'Lost' : step,
      'Close date':
        row.closes % 31 === 0 && isDecided ? '' : orBroken(date(close, choices.dates.close, 2), 3),
      'Won date': wins && row.extra % 9 > 0 ? orBroken(date(close, choices.dates.close, 3), 4) : '',
      'Lost date': loses && row.extra % 9 > 0 ? date(close, choices.dates.close, 4) : '',
      Won: wins ? pick([true, 'TRUE', 'yes', 1], row.spelling) : pick([false, 'No', 0, false], row.spelling),
      Closed: isDecided ? pick([true, 'y', 1], row.spelling) : pick([false, 'n', 0], row.spelling),
      Amount: row.amount % 13 === 0 ? '' : orBroken(amountCell(amount, choices.amounts, row.extra), 5),
      Currency: currency(),
      'Contact level': pick(LEVELS, row.spelling),
      Industry: pick(INDUSTRIES, row.words),
      Source: pick(SOURCES, row.words),
      Name: `Deal ${row.extra}`,
      Expected: row.extra % 2 === 0 ? dateCell(close + 20, choices.dates.close, 0) : 'call again',
      'Proof 1': proof(0),
      'Proof 2': proof(1),
      'Proof 3': proof(2),
    };
  };

  const line = (row: RowChoices): Cell[] => {
    const cells = deal(row);
    const name = pick(REP_NAMES, pick(choices.reps, row.rep).name);
    switch (row.kind) {
      case 'blank':
        return parts.map((_, at) => pick<Cell>(['', null, ' ', '\u00a0', '\u200b'], at + row.extra));
      case 'header':
        return parts.map(part => headers[part] ?? '');
      case 'half a header':
        return parts.map((part, at) =>
          at % 2 === 0 ? (headers[part] ?? '').toUpperCase() : at % 4 === 1 ? 'x' : '',
        );
      case 'total':
        return parts.map((part, at) =>
          at === 0
            ? pick(['Total', 'Grand total', 'SUM', 'Average'], row.extra)
            : part === 'Amount'
              ? 12345
              : '',
        );
      case 'total of a rep':
        return parts.map((part, at) =>
          at === 0 ? `${name} total` : part === 'First appointment' ? row.extra : '',
        );
      case 'footer':
        return parts.map((_, at) =>
          at === 0
            ? pick(
                [
                  'Grand Totals (12 records)',
                  'Confidential Information - Do Not Distribute',
                  'Copyright (c) 2000-2026 salesforce.com, inc.',
                ],
                row.extra,
              )
            : '',
        );
      default:
        return parts.map(part => cells[part]);
    }
  };

  const width = parts.length;
  const title: Range = choices.title
    ? [['Deals', ...Array.from({ length: width - 1 }, () => '')], Array.from({ length: width }, () => '')]
    : [];
  return {
    range: [...title, parts.map(part => headers[part] ?? ''), ...choices.rows.map(line)],
    headers,
    reps: [...new Set(choices.reps.map(rep => pick(REP_NAMES, rep.name)))],
  };
}

// --------------------------------------------------------------------------------------------------- settings

const maybe = <T>(arbitrary: fc.Arbitrary<T>, share = 0.25): fc.Arbitrary<T | null> =>
  often(share).chain(yes => (yes ? arbitrary : fc.constant(null)));

const gatewayChoices = fc.record({
  name: fc.constantFrom('Proposal', 'Site visit', 'On-site demo', 'ROI Blueprint', 'trial', 'proposal '),
  order: maybe(fc.constantFrom<Cell>(1, 2, '3', 1.5), 0.4),
  kind: maybe(
    fc.constantFrom('Proposal', 'on-site DEMO', 'Survey', 'Other', 'Comparison: like for like'),
    0.3,
  ),
  purpose: maybe(fc.constant('A blueprint, to the profit owner'), 0.1),
  column: fc.constantFrom<Part | null>('Proof 1', 'Proof 1', 'Proof 2', 'Proof 3', null),
  stages: maybe(
    fc.constantFrom('Proposal; Negotiation', 'proposal', 'Negotiation; Demo; Proposal', 'Won; Proposal'),
    0.4,
  ),
  rules: fc.array(
    fc.constantFrom<[Part, string]>(
      ['Contact level', 'is one of Owner; VP; c level'],
      ['Contact level', 'is not one of Engineer; Manager'],
      ['Contact level', 'is filled'],
      ['Amount', 'at least 5000'],
      ['Amount', 'at most 20k'],
      ['Industry', 'is one of FOOD; Machinery'],
      ['Proof 1', 'within 21 days of the appointment'],
      ['Proof 2', 'within 60 days of the appointment'],
      ['Proof 1', 'is filled'],
    ),
    { maxLength: 2 },
  ),
  window: maybe(fc.constantFrom<Cell>(0, 14, '45', 90, 3650), 0.4),
  benchmark: maybe(fc.constantFrom<Cell>('60%', 0.5, 80, '0.75', 1), 0.4),
});

const settingsChoices = fc.record({
  columns: fc.subarray<Part>(
    ['Rep', 'First appointment', 'Stage', 'Status', 'Close date', 'Amount', 'Contact level'],
    {
      maxLength: 3,
    },
  ),
  columnHeader: weighted([12, 'own'], [1, 'missing'], [4, 'created'], [2, 'none']),
  hasColumns: often(0.25),
  orders: maybe(
    fc.array(
      fc.tuple(
        fc.constantFrom<Part>(
          'First appointment',
          'Close date',
          'Won date',
          'Lost date',
          'Created',
          'Proof 1',
          'Proof 2',
        ),
        fc.constantFrom('Day first', 'Month first', 'day FIRST'),
        often(0.5),
      ),
      { minLength: 1, maxLength: 4 },
    ),
    0.4,
  ),
  won: maybe(
    weighted(
      [9, 'Closed Won; Signed; Won'],
      [9, 'Won; closed won; win; Negotiation'],
      [1, '受注; Won; Lost'],
    ),
    0.1,
  ),
  lost: maybe(
    weighted([9, 'Lost; Dead; Closed-Lost'], [9, 'lost; on hold; nurture'], [1, 'Lost; open']),
    0.1,
  ),
  open: maybe(weighted([9, 'Open; Qualified'], [1, 'open; in progress; abandoned']), 0.1),
  gateways: fc.oneof(
    { weight: 5, arbitrary: fc.constant('default' as const) },
    { weight: 1, arbitrary: fc.constant('none' as const) },
    { weight: 5, arbitrary: fc.array(gatewayChoices, { minLength: 1, maxLength: 3 }) },
  ),
  /** Let a gateway ask for a column that the sheet does not have. */
  allowsMissing: often(0.1),
  closeBenchmark: maybe(fc.constantFrom<Cell>('65%', 0.5, 40, '90%', 1, 0)),
  saleGap: maybe(fc.constantFrom<Cell>('40%', '-40%', 0.2, -20, 0)),
  cycleGap: maybe(fc.constantFrom<Cell>('30%', -0.1, 15)),
  barometer: maybe(fc.constantFrom<Cell>('100%', 1.5, 80, '120%', 5)),
  confidence: maybe(fc.constantFrom<Cell>('95%', 0.8, 99, 0.5, '99.9%')),
  ratioSample: maybe(fc.constantFrom<Cell>(1, 3, '5', 20)),
  saleSample: maybe(fc.constantFrom<Cell>(1, 2, '3', 10)),
  statistic: maybe(fc.constantFrom('Mean', 'median')),
  datedBy: maybe(fc.constantFrom('Close date', 'first appointment')),
  holdFor: maybe(fc.constantFrom('Each rep', 'the team')),
  asOf: maybe(
    fc.constantFrom<Cell>('2026-03-31', '2025-12-31', new Date('2026-06-30T00:00:00Z'), 46000, '30/9/2025'),
  ),
  hasTarget: often(0.75),
  revenue: maybe(fc.constantFrom<Cell>(600000, '$1,200,000.00', 0, '100k', '250 000 €'), 0.85),
  weeks: maybe(fc.constantFrom<Cell>(13, '26', 4, 52, 0.5, 520), 0.95),
  starts: maybe(fc.constantFrom<Cell>('2026-01-01', '2025-10-01', 46023, '2026-07-01')),
  own: fc.array(
    fc.tuple(
      fc.constantFrom('Ana Silva', 'ANA SILVA', 'Bo Muller', 'New Hire', 'Eve', 'Jon Doe'),
      fc.constantFrom<Cell>(120000, '50k', 0, 700000, ''),
    ),
    { maxLength: 3 },
  ),
  active: fc.array(
    fc.tuple(
      fc.constantFrom('Jon Doe', 'eve', 'Dmitri', 'New Hire'),
      fc.constantFrom<Cell>('No', false, 'Yes', 'FALSE', 0),
    ),
    { maxLength: 2 },
  ),
  unknown: often(0.2),
  twice: often(0.15),
  invalid: maybe(
    fc.constantFrom<[string, string, string, Cell]>(
      ['Benchmark', 'Close ratio', 'At least', 'high'],
      ['Benchmark', 'Close ratio', 'At least', 150],
      ['Benchmark', 'Average sale', 'Below peers by', 'half'],
      ['Benchmark', 'Activity barometer', 'At least', '600%'],
      ['Evidence', 'Flags', 'Confidence', 0.4],
      ['Evidence', 'Ratios', 'Minimum sample', 0],
      ['Evidence', 'Sales', 'Minimum sample', 20000],
      ['Method', 'Sales cycle', 'Statistic', 'Mode'],
      ['Method', 'As of', 'Date', 'soon'],
      ['Method', 'As of', 'Date', '3/4/2026'],
      ['Target', 'Team', 'Weeks', 0],
      ['Target', 'Team', 'Weeks', 521],
      ['Target', 'Team', 'Revenue', -5],
      ['Target', 'Eve', 'Revenue', 'a lot'],
      ['Rep', 'Eve', 'Active', 'perhaps'],
      ['Gateway', 'Proposal', 'Window (days)', 4000],
      ['Gateway', 'Proposal', 'Benchmark', '120%'],
      ['Gateway', 'Proposal', 'Rule', 'banana'],
      ['Column', 'Close date', 'Date order', 'sideways'],
      ['Evidence', 'Flags', 'Hold for', 'everybody'],
    ),
    0.05,
  ),
  columnOrder: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
  rowOrder: dice,
});
type SettingsChoices = typeof settingsChoices extends fc.Arbitrary<infer T> ? T : never;
type SettingsRow = [string, string, string, Cell];

function gatewayRows(choices: SettingsChoices, sheet: Sheet): SettingsRow[] {
  if (choices.gateways === 'default') return [];
  if (choices.gateways === 'none') return [['Gateway', 'None', '', '']];
  return choices.gateways.flatMap(gateway => {
    const rows: SettingsRow[] = [];
    const add = (setting: string, value: Cell): void => {
      if (value !== null) rows.push(['Gateway', gateway.name, setting, value]);
    };
    add('Order', gateway.order);
    add('Kind', gateway.kind);
    add('Purpose', gateway.purpose);
    const header = gateway.column === null ? undefined : sheet.headers[gateway.column];
    if (header !== undefined) add('Proof column', header.toUpperCase());
    else if (gateway.column !== null && choices.allowsMissing) add('Proof column', 'Missing column');
    add('Proof stages', gateway.stages);
    for (const [part, rest] of gateway.rules) {
      const of = sheet.headers[part];
      if (of !== undefined) add('Rule', `${of} ${rest}`);
      else if (choices.allowsMissing) add('Rule', `Missing column ${rest}`);
    }
    add('Window (days)', gateway.window);
    add('Benchmark', gateway.benchmark);
    return rows;
  });
}

function settingsRows(choices: SettingsChoices, sheet: Sheet): SettingsRow[] {
  const rows: SettingsRow[] = [];
  const add = (group: string, name: string, setting: string, value: Cell): void => {
    if (value !== null) rows.push([group, name, setting, value]);
  };
  if (choices.hasColumns) {
    for (const part of choices.columns) {
      const created = part === 'First appointment' ? sheet.headers.Created : undefined;
      const own = choices.columnHeader === 'created' ? (created ?? sheet.headers[part]) : sheet.headers[part];
      const missing = choices.columnHeader === 'missing' ? 'No such column' : null;
      const none = choices.columnHeader === 'none' ? 'none' : null;
      add('Column', part, 'Header', none ?? missing ?? own ?? null);
    }
  }
  for (const [part, order, byHeader] of choices.orders ?? []) {
    const header = sheet.headers[part];
    const isRole = !part.startsWith('Proof') && part !== 'Created';
    if (byHeader || !isRole) add('Column', header ?? 'Elsewhere', 'Date order', order);
    else add('Column', part, 'Date order', order);
  }
  add('Outcome', 'Won', 'Stages', choices.won);
  add('Outcome', 'Lost', 'Stages', choices.lost);
  add('Outcome', 'Open', 'Stages', choices.open);
  rows.push(...gatewayRows(choices, sheet));
  add('Benchmark', 'Close ratio', 'At least', choices.closeBenchmark);
  add('Benchmark', 'Average sale', 'Below peers by', choices.saleGap);
  add('Benchmark', 'Sales cycle', 'Shorter than peers by', choices.cycleGap);
  add('Benchmark', 'Activity barometer', 'At least', choices.barometer);
  add('Evidence', 'Flags', 'Confidence', choices.confidence);
  add('Evidence', 'Flags', 'Hold for', choices.holdFor);
  add('Evidence', 'Ratios', 'Minimum sample', choices.ratioSample);
  add('Evidence', 'Sales', 'Minimum sample', choices.saleSample);
  add('Method', 'Sales cycle', 'Statistic', choices.statistic);
  add('Method', 'Close ratio', 'Dated by', choices.datedBy);
  add('Method', 'As of', 'Date', choices.asOf);
  if (choices.hasTarget) add('Target', 'Team', 'Revenue', choices.revenue);
  if (choices.hasTarget) add('Target', 'Team', 'Weeks', choices.weeks);
  add('Target', 'Team', 'Starts', choices.starts);
  for (const [name, revenue] of choices.own) add('Target', name, 'Revenue', revenue);
  for (const [name, active] of choices.active) add('Rep', name, 'Active', active);
  if (choices.unknown) add('Weather', 'Monday', 'Sunny', 'yes');
  if (choices.unknown) add('Playbook', 'Close ratio', 'Step', 'Ask how the decision is made');
  // A blank value sets nothing, and of two rows the later wins.
  if (choices.twice)
    rows.unshift(['Benchmark', 'Close ratio', 'At least', 0.1], ['Target', 'Team', 'Weeks', 1]);
  if (choices.twice)
    rows.push(['evidence', 'FLAGS', 'Confidence ', ''], ['Method', 'Sales cycle', 'Statistic', ' ']);
  if (choices.invalid !== null) rows.push(choices.invalid);
  return rows;
}

function settingsOf(choices: SettingsChoices, sheet: Sheet): Range {
  const arranged = (row: Cell[]): Cell[] => choices.columnOrder.map(at => row[at]);
  return [['Group', 'Name', 'Setting', 'Value'], ...settingsRows(choices, sheet)].map(arranged);
}

// ---------------------------------------------------------------------------------------------------- periods

const bound = (...days: string[]): fc.Arbitrary<Cell> =>
  fc.constantFrom<Cell>(
    ...days,
    ...days.map(day => new Date(`${day}T00:00:00Z`)),
    ...days.map(day => new Date(`${day}T15:30:00Z`)),
    ...days.map(day => Date.parse(day) / 86400000 + 25569),
    ...days.map(day => day.replaceAll('-', '/')),
  );

/** (c) from and to: none, one, both; sometimes the wrong way round, or no dates. */
const spans: fc.Arbitrary<{ from: Cell; to: Cell }> = fc.oneof(
  { weight: 20, arbitrary: fc.constant({ from: '', to: '' }) },
  {
    weight: 9,
    arbitrary: fc.record({
      from: bound('2025-07-01', '2025-11-05', '2026-01-01'),
      to: fc.constantFrom('', null),
    }),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      from: fc.constant(''),
      to: bound('2025-09-30', '2025-12-31', '2026-02-18', '2026-12-31'),
    }),
  },
  {
    weight: 15,
    arbitrary: fc.record({
      from: bound('2025-01-01', '2025-08-13', '2025-11-01', '2026-01-01'),
      to: bound('2026-01-01', '2026-01-31', '2026-03-11', '2026-08-31'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ from: bound('2026-05-01'), to: bound('2026-04-30') }) },
  {
    weight: 1,
    arbitrary: fc.record({
      from: fc.constantFrom<Cell>('soon', '3/4/2026', '13/4/2025', 5, true),
      to: fc.constantFrom('', '2026-12-31'),
    }),
  },
);

// ------------------------------------------------------------------------------------------------ whole cases

export interface Case {
  pipeline: Range;
  settings: Range | '';
  from: Cell;
  to: Cell;
  /** A rep, blank, "Team", a stranger, or a range. */
  rep: Cell | Range;
  by: Cell;
  gateway: Cell;
  kpi: string;
  every: Cell;
}

const KPIS = [
  'First appointments',
  'Gateway ratio',
  'Close ratio',
  'Sales',
  'Revenue',
  'Average sale',
  'sales CYCLE',
  'Appointments per week',
];

/** Pipeline, settings, period and the other arguments together. */
export const cases: fc.Arbitrary<Case> = fc
  .record({
    sheet: fc.noBias(sheetChoices),
    settings: fc.option(fc.noBias(settingsChoices), { freq: 6, nil: null }),
    span: fc.noBias(spans),
    rep: dice,
    by: dice,
    gateway: dice,
    kpi: fc.constantFrom(...KPIS),
    every: fc.constantFrom<Cell>('', 'week', 'Month', 'quarter'),
  })
  .map(choices => {
    const sheet = sheetOf(choices.sheet);
    const settings = choices.settings === null ? '' : settingsOf(choices.settings, sheet);
    const named =
      choices.settings === null || typeof choices.settings.gateways === 'string'
        ? [sheet.headers['Proof 1'], sheet.headers['Proof 2']].filter(header => header !== undefined)
        : choices.settings.gateways.map(gateway => gateway.name);
    const everybody: Range = [...sheet.reps.map(name => [name, '']), ['Zed', 'team']];
    const rep = pick<Cell | Range>(
      ['', everybody, pick(sheet.reps, choices.rep), 'Team', everybody, '(no rep)', 'Zed', null],
      choices.rep,
    );
    const inSheet = (...parts: Part[]): string[] =>
      parts.map(part => sheet.headers[part]).filter(header => header !== undefined);
    const groups = [...inSheet('Industry', 'Stage', 'Contact level', 'Source', 'Rep'), ''];
    const by = choices.by < 700 ? '' : choices.by > 990 ? 'Nowhere' : pick(groups, choices.by);
    const gateway =
      choices.gateway < 600 ? '' : choices.gateway > 980 ? 'Nothing' : pick([...named, ''], choices.gateway);
    return {
      pipeline: sheet.range,
      settings,
      ...choices.span,
      rep,
      by,
      gateway,
      kpi: choices.kpi,
      every: choices.every,
    };
  });
