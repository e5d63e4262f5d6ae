import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Warehouse, type DatasetLibrary, type OpenOptions, type TestRows, type WarehouseSession } from '@core/engine';
import type { CheckedDataset } from '@core/formula';
import type { DatabaseLimits } from './database/create-database';
import { DuckDbWarehouse } from './duckdb-warehouse';
import { PostgresReader } from '../connections/postgres/postgres-reader';
import { DuckDbLibrary, extractsFolder } from './library/duckdb-library';
import { DuckDbLoader } from './loader/duckdb-loader';

export interface LocalWarehouseOptions extends DatabaseLimits {
  /** Folder below which files of datasets lie; nothing outside it is ever read. */
  readonly data_root: string;
  /** Keeps the loaded datasets; without it they go with the warehouse. */
  readonly folder?: string;
  /** The URL of each connection that datasets may read from, by its name. */
  readonly connections?: Readonly<Record<string, string>>;
}

/** Library, loader and queries in this one process, for who trusts the files and the formulas. */
export class LocalWarehouse extends Warehouse {
  readonly dialect = 'duckdb';
  readonly library: DatasetLibrary;
  readonly #warehouse: DuckDbWarehouse;
  /** Goes with the warehouse. */
  readonly #passing: string | undefined;

  constructor({ data_root, folder, connections: urls = {}, ...limits }: LocalWarehouseOptions) {
    super();
    this.#passing = folder === undefined ? join(tmpdir(), `formulary-${randomUUID()}`) : undefined;
    const kept = folder ?? this.#passing ?? '';
    const loader = new DuckDbLoader({ folders: [data_root, extractsFolder(kept)], ...limits });
    const connections = { urls, reader: new PostgresReader() };
    const library = new DuckDbLibrary({ data_root, folder: kept, loader, connections });
    this.library = library;
    this.#warehouse = new DuckDbWarehouse({ source: library, folders: [kept], ...limits });
  }

  open(datasets: readonly CheckedDataset[], options?: OpenOptions): Promise<WarehouseSession> {
    return this.#warehouse.open(datasets, options);
  }

  openRows(datasets: readonly CheckedDataset[], rows: TestRows): Promise<WarehouseSession> {
    return this.#warehouse.openRows(datasets, rows);
  }

  async close(): Promise<void> {
    await this.#warehouse.close();
    await this.library.close();
    if (this.#passing !== undefined) await rm(this.#passing, { recursive: true, force: true });
  }
}
