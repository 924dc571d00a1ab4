import { kpiNamed } from '../kpi/catalog.ts';
import type { Figure, KpiName } from '../kpi/kpi.ts';
import type { Bridge, Changed, Compared, Kind, Part } from './bridge.ts';

/** How many sentences a manager gets. */
const MOST = 3;

/** Which figure speaks first. */
const SPEAKS: readonly KpiName[] = [
  'Close ratio',
  'Gateway ratio',
  'Average sale',
  'Sales cycle',
  'Revenue',
  'First appointments',
];

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'.split(
  '|',
);

/** Turns an amount into a text, in the pipeline's own currency. */
export type MoneyText = (amount: number) => string;

/**
 * What changed in at most three sentences, the figures that matter most first; "Nothing to do" where none of them did.
 * Revenue and sales speak only where the ratios are silent.
 */
export function sentencesOf(bridges: readonly Bridge[], compared: Compared, money: MoneyText): string[] {
  const told = new Set<string>();
  const said = SPEAKS.flatMap(kpi => {
    const bridge = bridges.find(each => each.kpi === kpi);
    const sentence = bridge && sentenceOf(bridge, compared, money);
    if (!sentence) return [];
    const deals = bridge.parts.flatMap(part => countingRows(part).map(({ old, now }) => `${old} ${now}`));
    const isTold = deals.length > 0 && deals.every(deal => told.has(deal));
    for (const deal of deals) told.add(deal);
    return [isTold ? `${sentence.slice(0, sentence.indexOf(': '))}, by the same deals` : sentence];
  });
  return said.length ? said.slice(0, MOST) : ['Nothing to do'];
}

/** One figure's change and what made it; '' where it reads the same as it did. */
export function sentenceOf(bridge: Bridge, compared: Compared, money: MoneyText): string {
  const [old, now] = figuresText(bridge, money);
  if (old === now) return '';
  const reasons = bridge.parts.flatMap(part => {
    const counting = countingRows(part);
    return counting.length ? [reason(part.kind, counting, bridge.kpi, compared, money)] : [];
  });
  const settings = bridge.parts.find(part => part.kind === 'Settings');
  if (settings?.change && !settings.rows.length) reasons.unshift('the settings changed');
  return `${bridge.kpi} ${old} to ${now}${reasons.length ? `: ${reasons.join('; ')}` : ''}`;
}

/** The deals of a part that the figure itself counts, then or now. */
function countingRows({ rows }: Part): Changed[] {
  return rows.filter(({ was, is }) => was?.isCounted || is?.isCounted);
}

/** Both figures of a change as texts, with a decimal where whole ones would read the same. */
export function figuresText({ kpi, old, now }: Bridge, money: MoneyText): [string, string] {
  const texts = (decimals: number): [string, string] => [
    figureText(kpi, old, money, decimals),
    figureText(kpi, now, money, decimals),
  ];
  const whole = texts(0);
  return whole[0] === whole[1] && old !== now ? texts(1) : whole;
}

/** A figure as people read it. */
export function figureText(kpi: KpiName, figure: Figure, money: MoneyText, decimals = 0): string {
  if (figure === undefined) return 'nothing yet';
  switch (kpiNamed(kpi).unit) {
    case 'share':
      return `${(figure * 100).toFixed(decimals)}%`;
    case 'money':
      return money(figure);
    case 'days':
      return `${figure.toFixed(decimals)} days`;
    default:
      return String(figure);
  }
}

function reason(
  kind: Kind,
  rows: readonly Changed[],
  kpi: KpiName,
  compared: Compared,
  money: MoneyText,
): string {
  const n = rows.length;
  const deals = `${inWords(n)} ${n === 1 ? 'deal' : 'deals'}`;
  const good = rows.filter(({ is }) => is?.countsAs === 'won' || is?.countsAs === 'passed').length;
  switch (kind) {
    case 'Settings':
      return `the settings count ${deals} otherwise`;
    case 'New deals':
      return n === 1 ? 'one new deal' : `${inWords(n)} new deals`;
    case 'Matured':
      return `${inWords(n)} first ${n === 1 ? 'appointment' : 'appointments'} matured, ${inWords(good)} of them passed`;
    case 'Passed':
      return `${deals} passed the gateway`;
    case 'Decided':
      if (kpi !== 'Close ratio') return `${deals} decided`;
      return n === 1 ? `one deal ${good ? 'won' : 'lost'}` : `${deals} decided, ${inWords(good)} of them won`;
    case 'Gone':
      return `${deals} ${n === 1 ? 'is' : 'are'} gone`;
    default:
      return n === 1
        ? rewritten(rows[0] as Changed, compared, money)
        : `${inWords(n)} earlier deals were rewritten`;
  }
}

/** "a $40,000 win of May was rewritten to lost". */
function rewritten({ old, now }: Changed, { reread, now: today }: Compared, money: MoneyText): string {
  const row = old as number;
  const cents = reread.rows.amounts?.cents[row] ?? Number.NaN;
  const price = cents > 0 ? `${money(cents / 100)} ` : '';
  const outcome = reread.rows.outcomes[row] as number;
  const closed = outcome ? (reread.rows.closed[row] as number) : 0;
  const month = closed > 0 ? ` of ${monthOf(closed)}` : '';
  const what = `${article(price)} ${price}${['open deal', 'win', 'loss'][outcome]}${month}`;
  const became = today.rows.outcomes[now as number] as number;
  return became === outcome
    ? `${what} was rewritten`
    : `${what} was rewritten to ${['open', 'won', 'lost'][became]}`;
}

/** "an" before what is read with a vowel: 8, 11, 18 and 80 to 89 thousands among them. */
function article(price: string): string {
  const digits = price.replace(/\D/g, '');
  if (!digits) return 'a';
  const head = digits.slice(0, ((digits.length - 1) % 3) + 1);
  return head.startsWith('8') || head === '11' || head === '18' ? 'an' : 'a';
}

function monthOf(day: number): string {
  return MONTHS[new Date((day - 25_569) * 86_400_000).getUTCMonth()] as string;
}

function inWords(count: number): string {
  return NUMBERS[count] ?? String(count);
}
