import type { DuckDBInstance } from '@duckdb/node-api';
import type { DataVersion } from '@core/engine';

/** A dataset's rows in the engine, for as long as it is current or a session still reads it. */
export class LoadedDataset {
  #sessions = 0;
  #isRetired = false;

  constructor(
    private readonly instance: DuckDBInstance,
    /** The schema that holds its table and nothing else. */
    readonly schema: string,
    readonly data: DataVersion,
  ) {}

  /** Keeps the rows for a session; false when they are gone. */
  hold(): boolean {
    if (this.#isRetired) return false;
    this.#sessions += 1;
    return true;
  }

  async release(): Promise<void> {
    this.#sessions -= 1;
    await this.dropIfUnused();
  }

  /** No new session may have it. */
  async retire(): Promise<void> {
    if (this.#isRetired) return;
    this.#isRetired = true;
    await this.dropIfUnused();
  }

  private async dropIfUnused(): Promise<void> {
    if (!this.#isRetired || this.#sessions > 0) return;
    const connection = await this.instance.connect();
    try {
      await connection.run(`DROP SCHEMA IF EXISTS ${this.schema} CASCADE`);
    } finally {
      connection.closeSync();
    }
  }
}
