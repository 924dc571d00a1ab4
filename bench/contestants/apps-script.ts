import type { Cell } from '../../src/core/cells/cell.ts';

/**
 * What one writes in Apps Script by hand: the rows filtered by rep, and those by what each KPI is about.
 *
 * It uses nothing from outside itself, because it is written into the realm of the script.
 */
export function filterPerRep(values: Cell[][]): (string | number)[][] {
  const [headers, ...rows] = values as [string[], ...Cell[][]];
  const [rep, appointment, stage, proposal, close, amount] = [
    'Rep',
    'First appointment',
    'Stage',
    'Proposal date',
    'Close date',
    'Amount',
  ].map(header => headers.indexOf(header)) as [number, number, number, number, number, number];
  const day = 24 * 60 * 60 * 1000;
  const latest = rows.reduce((most, row) => Math.max(most, Number(row[close])), 0);
  const cutOff = latest - 30 * day;
  const sum = (list: Cell[]) => list.reduce<number>((total, value) => total + Number(value), 0);
  const reps = [...new Set(rows.map(row => row[rep]))] as string[];
  return reps.map(name => {
    const own = rows.filter(row => row[rep] === name);
    const matured = own.filter(row => Number(row[appointment]) <= cutOff);
    const passed = matured.filter(row => row[proposal] !== '' || row[stage] === 'Closed won');
    const won = own.filter(row => row[stage] === 'Closed won');
    const lost = own.filter(row => row[stage] === 'Closed lost' && row[proposal] !== '');
    const amounts = won.map(row => row[amount]).filter(value => Number(value) > 0);
    const cycles = won.map(row => Math.round((Number(row[close]) - Number(row[appointment])) / day));
    return [
      name,
      own.filter(row => row[appointment] !== '').length,
      passed.length / matured.length,
      won.length / (won.length + lost.length),
      won.length,
      sum(amounts),
      sum(amounts) / amounts.length,
      sum(cycles) / cycles.length,
    ];
  });
}
