// DuckDB, for volumes that GoogleSQL's evaluator can't hold. The query is translated to its dialect; that the query is sound in
// its own is GoogleSQL's to say. Of the normal form only the accents are taken off: DuckDB has no NFKD.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SchemaColumn } from '../../src/core/warehouse/schema.ts';
import type { Value } from './googlesql.ts';

interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRowsJson(): Value[][] }>;
  closeSync(): void;
}

const TYPES: Partial<Record<SchemaColumn['type'], string>> = {
  STRING: 'VARCHAR',
  BOOL: 'BOOLEAN',
  NUMERIC: 'DECIMAL(38, 9)',
  DATE: 'DATE',
  INT64: 'BIGINT',
  FLOAT64: 'DOUBLE',
};

export class DuckDb {
  private constructor(
    private readonly connection: Connection,
    private readonly translate: (sql: string) => string,
  ) {}

  /** Undefined where one of the packages is not installed. */
  static async start(): Promise<DuckDb | undefined> {
    const require = createRequire(import.meta.url);
    const load = async (file: string) => {
      const loaded = await import(pathToFileURL(file).href);
      return loaded.default?.DuckDBInstance || loaded.default?.transpile ? loaded.default : loaded;
    };
    try {
      const [{ DuckDBInstance }, polyglot] = await Promise.all([
        load(require.resolve('@duckdb/node-api')),
        load(require.resolve('@polyglot-sql/sdk')),
      ]);
      if (polyglot.init) await polyglot.init();
      const connection: Connection = await (await DuckDBInstance.create(':memory:')).connect();
      await connection.run(`CREATE MACRO replace_all(a, b, c) AS regexp_replace(a, b, c, 'g')`);
      return new DuckDb(connection, sql => {
        const { success, error, sql: translated } = polyglot.transpile(sql, 'bigquery', 'duckdb');
        if (!success) throw new Error(error);
        return translated[0];
      });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
      throw error;
    }
  }

  stop(): void {
    this.connection.closeSync();
  }

  /** Makes the table `deals` of rows, by way of a file: values in a statement would take longer to parse than to count. */
  async table(columns: readonly SchemaColumn[], rows: readonly Value[][]): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'warehouse-'));
    const file = join(folder, 'deals.json');
    try {
      writeFileSync(
        file,
        rows
          .map(row => JSON.stringify(Object.fromEntries(row.map((value, i) => [`c${i}`, value]))))
          .join('\n'),
      );
      const read = columns.map(({ type }, i) => `c${i}: '${type === 'DATE' ? 'INTEGER' : TYPES[type]}'`);
      const fields = columns.map(({ name, type }, i) =>
        type === 'DATE' ? `DATE '1899-12-30' + c${i} AS "${name}"` : `c${i} AS "${name}"`,
      );
      await this.connection.run(
        `CREATE OR REPLACE TABLE deals AS SELECT ${fields.join(', ')} FROM read_json('${file}', format = 'newline_delimited', columns = {${read.join(', ')}})`,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Runs a statement of DuckDB's own. */
  async execute(sql: string): Promise<void> {
    await this.connection.run(sql);
  }

  /** Runs a query of GoogleSQL over the table. */
  async run(sql: string): Promise<Value[][]> {
    const plain = sql
      .replace(/FROM `[^`]+`\.`[^`]+`\.`[^`]+` AS t/, 'FROM deals AS t')
      .replaceAll('NORMALIZE(', 'strip_accents(')
      .replaceAll(', NFKD)', ')')
      .replaceAll('AS NUMERIC)', 'AS DECIMAL(38, 9))');
    const translated = this.translate(plain)
      .replace(/REGEXP_REPLACE\(/gi, 'replace_all(')
      .replace(/REGEXP_(LIKE|FULL_MATCH)\(/gi, 'regexp_matches(');
    return (await this.connection.runAndReadAll(translated)).getRowsJson();
  }
}
