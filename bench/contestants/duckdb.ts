// DuckDB: an analytical database in this process, and an optional dependency: there is none for every machine.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type Figures, WINDOW } from '../figures.ts';
import type { Columns } from './columns.ts';

/** As much of its interface as is used here. */
interface Api {
  DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> };
  DuckDBDataChunk: { create(types: unknown[], rows: number): Chunk };
  VARCHAR: unknown;
  DOUBLE: unknown;
}
interface Chunk {
  setColumns(columns: readonly (readonly unknown[])[]): void;
}
interface Appender {
  appendDataChunk(chunk: Chunk): void;
  closeSync(): void;
}
interface Connection {
  run(sql: string): Promise<unknown>;
  createAppender(table: string): Promise<Appender>;
  runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }>;
}

/** How many rows a chunk of DuckDB holds at most. */
const CHUNK = 2048;

const QUERY = `
  WITH cut AS (SELECT max(close) - ${WINDOW} AS day FROM pipeline)
  SELECT rep,
    count(appointment),
    count(*) FILTER (WHERE appointment <= cut.day AND (proposal IS NOT NULL OR stage = 'Closed won'))
      / count(*) FILTER (WHERE appointment <= cut.day),
    count(*) FILTER (WHERE stage = 'Closed won')
      / count(*) FILTER (WHERE stage = 'Closed won' OR (stage = 'Closed lost' AND proposal IS NOT NULL)),
    count(*) FILTER (WHERE stage = 'Closed won'),
    sum(amount) FILTER (WHERE stage = 'Closed won' AND amount > 0),
    avg(amount) FILTER (WHERE stage = 'Closed won' AND amount > 0),
    avg(close - appointment) FILTER (WHERE stage = 'Closed won')
  FROM pipeline, cut GROUP BY rep`;

export class DuckDb {
  private constructor(
    private readonly api: Api,
    private readonly connection: Connection,
  ) {}

  /** Undefined where it is not installed. */
  static async open(): Promise<DuckDb | undefined> {
    let entry: string;
    try {
      entry = createRequire(import.meta.url).resolve('@duckdb/node-api');
    } catch {
      return undefined;
    }
    const loaded = (await import(pathToFileURL(entry).href)) as Api & { default?: Api };
    const api = loaded.default ?? loaded;
    const instance = await api.DuckDBInstance.create(':memory:');
    return new DuckDb(api, await instance.connect());
  }

  async load(columns: Columns): Promise<void> {
    const { api, connection } = this;
    const dates = ['appointment', 'proposal', 'close', 'amount'].map(name => `${name} DOUBLE`);
    await connection.run(
      `CREATE OR REPLACE TABLE pipeline (rep VARCHAR, stage VARCHAR, ${dates.join(', ')})`,
    );
    const appender = await connection.createAppender('pipeline');
    const { rep, stage, appointment, proposal, close, amount } = columns;
    const lists = [rep, stage, appointment, proposal, close, amount];
    const types = [api.VARCHAR, api.VARCHAR, api.DOUBLE, api.DOUBLE, api.DOUBLE, api.DOUBLE];
    for (let row = 0; row < rep.length; row += CHUNK) {
      const chunk = api.DuckDBDataChunk.create(types, Math.min(CHUNK, rep.length - row));
      chunk.setColumns(lists.map(list => list.slice(row, row + CHUNK)));
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
  }

  async ask(): Promise<Figures> {
    const rows = (await this.connection.runAndReadAll(QUERY)).getRows();
    return new Map(rows.map(([rep, ...figures]) => [String(rep), figures.map(Number)]));
  }
}
