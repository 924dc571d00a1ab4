import type { Cell } from '../src/core/cells/cell.ts';

/**
 * The rows that everything is measured on: a header and opportunities of 8 columns, as a sheet hands them to a script.
 * Dates are Dates, blanks are '', and every text is a string of its own. The same at every run.
 *
 * It uses nothing from outside itself, because it is written into the realm of the script: a sheet's Dates are that
 * realm's.
 */
export function teamRows(rows: number, reps: number): Cell[][] {
  let state = 12345;
  const random = () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
  const one = (list: readonly string[]) => `${list[Math.floor(random() * list.length)]} `.slice(0, -1);
  const levels = ['User', 'Manager', 'Director', 'VP', 'Owner'];
  const stages = ['Discovery', 'Proposal', 'Negotiation', 'Closed won', 'Closed lost'];
  const day = 86_400_000;
  const start = Date.UTC(2025, 0, 1, 5);
  const grid: Cell[][] = [
    [
      'Opportunity',
      'Rep',
      'First appointment',
      'Contact level',
      'Stage',
      'Proposal date',
      'Close date',
      'Amount',
    ],
  ];
  for (let i = 0; i < rows; i++) {
    const appointment = start + Math.floor(random() * 365) * day;
    const stage = one(stages);
    grid.push([
      `Deal ${i}`,
      `Rep number ${Math.floor(random() * reps)}`,
      new Date(appointment),
      one(levels),
      stage,
      random() < 0.6 ? new Date(appointment + (7 + Math.floor(random() * 14)) * day) : '',
      stage.startsWith('Closed') ? new Date(appointment + (25 + Math.floor(random() * 30)) * day) : '',
      random() < 0.9 ? Math.floor(random() * 50_000) + 0.5 : '',
    ]);
  }
  return grid;
}
