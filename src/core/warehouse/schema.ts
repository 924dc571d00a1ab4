import { Problem, shown } from '../problem.ts';

/** The types of a warehouse's columns that can be read; whatever else a table holds is left alone. */
export const COLUMN_TYPES = [
  'STRING',
  'BOOL',
  'INT64',
  'FLOAT64',
  'NUMERIC',
  'BIGNUMERIC',
  'DATE',
  'DATETIME',
  'TIMESTAMP',
] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

/** A column as the table's own schema lists it. */
export interface SchemaColumn {
  name: string;
  type: ColumnType;
}

/** A table of a warehouse: where it is, and its columns in order. */
export interface TableSchema {
  project: string;
  dataset: string;
  table: string;
  columns: readonly SchemaColumn[];
}

/** The older names of types, as the warehouse's interface still gives them. */
const OLDER = new Map<string, ColumnType>([
  ['BOOLEAN', 'BOOL'],
  ['INTEGER', 'INT64'],
  ['FLOAT', 'FLOAT64'],
  ['DECIMAL', 'NUMERIC'],
  ['BIGDECIMAL', 'BIGNUMERIC'],
]);

/** The type of a name, by its new or its older spelling; undefined for one that can't be read. */
export function columnType(name: string): ColumnType | undefined {
  const upper = name.trim().toUpperCase();
  return COLUMN_TYPES.find(type => type === upper) ?? OLDER.get(upper);
}

/** Letters, digits, _ and -: what projects, datasets and tables are called. A project may have a domain before it. */
const PROJECT = /^[a-z][a-z0-9-]{4,61}[a-z0-9]$|^[a-z0-9.-]{1,100}:[a-z][a-z0-9-]{4,61}[a-z0-9]$/;
const DATASET = /^[A-Za-z0-9_]{1,1024}$/;
const TABLE = /^[\p{L}\p{N}_-]{1,1024}$/u;

/**
 * The table's path for a query, each part in backticks.
 *
 * @throws Problem for a name that could be anything but one plain table: wildcards, decorators, catalogue views.
 */
export function tablePath({ project, dataset, table }: TableSchema): string {
  const parts: [what: string, name: string, allowed: RegExp][] = [
    ['project', project, PROJECT],
    ['dataset', dataset, DATASET],
    ['table', table, TABLE],
  ];
  for (const [what, name, allowed] of parts) {
    if (!allowed.test(name) || /^information_schema$/i.test(name))
      throw new Problem(
        'warehouse-name',
        `the ${what} must be the plain name of one ${what}, got ${shown(name)}`,
        {
          field: what,
        },
      );
  }
  return [project, dataset, table].map(part => `\`${part}\``).join('.');
}

/** A column's name for a query. Only names that the schema lists come here; those that could end the quotes are refused. */
export function columnPath(name: string): string {
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}_ &%=+:'<>#|-]{0,299}$/u.test(name))
    throw new Problem('warehouse-name', `a column must have a plain name to be queried, got ${shown(name)}`, {
      field: name,
    });
  return `t.\`${name}\``;
}

/** A text as a literal: the signs that could end it, and everything outside plain letters, as escapes. */
export function literal(text: string): string {
  const escaped = text.replace(
    /[\\'\n\r\t\0]/g,
    sign => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return `'${escaped}'`;
}
