// A sample pipeline: 600 opportunities of twelve reps over eight months of 2026, the same at every run. Counts are set
// and not left to chance, so that what is planted shows and nothing else does.
import type { Sample } from '../../workbench/demo/sample.ts';
import { seeded } from '../../workbench/host/random.ts';
import type { SeedCell, TabSeed } from '../../workbench/host/seed.ts';
import { accounts, industries, products, sources } from './names.ts';
import { levels, openness, type Seller, team } from './team.ts';

/** First day of the sample's calendar, and the day on which it was exported. */
const START = Date.UTC(2026, 0, 1);
const END_DAY = 242;
const DAY = 86_400_000;

const header = [
  'Opportunity',
  'Account',
  'Rep',
  'First appointment',
  'Contact level',
  'Industry',
  'Lead source',
  'Stage',
  'Proposal date',
  'Close date',
  'Amount',
];

type Random = () => number;

interface Deal {
  seller: Seller;
  /** Days since the start of the year. */
  appointment: number;
  level: (typeof levels)[number];
  proposal?: number;
  close?: number;
  stage: string;
  amount: number;
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}

/** About 1 in size: the middle of three numbers, so that few are far off. */
function around(random: Random, spread: number): number {
  return 1 + spread * ((random() + random() + random()) / 1.5 - 1);
}

/** The next working day. */
function workday(day: number): number {
  const weekday = new Date(START + day * DAY).getUTCDay();
  return weekday === 6 ? day + 2 : weekday === 0 ? day + 1 : day;
}

/** Contact levels in their shares, to the last one. */
function levelsOf(random: Random, seller: Seller): (typeof levels)[number][] {
  const list: (typeof levels)[number][] = [];
  let owed = 0;
  levels.forEach((level, i) => {
    owed += (seller.contacts[i] ?? 0) * seller.appointments;
    while (list.length < Math.round(owed)) list.push(level);
  });
  return shuffled(random, list);
}

function dealsOf(random: Random, seller: Seller): Deal[] {
  const met = levelsOf(random, seller);
  const step = (END_DAY - 2 - seller.from) / seller.appointments;
  const deals: Deal[] = met.map((level, i) => ({
    seller,
    appointment: workday(Math.round(seller.from + i * step + random() * step * 0.8)),
    level,
    stage: 'Appointment held',
    amount: Math.round((seller.sale * around(random, 0.55)) / 50) * 50,
  }));
  // Who takes the next step: as many as the seller's share says, the readier levels first.
  const passing = new Set(
    deals
      .map(deal => ({ deal, rank: openness[deal.level] + random() * 0.25 }))
      .sort((a, b) => b.rank - a.rank)
      .slice(0, Math.round(deals.length * seller.passes))
      .map(({ deal }) => deal),
  );
  for (const deal of deals) {
    if (passing.has(deal)) {
      const day = workday(deal.appointment + 3 + Math.floor(random() * 16));
      if (day <= END_DAY)
        Object.assign(deal, { proposal: day, stage: random() < 0.5 ? 'Proposal' : 'Negotiation' });
    } else if (deal.appointment < END_DAY - 45 && random() < 0.7) {
      deal.stage = 'Closed Lost';
      deal.close = workday(deal.appointment + 12 + Math.floor(random() * 30));
    } else if (random() < 0.5) deal.stage = 'Qualified';
  }
  // What is decided by now, and who of these is won.
  const decided = deals.filter(deal => {
    if (deal.proposal === undefined) return false;
    const close = workday(Math.round(deal.appointment + seller.cycle * around(random, 0.5)));
    if (close <= deal.proposal || close > END_DAY) return false;
    deal.close = close;
    return true;
  });
  const wins = Math.round(decided.length * seller.wins);
  shuffled(random, decided).forEach((deal, i) => {
    deal.stage = i < wins ? 'Closed Won' : 'Closed Lost';
  });
  for (const deal of deals) {
    // An open deal has an expected close date, as every CRM wants one.
    if (deal.close === undefined) deal.close = workday(END_DAY + 10 + Math.floor(random() * 80));
  }
  return deals;
}

export function samplePipeline(seed = 2026): TabSeed {
  const random = seeded(seed);
  const deals = team
    .flatMap(seller => dealsOf(random, seller))
    .sort((a, b) => a.appointment - b.appointment || (a.seller.name < b.seller.name ? -1 : 1));
  const date = (day: number | undefined): SeedCell =>
    day === undefined ? null : new Date(START + day * DAY);
  const companies = shuffled(random, accounts);
  const rows: SeedCell[][] = deals.map((deal, i) => {
    const account = companies[i % companies.length] as string;
    const money: SeedCell = { value: deal.amount, format: '"$"#,##0' };
    return [
      `${account} - ${pick(random, products)}`,
      account,
      deal.seller.name,
      date(deal.appointment),
      deal.level,
      pick(random, industries),
      pick(random, sources),
      deal.stage,
      date(deal.proposal),
      date(deal.close),
      money,
    ];
  });
  return {
    name: 'Pipeline',
    rows: [header.map(value => ({ value, bold: true, fill: '#f1f3f4' })), ...rows],
    frozenRows: 1,
    widths: [270, 170, 120, 140, 110, 160, 110, 130, 120, 110, 100],
  };
}

/** What the workbench opens with. */
const sample: Sample = { name: 'Sample pipeline', tabs: () => [samplePipeline()] };
export default sample;
