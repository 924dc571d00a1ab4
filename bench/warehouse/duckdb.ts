// DuckDB, for volumes that GoogleSQL's evaluator can't hold. The query is translated to its dialect; that the query is sound in
// its own is GoogleSQL's to say. Folding beyond plain letters is not tried here: DuckDB has no such normal form.
import { createRequire } from 'node:module';
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
};

export class DuckDb {
  private constructor(
    private readonly connection: Connection,
    private readonly translate: (sql: string) => string,
  ) {}

  /** Undefined where one of the packages is not installed. */
  static async start(): Promise<DuckDb | undefined> {
    const require = createRequire(import.meta.url);
    const load = async (name: string) => {
      const loaded = await import(pathToFileURL(require.resolve(name)).href);
      return loaded.default?.DuckDBInstance || loaded.default?.transpile ? loaded.default : loaded;
    };
    try {
      const [{ DuckDBInstance }, polyglot] = await Promise.all([
        load('@duckdb/node-api'),
        load('@polyglot-sql/sdk'),
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

  /** Makes the table `deals` of rows, given by a query of DuckDB's own or as values. */
  async table(columns: readonly SchemaColumn[], rows: readonly Value[][]): Promise<void> {
    const fields = columns.map(({ name, type }) => `"${name}" ${TYPES[type]}`);
    await this.connection.run(`CREATE OR REPLACE TABLE deals (${fields.join(', ')})`);
    const literal = (value: Value, { type }: SchemaColumn): string => {
      if (value === null) return 'NULL';
      if (type === 'DATE') return `DATE '1899-12-30' + ${value}`;
      return type === 'STRING' ? `'${String(value).replaceAll("'", "''")}'` : String(value);
    };
    for (let at = 0; at < rows.length; at += 5000) {
      const values = rows
        .slice(at, at + 5000)
        .map(row => `(${row.map((value, i) => literal(value, columns[i] as SchemaColumn)).join(', ')})`);
      await this.connection.run(`INSERT INTO deals VALUES ${values.join(', ')}`);
    }
  }

  /** Runs a query of GoogleSQL over the table. */
  async run(sql: string): Promise<Value[][]> {
    const plain = sql
      .replace(/FROM `[^`]+`\.`[^`]+`\.`[^`]+` AS t/, 'FROM deals AS t')
      .replaceAll('NORMALIZE(', '(')
      .replaceAll(', NFKD)', ')')
      .replaceAll('AS NUMERIC)', 'AS DECIMAL(38, 9))');
    const translated = this.translate(plain)
      .replace(/REGEXP_REPLACE\(/gi, 'replace_all(')
      .replace(/REGEXP_(LIKE|FULL_MATCH)\(/gi, 'regexp_matches(');
    return (await this.connection.runAndReadAll(translated)).getRowsJson();
  }
}
