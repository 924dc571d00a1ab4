import { shown } from '../core/problem.ts';
import type { PipelineTab } from './pipeline-tab.ts';

/** Functions on which Google lets no custom function rest, be they anywhere in the range that it is given. */
const VOLATILE = /\b(NOW|RANDARRAY|RANDBETWEEN|RAND)\s*\(/i;

/**
 * A sentence for each column of the pipeline whose formulas change by themselves: the formulas of such a document show
 * an error or Loading... for good, and can't say why. Looked for in the first rows, since a column is filled alike.
 */
export function volatileColumns({ sheet, head, columns }: PipelineTab): string[] {
  const width = columns.headers.length;
  if (!head.length || !width) return [];
  const formulas = sheet.getRange(1, 1, head.length, width).getFormulas();
  return columns.headers.flatMap((header, column) => {
    const name = formulas
      // What is quoted is no function.
      .map(row => VOLATILE.exec((row[column] ?? '').replace(/"[^"]*"/g, ''))?.[1])
      .find(found => found !== undefined);
    if (name === undefined) return [];
    const what = header ? `The column ${shown(header)}` : `Column ${column + 1} without a header`;
    return [
      `${what} must not hold ${name.toUpperCase()}(), which no formula of Sales Barometer may rest on: ` +
        'type the values, use TODAY() for the day, or move the column to another tab',
    ];
  });
}
