import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { CellValue, FileFormat } from '@core/definition';
import type { DomainError } from '@core/diagnostics';
import type { CheckedDataset } from '@core/formula';
import { checkedDataset } from '../../../../../test/support/checked-dataset';
import { errorOf } from '../../../../../test/support/warehouse-bench';
import { keepByteOrderMarks } from '../duckdb/database/keep-byte-order-marks';
import { quoteName } from '../duckdb/database/quote';
import { loadTable, type LoadedTable } from '../duckdb/load/load-table';
import { openSource } from '../duckdb/load/open-source';
import { storedColumnsOf } from '../duckdb/load/stored-column';
import type { SourceFile } from '../duckdb/source/find-source-files';

/** Loads files into tables with nothing around it: an engine in memory, a folder, a table for each load. */
export class LoadBench {
  #loads = 0;

  private constructor(
    readonly folder: string,
    private readonly instance: DuckDBInstance,
    readonly connection: DuckDBConnection,
  ) {}

  static async start(): Promise<LoadBench> {
    keepByteOrderMarks();
    const folder = await mkdtemp(join(tmpdir(), 'load-'));
    const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
    const connection = await instance.connect();
    await connection.run("SET TimeZone = 'UTC'");
    return new LoadBench(folder, instance, connection);
  }

  async stop(): Promise<void> {
    this.connection.closeSync();
    this.instance.closeSync();
    await rm(this.folder, { recursive: true });
  }

  async write(name: string, content: string | Uint8Array): Promise<SourceFile> {
    const path = join(this.folder, name);
    await writeFile(path, content);
    return { name, path, bytes: (await stat(path)).size, signature: name };
  }

  /** Loads files as the source of a dataset says, in a schema of their own. */
  async load(dataset: CheckedDataset, files: readonly SourceFile[], more: object = {}): Promise<LoadedTable> {
    this.#loads += 1;
    const scratch = join(this.folder, `scratch_${this.#loads}`);
    await mkdir(scratch);
    await this.connection.run(`CREATE SCHEMA load_${this.#loads}`);
    await this.connection.run(`SET search_path = 'load_${this.#loads}'`);
    const { columns, connection } = { columns: storedColumnsOf(dataset), connection: this.connection };
    const { format } = dataset.definition.source;
    const sources = await Promise.all(
      files.map((file, number) => openSource(file, { columns, format, connection, number, scratch })),
    );
    return loadTable(this.connection, dataset, { kind: 'TABLE', sources, ...more });
  }

  /** Drops the table of the last load, and what was written for it. */
  async forget(): Promise<void> {
    await this.connection.run(`DROP SCHEMA load_${this.#loads} CASCADE`);
    await rm(join(this.folder, `scratch_${this.#loads}`), { recursive: true });
  }

  /** The rows of the last load, as texts in the order of their first column. */
  async rows(dataset: CheckedDataset): Promise<readonly (readonly CellValue[])[]> {
    const names = storedColumnsOf(dataset).map(({ column }) => `CAST(${quoteName(column)} AS VARCHAR)`);
    const result = await this.connection.run(`SELECT ${names.join(', ')} FROM ${quoteName(dataset.name)} ORDER BY 1`);
    return (await result.getRows()) as readonly (readonly CellValue[])[];
  }

  /** The rows that one file gives. */
  async rowsOf(dataset: CheckedDataset, name: string, content: string | Uint8Array): ReturnType<LoadBench['rows']> {
    await this.load(dataset, [await this.write(name, content)]);
    return this.rows(dataset);
  }
}

/** A dataset of ids and values of one type. */
export function cells(type: string, format?: FileFormat): CheckedDataset {
  return checkedDataset('cells', { id: 'integer', value: type as 'text' }, { ...(format && { format }) });
}

/** Why a file is not loaded: what is said of its rows, else the reason of the whole. */
export async function refusal(
  bench: LoadBench,
  dataset: CheckedDataset,
  name: string,
  content: string | Uint8Array,
): Promise<string | readonly string[]> {
  const error: Error | DomainError = await errorOf(bench.rowsOf(dataset, name, content));
  return 'diagnostics' in error ? error.diagnostics.slice(1).map(({ message }) => message) : error.message;
}
