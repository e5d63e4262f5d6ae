import { SecretStore, type StoredSecret } from '@core/engine';
import type { PostgresStateDatabase } from '../database/postgres-state-database';
import type { Sql } from '../database/state-sql';
import { given, toTime } from '../values';
import type { InstanceSecretRow } from './secret-table';

/** Secrets of the instance in PostgreSQL, as they are: whoever signs with one needs it. */
export class SqlSecretStore extends SecretStore {
  readonly #sql: Sql;

  constructor(database: PostgresStateDatabase) {
    super();
    this.#sql = database.sql;
  }

  override async ensure(name: string, fresh: string, at: string): Promise<StoredSecret> {
    const find = 'SELECT * FROM instance_secrets WHERE name = $1';
    const [known] = await this.#sql.rows<InstanceSecretRow>(find, [name]);
    if (known !== undefined) return toStoredSecret(known);
    await this.#sql.rows(
      'INSERT INTO instance_secrets (name, secret, changed_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [name, fresh, at],
    );
    return this.ensure(name, fresh, at);
  }

  override async replace(name: string, fresh: string, at: string): Promise<StoredSecret> {
    const rows = await this.#sql.rows<InstanceSecretRow>(
      `INSERT INTO instance_secrets AS kept (name, secret, changed_at) VALUES ($1, $2, $3)
       ON CONFLICT (name) DO UPDATE SET secret = $2, previous = kept.secret, changed_at = $3
       RETURNING *`,
      [name, fresh, at],
    );
    return rows.map(toStoredSecret)[0] ?? this.ensure(name, fresh, at);
  }
}

function toStoredSecret({ secret, previous, changed_at }: InstanceSecretRow): StoredSecret {
  return { secret, ...given({ previous }), changed_at: toTime(changed_at) };
}
