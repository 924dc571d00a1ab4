import type { Cell } from '../cells/cell.ts';
import { foldedCell, isFilled } from '../cells/cell.ts';
import type { DateOrderSetting } from '../settings/settings.ts';
import { AmountColumn } from './amount-column.ts';
import { DateColumn } from './date-column.ts';
import type { BoundRule, Gateway } from './gateways.ts';
import { FATES } from './left-out.ts';
import type { Opportunities, ProvenGateway } from './opportunities.ts';
import { CLAIMED, LOST, NOT_PROVABLE, PASSED, WON } from './opportunities.ts';
import type { ProofColumn } from './proof-column.ts';
import type { TextColumn } from './text-column.ts';

/** What was read of a gateway's proof. */
export interface Proof {
  column: ProofColumn | undefined;
  /** How far each row had come: codes of stages; undefined where no gateway asks. */
  stageCodes: Int32Array | undefined;
  stages: TextColumn;
  orderOf: (column: number) => DateOrderSetting | undefined;
}

/** How each row stands to a gateway: what it claims, whether it passed, whether that can be told at all. */
export function prove(gateway: Gateway, rows: Opportunities, proof: Proof): ProvenGateway {
  const { setting } = gateway;
  const { column, stageCodes } = proof;
  const passing = new Set(setting.proofStages.map(stage => proof.stages.codeOfFolded(stage)));
  passing.delete(undefined);
  const states = new Uint8Array(rows.length);
  const dated: DateColumn[] = [];
  const rules = gateway.rules.map(rule => ruleOf(rule, rows, proof.orderOf, dated));
  const byStageAlone = setting.proofStages.length > 0 && !column;
  const { fates, outcomes, length } = rows;
  for (let row = 0; row < length; row++) {
    if (fates[row] !== FATES.used) continue;
    const outcome = outcomes[row];
    let state = column?.claims(row) ? CLAIMED : 0;
    if (stageCodes) {
      const stage = stageCodes[row] as number;
      if (stage > 0 && passing.has(stage)) state = CLAIMED;
      if (byStageAlone && outcome === LOST && stage === 0) state |= NOT_PROVABLE;
    }
    if (outcome === WON || (state & CLAIMED && (!rules.length || rules.every(isMet => isMet(row)))))
      state |= PASSED;
    states[row] = state;
  }
  return { ...gateway, states, dates: column?.dates, ruleDates: dated };
}

/** Whether a row meets a rule. A blank or unreadable cell meets none. */
export function ruleOf(
  { column, test }: BoundRule,
  rows: Opportunities,
  orderOf: (column: number) => DateOrderSetting | undefined,
  dated: DateColumn[],
): (row: number) => boolean {
  const cellOf = (row: number): Cell => (rows.grid[rows.first + row] as readonly Cell[])[column];
  switch (test.kind) {
    case 'is filled':
      return row => {
        const cell = cellOf(row);
        return isFilled(cell) && foldedCell(cell) !== 'false';
      };
    case 'is one of':
    case 'is not one of': {
      const values = new Set(test.values);
      const wanted = test.kind === 'is one of';
      return row => {
        const folded = foldedCell(cellOf(row));
        return folded !== '' && values.has(folded) === wanted;
      };
    }
    case 'within': {
      const header = rows.columns.headers[column] as string;
      const dates = new DateColumn(rows.length, header, rows.calendar, orderOf(column), cellOf);
      eachUsed(rows, row => {
        dates.days[row] = dates.codeOf(cellOf(row));
      });
      dates.settle();
      dated.push(dates);
      return row => {
        const day = dates.days[row] as number;
        const appointment = rows.appointments?.days[row] ?? 0;
        return day > 0 && appointment > 0 && day >= appointment && day - appointment <= test.days;
      };
    }
    default: {
      const amounts = new AmountColumn(rows.length);
      eachUsed(rows, row => amounts.read(row, cellOf(row)));
      amounts.settle();
      return row => {
        const cents = amounts.cents[row] as number;
        return test.kind === 'at least' ? cents >= test.cents : cents <= test.cents;
      };
    }
  }
}

function eachUsed(rows: Opportunities, visit: (row: number) => void): void {
  for (let row = 0; row < rows.length; row++) if (rows.fates[row] === FATES.used) visit(row);
}
