import { StateDatabase } from '@core/engine';
import type { StateConnection } from './connection-options';
import { createStateDataSource } from './create-state-data-source';
import { StateSql } from './state-sql';
import { translated } from './translate-error';

/** Frees something that a store holds beside the pool. */
type Disposal = () => Promise<void>;

/** The state in PostgreSQL. Stores are built on it and go with it. */
export class PostgresStateDatabase extends StateDatabase {
  readonly #disposals: Disposal[] = [];
  #closing: Promise<void> | undefined;

  private constructor(
    readonly connection: StateConnection,
    readonly sql: StateSql,
  ) {
    super();
  }

  /** Connects; the schema must be up to date (`runMigrations`). Throws `service.unavailable`. */
  static async open(connection: StateConnection): Promise<PostgresStateDatabase> {
    const source = createStateDataSource(connection);
    await translated(() => source.initialize());
    return new PostgresStateDatabase(connection, new StateSql(source));
  }

  override async ping(): Promise<void> {
    await this.sql.rows('SELECT 1');
  }

  override async now(): Promise<string> {
    const [row] = await this.sql.rows<{ now: Date }>('SELECT clock_timestamp() AS now');
    if (row === undefined) throw new TypeError('a clock has a time');
    return row.now.toISOString();
  }

  override close(): Promise<void> {
    this.#closing ??= this.dispose();
    return this.#closing;
  }

  /** Does `disposal` before the pool ends. */
  beforeClose(disposal: Disposal): void {
    this.#disposals.push(disposal);
  }

  private async dispose(): Promise<void> {
    await Promise.all(this.#disposals.map((disposal) => disposal()));
    await this.sql.data_source.destroy();
  }
}
