// The rows as columns, for tools that want them so. Dates are counted in days.
import type { Cell } from '../../src/core/cells/cell.ts';

const DAY = 86_400_000;
/** The serial number of 1970-01-01 in a sheet. */
const EPOCH = 25_569;

export interface Columns {
  rep: string[];
  stage: string[];
  appointment: (number | null)[];
  proposal: (number | null)[];
  close: (number | null)[];
  amount: (number | null)[];
}

/** The day of a date as the sheet's own serial number; the dates of the rows lie in one zone. */
export function dayOf(cell: Cell): number | null {
  return cell === '' ? null : Math.floor(((cell as Date).getTime() - 5 * 3_600_000) / DAY) + EPOCH;
}

export function columnsOf(grid: readonly (readonly Cell[])[]): Columns {
  const columns: Columns = { rep: [], stage: [], appointment: [], proposal: [], close: [], amount: [] };
  for (let i = 1; i < grid.length; i++) {
    const [, rep, appointment, , stage, proposal, close, amount] = grid[i] as Cell[];
    columns.rep.push(rep as string);
    columns.stage.push(stage as string);
    columns.appointment.push(dayOf(appointment));
    columns.proposal.push(dayOf(proposal));
    columns.close.push(dayOf(close));
    columns.amount.push(amount === '' ? null : (amount as number));
  }
  return columns;
}
