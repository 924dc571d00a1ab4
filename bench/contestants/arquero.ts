// arquero: a table of columns in memory, grouped by rep.
import { op, table } from 'arquero';
import { FIGURES, type Figures, WINDOW } from '../figures.ts';
import type { Columns } from './columns.ts';

type Table = ReturnType<typeof table>;

export function loadArquero(columns: Columns): Table {
  return table({ ...columns });
}

export function askArquero(rows: Table): Figures {
  const asOf = rows.rollup({ latest: op.max('close') }).get('latest', 0) as number;
  const found = rows
    .params({ cutOff: asOf - WINDOW })
    .derive({
      won: 'd => d.stage === "Closed won" ? 1 : 0',
      lostPassed: 'd => d.stage === "Closed lost" && d.proposal !== null ? 1 : 0',
      matured: '(d, $) => d.appointment <= $.cutOff ? 1 : 0',
      passed:
        '(d, $) => d.appointment <= $.cutOff && (d.proposal !== null || d.stage === "Closed won") ? 1 : 0',
      sale: 'd => d.stage === "Closed won" && d.amount > 0 ? d.amount : null',
      cycle: 'd => d.stage === "Closed won" ? d.close - d.appointment : null',
    })
    .groupby('rep')
    .rollup({
      'First appointments': op.valid('appointment'),
      'Gateway ratio': 'd => op.sum(d.passed) / op.sum(d.matured)',
      'Close ratio': 'd => op.sum(d.won) / (op.sum(d.won) + op.sum(d.lostPassed))',
      Sales: op.sum('won'),
      Revenue: op.sum('sale'),
      'Average sale': op.mean('sale'),
      'Sales cycle': op.mean('cycle'),
    })
    .objects() as Record<string, number | string>[];
  return new Map(found.map(line => [String(line.rep), FIGURES.map(name => Number(line[name]))]));
}
