import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BOOLEAN,
  DATE,
  DECIMAL,
  DOUBLE,
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBTimestampTZValue,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  TIMESTAMPTZ,
  VARCHAR,
} from '@duckdb/node-api';
import { type ColumnType, type Row, type TableName, tableNames, tables } from './tables';

const types: Readonly<Record<ColumnType, DuckDBType>> = {
  text: VARCHAR,
  boolean: BOOLEAN,
  integer: INTEGER,
  number: DOUBLE,
  money: DECIMAL(12, 2),
  date: DATE,
  instant: TIMESTAMPTZ,
};

/** As many rows as a DuckDB vector holds. */
const BATCH = 2048;

interface Buffer {
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  readonly appender: DuckDBAppender;
  values: DuckDBValue[][];
  rows: number;
}

/** Collects rows in a database on disk and writes each table as one Parquet file, in the order of its time. */
export class ParquetFiles {
  private constructor(
    private readonly folder: string,
    private readonly connection: DuckDBConnection,
    private readonly buffers: Readonly<Record<TableName, Buffer>>,
  ) {}

  static async open(): Promise<ParquetFiles> {
    const folder = await mkdtemp(join(tmpdir(), 'formulary-sample-'));
    const instance = await DuckDBInstance.create(join(folder, 'rows.duckdb'), { memory_limit: '600MB' });
    const connection = await instance.connect();
    await connection.run("SET GLOBAL TimeZone = 'UTC'");
    await connection.run('PRAGMA disable_checkpoint_on_shutdown');
    const buffers: Partial<Record<TableName, Buffer>> = {};
    for (const name of tableNames) buffers[name] = await openBuffer(connection, name);
    return new ParquetFiles(folder, connection, buffers as Record<TableName, Buffer>);
  }

  readonly add = <N extends TableName>(table: N, row: Row<N>): void => {
    const buffer = this.buffers[table];
    const cells = row as Readonly<Record<string, string | number | boolean | null>>;
    buffer.columns.forEach(({ name, type }, index) => {
      (buffer.values[index] as DuckDBValue[]).push(toValue(cells[name] ?? null, type));
    });
    buffer.rows++;
    if (buffer.rows === BATCH) flush(buffer);
  };

  /** Writes `<folder>/<table>.parquet` for every table and answers how many rows each has. */
  async write(folder: string): Promise<Readonly<Record<TableName, number>>> {
    await mkdir(folder, { recursive: true });
    const counts: Partial<Record<TableName, number>> = {};
    for (const name of tableNames) {
      flush(this.buffers[name]);
      this.buffers[name].appender.closeSync();
      const { sort } = tables[name];
      const order = sort === undefined ? '' : `ORDER BY ${sort}, rowid`;
      const file = join(folder, `${name}.parquet`).replaceAll("'", "''");
      const result = await this.connection.run(
        `COPY (SELECT * FROM ${name} ${order}) TO '${file}' (FORMAT parquet, COMPRESSION zstd)`,
      );
      counts[name] = result.rowsChanged;
    }
    return counts as Record<TableName, number>;
  }

  /** Frees the database; before `write` all rows are lost. */
  async close(): Promise<void> {
    this.connection.closeSync();
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function openBuffer(connection: DuckDBConnection, table: TableName): Promise<Buffer> {
  const columns = Object.entries(tables[table].columns).map(([name, type]) => ({
    name,
    type: type.replace('?', '') as ColumnType,
  }));
  const declared = columns.map(({ name, type }) => `${name} ${types[type].toString()}`);
  await connection.run(`CREATE TABLE ${table} (${declared.join(', ')})`);
  const appender = await connection.createAppender(table);
  return { columns, appender, values: columns.map(() => []), rows: 0 };
}

function flush(buffer: Buffer): void {
  if (buffer.rows === 0) return;
  const chunk = DuckDBDataChunk.create(buffer.columns.map(({ type }) => types[type]));
  chunk.setColumns(buffer.values);
  buffer.appender.appendDataChunk(chunk);
  buffer.values = buffer.columns.map(() => []);
  buffer.rows = 0;
}

function toValue(cell: string | number | boolean | null, type: ColumnType): DuckDBValue {
  if (typeof cell !== 'number') return cell;
  switch (type) {
    case 'money':
      return new DuckDBDecimalValue(BigInt(cell), 12, 2);
    case 'date':
      return new DuckDBDateValue(cell);
    case 'instant':
      return new DuckDBTimestampTZValue(BigInt(cell) * 1000n);
    default:
      return cell;
  }
}
