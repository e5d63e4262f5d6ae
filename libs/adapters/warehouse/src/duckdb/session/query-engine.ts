import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { createDatabase, type DatabaseLimits } from '../database/create-database';
import { makeOwnFolder } from '../library/own-folder';
import { AttachedFiles } from './attached-files';

export interface QueryEngineOptions extends DatabaseLimits {
  /** Folders below which the dataset files lie; of files, nothing else is ever opened. */
  readonly folders: readonly string[];
  /** Where queries put what does not fit into memory, each process in a folder of its own; without it they must fit. */
  readonly spill_folder?: string;
}

/** A DuckDB that dataset files are attached to. */
export class QueryEngine {
  readonly files: AttachedFiles;
  #connections = 0;
  #isUseless = false;

  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly spill: string | undefined,
  ) {
    this.files = new AttachedFiles(instance);
  }

  static async start({ folders, spill_folder, ...limits }: QueryEngineOptions): Promise<QueryEngine> {
    const spill = spill_folder === undefined ? undefined : await makeOwnFolder(resolve(spill_folder));
    const reach = {
      folders: folders.map((folder) => resolve(folder)),
      ...(spill !== undefined && { spill_folder: spill }),
    };
    return new QueryEngine(await createDatabase(reach, limits), spill);
  }

  /** Whether it can be used no more: an error has left it in a state that it does not trust itself. */
  get isUseless(): boolean {
    return this.#isUseless;
  }

  /** To be closed by `disconnect`. */
  async connect(): Promise<DuckDBConnection> {
    this.#connections += 1;
    return this.instance.connect();
  }

  async disconnect(connection: DuckDBConnection): Promise<void> {
    connection.closeSync();
    this.#connections -= 1;
    if (this.#isUseless && this.#connections === 0) await this.close();
  }

  /** Nobody new should use it; it closes when the last connection does. */
  giveUp(): void {
    this.#isUseless = true;
  }

  async close(): Promise<void> {
    this.instance.closeSync();
    if (this.spill !== undefined) await rm(this.spill, { recursive: true, force: true });
  }
}
