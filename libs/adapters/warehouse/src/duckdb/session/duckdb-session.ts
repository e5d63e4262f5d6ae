import type { DuckDBConnection } from '@duckdb/node-api';
import { WarehouseSession, type DataVersion, type ExecuteOptions } from '@core/engine';
import type { Frame } from '@core/result';
import type { CompiledQuery } from '@core/sql';
import { translateError } from '../database/translate-error';
import { runQuery } from './run-query';
import type { StatementGuard } from './statement-guard';

/** What becomes of a session's errors and of what it held. */
export interface SessionHooks {
  readonly guard: StatementGuard;
  /** Hears what a query was ended by, but for aborts and limits. */
  failed(error: unknown): void;
  /** Closes the connection, and lets go of what it read. */
  release(): Promise<void>;
}

/** One connection, whose queries run one after the other; each uses all threads of the engine. */
export class DuckDbSession extends WarehouseSession {
  #last: Promise<unknown> = Promise.resolve();
  #isOpen = true;

  constructor(
    private readonly connection: DuckDBConnection,
    readonly data: Readonly<Record<string, DataVersion>>,
    private readonly hooks: SessionHooks,
  ) {
    super();
  }

  execute(query: CompiledQuery, options: ExecuteOptions = {}): Promise<Frame> {
    const answer = this.#last.then(() => this.run(query, options));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await this.#last;
    await this.hooks.release();
  }

  private async run(query: CompiledQuery, options: ExecuteOptions): Promise<Frame> {
    try {
      await this.hooks.guard.check(this.connection, query.sql, Object.keys(this.data));
      return await runQuery(this.connection, query, options);
    } catch (error) {
      const translated = translateError(error);
      this.hooks.failed(translated.cause);
      throw translated;
    }
  }
}
