import { Problem, shown } from '../problem.ts';
import type { SchemaColumn, TableSchema } from '../warehouse/schema.ts';
import { columnPath, columnType, tablePath } from '../warehouse/schema.ts';
import type { Asking, Call } from './calls.ts';
import { fieldsIn, listIn, objectIn, textIn } from './calls.ts';
import { ask, type Concerned } from './failures.ts';

/** Where a table is, as a person names it. */
export interface TablePlace {
  project: string;
  dataset: string;
  table: string;
}

/** A table as BigQuery describes it. */
export interface TableDescription extends TableSchema {
  /** Where it is kept, such as EU. */
  location: string;
  rows: number;
  /** Columns whose type or name can't be used, by name. */
  left: string[];
}

/** At most so many names are listed; beyond it a person types the name. */
const MOST_NAMES = 1000;
const PAGE = 200;

/** Describes a table, with the columns that can be read. Nothing of its rows is read. */
export function* describeTable(place: TablePlace): Asking<TableDescription> {
  // Refuses anything but plain names before it goes anywhere.
  tablePath({ ...place, columns: [] });
  const value = objectIn(yield* ask({ method: 'tables.get', ...place }, place));
  const columns: SchemaColumn[] = [];
  const left: string[] = [];
  for (const { name, type, mode } of fieldsIn(value.schema)) {
    const known = mode === 'REPEATED' ? undefined : columnType(type);
    if (known && isPlain(name)) columns.push({ name, type: known });
    else left.push(name);
  }
  if (!columns.length)
    throw new Problem(
      'warehouse-columns',
      `The table must have columns that can be read, got ${shown(left.join(', '))}`,
      {
        field: 'table',
      },
    );
  return {
    ...place,
    columns,
    left,
    location: textIn(value.location),
    rows: Number(textIn(value.numRows) || 0),
  };
}

function isPlain(name: string): boolean {
  try {
    columnPath(name);
    return true;
  } catch {
    return false;
  }
}

/** The projects that the account can see. */
export function listProjects(): Asking<string[]> {
  return names(
    options => ({ method: 'projects.list', options }),
    { project: '' },
    value =>
      listIn(value.projects).map(
        each => textIn(objectIn(each.projectReference).projectId) || textIn(each.id),
      ),
  );
}

/** The datasets of a project. */
export function listDatasets(project: string): Asking<string[]> {
  return names(
    options => ({ method: 'datasets.list', project, options }),
    { project },
    value => listIn(value.datasets).map(each => textIn(objectIn(each.datasetReference).datasetId)),
  );
}

/** The tables and views of a dataset. */
export function listTables(project: string, dataset: string): Asking<string[]> {
  return names(
    options => ({ method: 'tables.list', project, dataset, options }),
    { project, dataset },
    value => listIn(value.tables).map(each => textIn(objectIn(each.tableReference).tableId)),
  );
}

function* names(
  call: (options: Record<string, string | number>) => Call,
  concerned: Concerned,
  of: (value: Record<string, unknown>) => string[],
): Asking<string[]> {
  const found: string[] = [];
  for (let token = ''; ; ) {
    const options = { maxResults: PAGE, ...(token ? { pageToken: token } : {}) };
    const value = objectIn(yield* ask(call(options), concerned));
    found.push(...of(value).filter(Boolean));
    const next = textIn(value.nextPageToken);
    if (!next || next === token || found.length >= MOST_NAMES) return found.slice(0, MOST_NAMES).sort();
    token = next;
  }
}
