// The same figures as formulas that people write: COUNTIFS, SUMIFS and AVERAGEIFS over the columns of the pipeline.
import { WINDOW } from '../figures.ts';

/** The tab of the rows, and the cell that holds the last day of a matured appointment. */
const TAB = 'Pipeline';
const CUT_OFF_CELL = '$J$1';

/** The cut-off, for CUT_OFF_CELL. */
export function cutOffFormula(rows: number): string {
  return `=MAX(${TAB}!$G$2:$G$${rows + 1})-${WINDOW}`;
}

/** The formulas of one line, in the order of FIGURES; they stand from column B on, and the rep in column A. */
export function lineFormulas(line: number, rows: number): string[] {
  const column = (letter: string) => `${TAB}!$${letter}$2:$${letter}$${rows + 1}`;
  const own = `${column('B')},$A${line}`;
  const matured = `${own},${column('C')},"<="&${CUT_OFF_CELL}`;
  const won = `${own},${column('E')},"Closed won"`;
  return [
    `=COUNTIFS(${own},${column('C')},">0")`,
    `=(COUNTIFS(${matured},${column('F')},">0")+COUNTIFS(${matured},${column('F')},"",${column('E')},"Closed won"))/COUNTIFS(${matured})`,
    `=E${line}/(E${line}+COUNTIFS(${own},${column('E')},"Closed lost",${column('F')},">0"))`,
    `=COUNTIFS(${won})`,
    `=SUMIFS(${column('H')},${won},${column('H')},">0")`,
    `=AVERAGEIFS(${column('H')},${won},${column('H')},">0")`,
    `=(SUMIFS(${column('G')},${won})-SUMIFS(${column('C')},${won}))/E${line}`,
  ];
}
