import { Problem, quoted, shown } from '../problem.ts';
import type { SchemaColumn, TableSchema } from './schema.ts';
import { columnType } from './schema.ts';

/**
 * A table as a person names it and pastes its columns: project.dataset.table, and a line for each column with its name and its
 * type, as a warehouse lists them. Lines of types that can't be read, and columns that hold several values, are left alone.
 *
 * @example pastedTable('sales-crm-1.crm.deals', 'Rep STRING\nClose date\tDATE').columns.length; // 2
 * @throws Problem for a name that is not of three parts, and where no line is a column.
 */
export function pastedTable(name: string, lines: string): TableSchema {
  const parts = name.replace(/[`\s]/g, '').split('.');
  const [table, dataset] = [parts.pop(), parts.pop()];
  const project = parts.join('.');
  if (!table || !dataset || !project)
    throw new Problem(
      'warehouse-name',
      `the table must be named by project, dataset and table, such as sales-crm-1.crm.deals, got ${shown(name.trim())}`,
      { field: 'table' },
    );
  const columns = lines.split(/\r?\n/).flatMap(columnOf);
  if (!columns.length)
    throw new Problem(
      'warehouse-columns',
      `the columns must be a line each with name and type, such as CloseDate DATE, got ${shown(lines.trim())}`,
      { field: 'columns' },
    );
  const twice = columns.find(({ name: each }, i) =>
    columns.some((other, j) => j < i && other.name.toLowerCase() === each.toLowerCase()),
  );
  if (twice)
    throw new Problem(
      'warehouse-columns',
      `the columns must be named once each, got ${quoted(twice.name)} twice`,
      {
        field: 'columns',
      },
    );
  return { project, dataset, table, columns };
}

function columnOf(line: string): SchemaColumn[] {
  if (/\bREPEATED\b/i.test(line)) return [];
  // Between tabs, commas or bars a name may hold anything; between blanks the type is the last word before the mode.
  const cells = line.split(/[\t,|]/).map(cell => cell.trim());
  const mode = line.search(/\s(?:NULLABLE|REQUIRED)\b/i);
  const words = (mode < 0 ? line : line.slice(0, mode)).trim().split(/\s+/);
  const [name, type] =
    cells.length > 1 ? cells.filter(Boolean) : [words.slice(0, -1).join(' '), words[words.length - 1]];
  const known = columnType((type ?? '').split('(')[0] as string);
  const plain = (name ?? '').replace(/^["'`]|["'`]$/g, '');
  return known && plain ? [{ name: plain, type: known }] : [];
}
