import { SCORECARD_HEADERS, type ScorecardHeader } from '../oracle/scorecard-headers.ts';

/** The columns of a scorecard in the order of the contract, as its second reading lists them. */
export const CARD_HEADERS = SCORECARD_HEADERS;

export type CardHeader = ScorecardHeader;

/** Where a column stands in the table, from 0. */
export function cardIndex(header: CardHeader): number {
  return CARD_HEADERS.indexOf(header);
}

/** The letter of a column, on a tab whose table begins in column A. */
export function cardLetter(header: CardHeader): string {
  return String.fromCharCode(65 + cardIndex(header));
}

/** The cells of a line by header. */
export function byHeader<Cell>(line: readonly Cell[]): Record<CardHeader, Cell> {
  return Object.fromEntries(CARD_HEADERS.map((header, i) => [header, line[i]])) as Record<CardHeader, Cell>;
}
