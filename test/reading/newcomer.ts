import { Calendar } from '../../src/core/cells/calendar.ts';
import type { Cell } from '../../src/core/cells/cell.ts';
import { checkPipeline } from '../../src/core/check/check.ts';
import type { Press } from '../../src/core/check/presses.ts';
import { pressesFor } from '../../src/core/check/presses.ts';
import { checkSentence } from '../../src/core/check/sentence.ts';
import { readPipeline } from '../../src/core/pipeline/read.ts';
import { Problem } from '../../src/core/problem.ts';
import { readSettings } from '../../src/core/settings/read.ts';
import { AVERAGE_SALE, CLOSE_RATIO, SALES_CYCLE } from '../../src/functions/figures.ts';
import { KPI_TREND } from '../../src/functions/tables.ts';
import type { Figure, RealFile, Reference } from './files.ts';

/** How a newcomer without any settings comes to right figures, or is told why not. */
export interface Reading {
  name: string;
  result: 'right at once' | 'right after pressing' | 'refused with a cure' | 'told' | 'wrong in silence';
  presses: number;
  /** What was pressed, or what was said. */
  says: string[];
  /** The figures that are not right, with what came and what was wanted. */
  off: string[];
}

const FIGURES: readonly Figure[] = ['close', 'average', 'cycle', 'appointments'];
const MOST_PRESSES = 6;
const HEADER: Cell[] = ['Group', 'Name', 'Setting', 'Value'];
const calendar = new Calendar(() => 'Etc/UTC');

/** A figure: a number, undefined where it is blank, or the sentence that refuses it. */
type Answer = number | undefined | Problem;

/** Opens a file as a newcomer does, and presses what is proposed, one after the other, until the figures are right. */
export function readAsNewcomer({ name, grid, reference }: RealFile): Reading {
  const settings: Cell[][] = [HEADER];
  const says: string[] = [];
  for (let presses = 0; ; presses++) {
    const answers = answersOf(grid, settings);
    const off = FIGURES.filter(figure => !isRight(figure, answers[figure], reference));
    const done = {
      name,
      presses,
      says,
      off: off.map(figure => describe(figure, answers[figure], reference)),
    };
    if (!off.length) {
      const refusal = reference.isRefused && Object.values(answers).find(isProblem);
      if (refusal) return { ...done, result: 'refused with a cure', says: [...says, refusal.message] };
      return { ...done, result: presses ? 'right after pressing' : 'right at once' };
    }
    const press = presses < MOST_PRESSES ? nextPress(grid, settings) : undefined;
    if (!press)
      return {
        ...done,
        ...failed(
          grid,
          settings,
          off.map(figure => answers[figure]),
          says,
        ),
      };
    says.push(press.label);
    for (const { group, name: of, setting, values } of press.changes)
      for (const value of values) settings.push([group, of, setting, value]);
  }
}

/** A sheet that proposes nothing more: was its reader told, or is it wrong in silence? */
function failed(
  grid: Cell[][],
  settings: Cell[][],
  off: readonly Answer[],
  says: string[],
): Pick<Reading, 'result' | 'says'> {
  const refusal = off.find(isProblem);
  if (off.every(isProblem)) return { result: 'refused with a cure', says: [...says, refusal?.message ?? ''] };
  const read = readSettings(settings, calendar);
  const said = [
    checkSentence(readPipeline(grid, read, calendar, true), read),
    ...checkPipeline(grid, read, calendar)
      .findings.filter(({ severity }) => severity === 'stops')
      .map(({ text }) => text),
  ].filter(Boolean);
  return said.length ? { result: 'told', says: [...says, ...said] } : { result: 'wrong in silence', says };
}

function nextPress(grid: Cell[][], settings: Cell[][]): Press | undefined {
  const read = readSettings(settings, calendar);
  try {
    return pressesFor(grid, readPipeline(grid, read, calendar, true), read, calendar)[0];
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

function answersOf(grid: Cell[][], settings: Cell[][]): Record<Figure, Answer> {
  const asked = (run: () => unknown): Answer => {
    try {
      const value = run();
      return typeof value === 'number' ? value : undefined;
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
  };
  return {
    close: asked(() => CLOSE_RATIO(grid, '', '', '', settings)),
    average: asked(() => AVERAGE_SALE(grid, '', '', '', settings)),
    cycle: asked(() => SALES_CYCLE(grid, '', '', '', settings)),
    appointments: asked(() => {
      const weeks = KPI_TREND(grid, 'First appointments', 'quarter', '', '', '', settings);
      return Array.isArray(weeks) ? weeks.reduce((sum, [, count]) => sum + (count as number), 0) : undefined;
    }),
  };
}

/** What can't be known must not be told; what can must be right to the last digit that the reference prints. */
function isRight(figure: Figure, answer: Answer, reference: Reference): boolean {
  const wanted = reference[figure];
  if (wanted === undefined) return answer === undefined || isProblem(answer);
  if (typeof answer !== 'number') return false;
  return Math.abs(answer - wanted) <= 0.500001 * (reference.within[figure] ?? 0);
}

function isProblem(answer: Answer): answer is Problem {
  return answer instanceof Problem;
}

function describe(figure: Figure, answer: Answer, reference: Reference): string {
  const came = isProblem(answer) ? 'refused' : (answer ?? 'blank');
  return `${figure} ${came}, wanted ${reference[figure] ?? 'none'}`;
}
