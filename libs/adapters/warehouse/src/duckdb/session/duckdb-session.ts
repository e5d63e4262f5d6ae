import type { DuckDBConnection } from '@duckdb/node-api';
import { WarehouseSession, type DataVersion, type ExecuteOptions } from '@core/engine';
import type { Frame } from '@core/result';
import type { CompiledQuery } from '@core/sql';
import { runQuery } from './run-query';

/** One connection, whose queries run one after the other; each uses all threads of the engine. */
export class DuckDbSession extends WarehouseSession {
  #last: Promise<unknown> = Promise.resolve();
  #isOpen = true;

  constructor(
    private readonly connection: DuckDBConnection,
    readonly data: Readonly<Record<string, DataVersion>>,
    private readonly release: () => Promise<void>,
  ) {
    super();
  }

  execute(query: CompiledQuery, options: ExecuteOptions = {}): Promise<Frame> {
    const answer = this.#last.then(() => runQuery(this.connection, query, options));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await this.#last;
    this.connection.closeSync();
    await this.release();
  }
}
