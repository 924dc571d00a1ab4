import { isBlank } from '../cells/cell.ts';
import { UNREADABLE } from '../pipeline/learnt-texts.ts';
import { FATES } from '../pipeline/left-out.ts';
import type { Opportunities } from '../pipeline/opportunities.ts';
import { dateColumns, LOST, WON } from '../pipeline/opportunities.ts';
import { counted, quoted } from '../problem.ts';
import type { Settings } from '../settings/settings.ts';
import { misreadSigns } from './amount-signs.ts';
import { contradictionOf } from './contradiction.ts';
import { currenciesOfSales } from './currencies.ts';
import { spellingsOf } from './spellings.ts';
import { mayTellNothing, tellingNothing, wordsOf } from './words.ts';

/**
 * The worst that can make figures wrong, in a sentence with where to look: for whoever reads a scorecard and never opens
 * the check. '' where nothing is the matter; tidiness is not.
 */
export function checkSentence(rows: Opportunities, settings: Settings): string {
  const questions = [outcomes, contradictions, currencies, dates, signs, amounts, spellings];
  for (const ask of questions) {
    const said = ask(rows, settings);
    if (said) return `${said}; see PIPELINE_CHECK`;
  }
  return '';
}

function outcomes(rows: Opportunities, settings: Settings): string {
  let won = 0;
  let lost = 0;
  for (let row = 0; row < rows.length; row++) {
    if (rows.outcomes[row] === WON) won++;
    else if (rows.outcomes[row] === LOST) lost++;
  }
  const silent = mayTellNothing(rows, settings) ? tellingNothing(wordsOf(rows, settings)) : [];
  const [worst] = silent;
  const others = silent.length > 1 ? ` and ${counted(silent.length - 1, 'other word')}` : '';
  const said = worst
    ? `${counted(worst.rows, 'row')} ${worst.rows === 1 ? 'says' : 'say'} ${quoted(worst.word)}${others}: counted as open (first: row ${worst.first + 1})`
    : '';
  const missing =
    !won && !lost ? 'No deal is won or lost' : !won ? 'No deal is won' : lost ? '' : 'No deal is lost';
  const means = missing === 'No deal is lost' ? ', so the close ratio can only be 100%' : '';
  return [missing + means, said].filter(Boolean).join('; ');
}

function contradictions(rows: Opportunities, { words }: Settings): string {
  const found = contradictionOf(rows, words);
  const [row, count] = found ? firstWhere(rows, found.isOne) : [0, 0];
  return found && count ? `${found.says} in ${counted(count, 'row')} (first: row ${row + 1})` : '';
}

function signs(rows: Opportunities): string {
  return misreadSigns(rows)?.says ?? '';
}

function currencies(rows: Opportunities): string {
  const found = currenciesOfSales(rows);
  return found.length > 1
    ? `Sales are in ${found.map(([name]) => name).join(' and ')}, which are not added`
    : '';
}

function dates(rows: Opportunities): string {
  for (const column of dateColumns(rows)) {
    if (column.mayBeConverted)
      return `${quoted(column.header)} holds texts that are ${column.mayBeConverted.order} beside date cells, so day and month of some may be exchanged`;
    const { days } = column;
    if (!days.includes(UNREADABLE)) continue;
    const [row, count] = firstWhere(rows, at => days[at] === UNREADABLE);
    if (count)
      return `${counted(count, 'date')} under ${quoted(column.header)} can't be read (first: row ${row + 1})`;
  }
  return '';
}

function amounts(rows: Opportunities): string {
  const { amounts: column, columns, grid, first } = rows;
  const at = columns.of.Amount;
  if (!column?.hasOthers || at === undefined) return '';
  const isUnread = (row: number): boolean =>
    rows.outcomes[row] === WON &&
    Number.isNaN(column.cents[row] as number) &&
    !isBlank(grid[first + row]?.[at]);
  const [row, count] = firstWhere(rows, isUnread);
  return count ? `${counted(count, 'amount')} of sales can't be read (first: row ${row + 1})` : '';
}

function spellings(rows: Opportunities): string {
  const [one] = spellingsOf(rows);
  return one ? `${quoted(one.name)} and ${quoted(one.rep)} may be one rep, and are counted apart` : '';
}

/** The index in the range of the first opportunity of which something is true, and of how many it is. */
function firstWhere(rows: Opportunities, isTrue: (row: number) => boolean): [first: number, count: number] {
  let first = -1;
  let count = 0;
  for (let row = 0; row < rows.length; row++) {
    if (rows.fates[row] !== FATES.used || !isTrue(row)) continue;
    if (first < 0) first = rows.first + row;
    count++;
  }
  return [first, count];
}
