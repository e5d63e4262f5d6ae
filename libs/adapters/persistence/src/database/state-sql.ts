import { createHash } from 'node:crypto';
import type { Pool, QueryResultRow } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { translated } from './translate-error';

/** Runs statements; rows come as the driver reads them: `timestamptz` as Date, `json` parsed. */
export interface Sql {
  rows<Row extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

/** The state database as stores see it: every failure of it is translated here. */
export class StateSql implements Sql {
  /** Names of prepared statements by text. */
  readonly #names = new Map<string, string>();

  constructor(readonly data_source: DataSource) {}

  /** One statement in one round trip, prepared once per connection. */
  async rows<Row extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return translated(
      async () => (await this.pool().query<Row>({ name: this.nameOf(text), text, values: [...values] })).rows,
    );
  }

  /** All of `work`, or nothing. */
  async transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return translated(() =>
      this.data_source.transaction(({ queryRunner }) => {
        if (queryRunner === undefined) throw new TypeError('a transaction has a connection');
        return work(sqlOf(queryRunner));
      }),
    );
  }

  private pool(): Pool {
    const driver = this.data_source.driver as { readonly master?: Pool };
    if (driver.master === undefined) throw new Error('Driver not Connected');
    return driver.master;
  }

  private nameOf(text: string): string {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    const name = createHash('sha256').update(text).digest('base64url');
    this.#names.set(text, name);
    return name;
  }
}

function sqlOf(runner: QueryRunner): Sql {
  return {
    async rows<Row extends QueryResultRow>(text: string, values: readonly unknown[] = []) {
      const { records } = await runner.query(text, [...values], true);
      return records as readonly Row[];
    },
  };
}
