// GoogleSQL itself, as a server on this machine: the analyser and the reference evaluator that BigQuery's dialect is defined by.
import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import type { ColumnType, SchemaColumn } from '../../src/core/warehouse/schema.ts';

/** A value of a table: a text, a number, a truth, a day as a serial number; null for NULL. */
export type Value = string | number | boolean | null;

const KINDS: Record<ColumnType, string> = {
  STRING: 'TYPE_STRING',
  BOOL: 'TYPE_BOOL',
  INT64: 'TYPE_INT64',
  FLOAT64: 'TYPE_DOUBLE',
  NUMERIC: 'TYPE_NUMERIC',
  BIGNUMERIC: 'TYPE_BIGNUMERIC',
  DATE: 'TYPE_DATE',
  DATETIME: 'TYPE_DATETIME',
  TIMESTAMP: 'TYPE_TIMESTAMP',
};

type Call = (method: string, request: unknown) => Promise<Record<string, unknown>>;

interface Proto {
  value?: string;
  [kind: string]: unknown;
}

export class GoogleSql {
  private constructor(
    private readonly server: ChildProcess,
    private readonly call: Call,
    private readonly language: unknown,
  ) {}

  /** Undefined where the package is not installed or has no server for this machine. */
  static async start(): Promise<GoogleSql | undefined> {
    const require = createRequire(import.meta.url);
    let entry: string;
    try {
      entry = require.resolve('@fivetrandevelopers/zetasql');
    } catch {
      return undefined;
    }
    const own = createRequire(entry);
    const folder = join(dirname(entry), 'zetasql');
    const port = await freePort();
    const program = `remote_server${process.arch.startsWith('arm') ? '_arm' : ''}${process.platform === 'darwin' ? '' : '.so'}`;
    const server = spawn(join(folder, program), ['localhost', String(port)], { stdio: 'ignore' });
    const failed = new Promise<undefined>(resolve => {
      server.on('error', () => resolve(undefined));
    });
    const grpc = own('@grpc/grpc-js');
    const definition = own('@grpc/proto-loader').loadSync('local_service.proto', {
      defaults: true,
      oneofs: true,
      includeDirs: [join(folder, 'protos')],
    });
    const api = grpc.loadPackageDefinition(definition).zetasql.local_service.ZetaSqlLocalService;
    const most = 500 * 1024 * 1024;
    const client = new api(`localhost:${port}`, grpc.credentials.createInsecure(), {
      'grpc.max_send_message_length': most,
      'grpc.max_receive_message_length': most,
    });
    const call: Call = (method, request) =>
      new Promise((resolve, reject) => {
        client[method](request, (error: Error | null, answer: Record<string, unknown>) =>
          error ? reject(error) : resolve(answer),
        );
      });
    const language = await Promise.race([
      failed,
      new Promise<unknown>((resolve, reject) => {
        client.waitForReady(Date.now() + 20_000, (error: Error | null) => {
          if (error) reject(error);
          else resolve(call('getLanguageOptions', { maximumFeatures: true }));
        });
      }),
    ]);
    return language === undefined ? undefined : new GoogleSql(server, call, language);
  }

  stop(): void {
    this.server.kill('SIGKILL');
  }

  private catalog(columns: readonly SchemaColumn[]): unknown {
    const column = columns.map(({ name, type }) => ({ name, type: { typeKind: KINDS[type] } }));
    return {
      name: 'catalog',
      table: [{ name: TABLE, column }],
      builtinFunctionOptions: { languageOptions: this.language },
    };
  }

  /** Refuses a statement that BigQuery's dialect would refuse: its message. '' for one that is sound. */
  async problemOf(sql: string, columns: readonly SchemaColumn[]): Promise<string> {
    try {
      await this.call('analyze', {
        sqlStatement: onOneTable(sql),
        simpleCatalog: this.catalog(columns),
        options: { languageOptions: this.language },
      });
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  }

  /** Runs a query over rows, and answers its rows. */
  async run(sql: string, columns: readonly SchemaColumn[], rows: readonly Value[][]): Promise<Value[][]> {
    const row = rows.map(values => ({
      cell: values.map((value, i) => protoOf(value, (columns[i] as SchemaColumn).type)),
    }));
    const answer = await this.call('evaluateQuery', {
      sql: onOneTable(sql),
      options: { languageOptions: this.language },
      simpleCatalog: this.catalog(columns),
      tableContent: { [TABLE]: { tableData: { row } } },
    });
    const content = answer.content as { tableData: { row: { cell: Proto[] }[] } | null };
    return (content.tableData?.row ?? []).map(({ cell }) => cell.map(plainOf));
  }
}

/** The evaluator sees tables without a path only. */
const TABLE = 'source_table';
function onOneTable(sql: string): string {
  return sql.replace(/FROM `[^`]+`\.`[^`]+`\.`[^`]+` AS t/, `FROM ${TABLE} AS t`);
}

const EPOCH = 25_569;

function protoOf(value: Value, type: ColumnType): Proto {
  if (value === null) return {};
  switch (type) {
    case 'STRING':
      return { stringValue: String(value) };
    case 'BOOL':
      return { boolValue: Boolean(value) };
    case 'INT64':
      return { int64Value: value };
    case 'FLOAT64':
      return { doubleValue: value };
    case 'NUMERIC':
      return { numericValue: numericBytes(String(value)) };
    case 'DATE':
      return { dateValue: Number(value) - EPOCH };
    case 'TIMESTAMP':
      return { timestampValue: { seconds: Math.round((Number(value) - EPOCH) * 86_400), nanos: 0 } };
    default:
      throw new Error(`no ${type} in these tests`);
  }
}

/** A NUMERIC as the wire has it: the value times 10^9 as a little-endian two's complement number, as short as it can be. */
function numericBytes(text: string): Buffer {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  let scaled = BigInt(whole + fraction.padEnd(9, '0').slice(0, 9));
  if (text.startsWith('-')) scaled = -scaled;
  const bytes: number[] = [];
  for (let i = 0; i < 16; i++) bytes.push(Number((scaled >> BigInt(8 * i)) & 255n));
  const fill = scaled < 0n ? 255 : 0;
  while (bytes.length > 1 && bytes.at(-1) === fill && (bytes.at(-2) as number) >> 7 === fill >> 7)
    bytes.pop();
  return Buffer.from(bytes);
}

function plainOf(cell: Proto): Value {
  if (!cell.value) return null;
  const value = cell[cell.value];
  if (cell.value === 'numericValue') {
    const bytes = value as Buffer;
    let scaled = 0n;
    bytes.forEach((byte, i) => {
      scaled |= BigInt(byte) << BigInt(8 * i);
    });
    if ((bytes.at(-1) as number) > 127) scaled -= 1n << BigInt(8 * bytes.length);
    return Number(scaled) / 1e9;
  }
  if (typeof value === 'object') return Number(String(value));
  return value as Value;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
