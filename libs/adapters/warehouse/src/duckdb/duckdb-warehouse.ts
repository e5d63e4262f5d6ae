import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { DuckDBInstance } from '@duckdb/node-api';
import {
  Warehouse,
  type DatasetStatus,
  type LoadProgress,
  type OpenOptions,
  type TestRows,
  type WarehouseSession,
} from '@core/engine';
import type { CheckedDataset } from '@core/formula';
import { createDatabase, type DatabaseLimits } from './database/create-database';
import { quoteText } from './database/quote';
import { translateError } from './database/translate-error';
import { DatasetLibrary } from './library/dataset-library';
import type { LoadedDataset } from './library/loaded-dataset';
import { loadGivenRows } from './load-given-rows';
import { DuckDbSession } from './session/duckdb-session';
import { refuseIfAborted } from './session/run-query';

export interface DuckDbWarehouseOptions extends DatabaseLimits {
  /** Folder below which files of datasets lie; nothing outside it is ever read. */
  readonly data_root: string;
}

interface Engine {
  readonly instance: DuckDBInstance;
  readonly library: DatasetLibrary;
}

/** Datasets in one DuckDB in the memory of this process. It starts with the first use. */
export class DuckDbWarehouse extends Warehouse {
  readonly dialect = 'duckdb';
  #engine: Promise<Engine> | undefined;

  constructor(private readonly options: DuckDbWarehouseOptions) {
    super();
  }

  async open(datasets: readonly CheckedDataset[], { signal, report }: OpenOptions = {}): Promise<WarehouseSession> {
    const { instance, library } = await this.engine();
    const held: LoadedDataset[] = [];
    const release = async () => void (await Promise.all(held.map((loaded) => loaded.release())));
    try {
      for (const dataset of datasets) {
        const tell = report && ((progress: LoadProgress) => report(dataset.name, progress));
        held.push(await library.acquire(dataset, { signal, report: tell }));
      }
      refuseIfAborted(signal);
      const connection = await instance.connect();
      const path = held.map(({ schema }) => schema).join(',');
      if (path !== '') await connection.run(`SET search_path = ${quoteText(path)}`);
      const data = Object.fromEntries(held.map((loaded, index) => [datasets[index]?.name ?? '', loaded.data]));
      return new DuckDbSession(connection, data, release);
    } catch (error) {
      await release();
      throw translateError(error);
    }
  }

  async openRows(datasets: readonly CheckedDataset[], rows: TestRows): Promise<WarehouseSession> {
    const { instance } = await this.engine();
    const connection = await instance.connect();
    try {
      const data = await loadGivenRows(connection, datasets, rows);
      return new DuckDbSession(connection, data, () => Promise.resolve());
    } catch (error) {
      connection.closeSync();
      throw translateError(error);
    }
  }

  async status(datasets: readonly CheckedDataset[]): Promise<readonly DatasetStatus[]> {
    const { library } = await this.engine();
    return Promise.all(datasets.map((dataset) => library.status(dataset)));
  }

  async close(): Promise<void> {
    const engine = await this.#engine;
    this.#engine = undefined;
    engine?.instance.closeSync();
  }

  private engine(): Promise<Engine> {
    this.#engine ??= start(this.options);
    return this.#engine;
  }
}

async function start({ data_root, ...limits }: DuckDbWarehouseOptions): Promise<Engine> {
  const root = await realpath(data_root).catch(() => resolve(data_root));
  const instance = await createDatabase(root, limits);
  return { instance, library: new DatasetLibrary(instance, root) };
}
