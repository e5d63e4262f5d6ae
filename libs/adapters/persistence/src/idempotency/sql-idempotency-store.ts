import { IdempotencyStore, type IdempotencyStart, type StoredAnswer } from '@core/engine';
import type { PostgresStateDatabase } from '../database/postgres-state-database';
import type { Sql } from '../database/state-sql';
import type { IdempotencyRow } from './idempotency-table';

const KEPT_MS = 24 * 3_600_000;
/** After which a request without an answer counts as lost with the process that had it. */
const LOST_MS = 10 * 60_000;
const SWEEP_MS = 3_600_000;

/** Answers by idempotency key, in PostgreSQL; the unique key decides who is first. */
export class SqlIdempotencyStore extends IdempotencyStore {
  readonly #sql: Sql;
  #swept_at = -Infinity;

  constructor(database: PostgresStateDatabase) {
    super();
    this.#sql = database.sql;
  }

  override async start(scope: string, key: string, body_hash: string, now: string): Promise<IdempotencyStart> {
    await this.sweep(now);
    const first = await this.#sql.rows(
      `INSERT INTO idempotency_keys AS known (scope, key, body_hash, started_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (scope, key) DO UPDATE
         SET body_hash = $3, started_at = $4, status = NULL, headers = NULL, body = NULL
         WHERE known.started_at <= $5 OR (known.status IS NULL AND known.started_at <= $6)
       RETURNING scope`,
      [scope, key, body_hash, now, before(now, KEPT_MS), before(now, LOST_MS)],
    );
    if (first.length > 0) return { kind: 'first' };
    const text = 'SELECT * FROM idempotency_keys WHERE scope = $1 AND key = $2';
    const [known] = await this.#sql.rows<IdempotencyRow>(text, [scope, key]);
    if (known === undefined) return this.start(scope, key, body_hash, now); // it was forgotten in between
    if (known.body_hash !== body_hash) return { kind: 'other_body' };
    const { status, headers, body } = known;
    if (status === null || headers === null || body === null) return { kind: 'in_flight' };
    return { kind: 'answered', answer: { status, headers, body } };
  }

  override async answer(scope: string, key: string, { status, headers, body }: StoredAnswer): Promise<void> {
    await this.#sql.rows(
      'UPDATE idempotency_keys SET status = $3, headers = $4, body = $5 WHERE scope = $1 AND key = $2',
      [scope, key, status, JSON.stringify(headers), body],
    );
  }

  override async forget(scope: string, key: string): Promise<void> {
    await this.#sql.rows('DELETE FROM idempotency_keys WHERE scope = $1 AND key = $2', [scope, key]);
  }

  /** Once an hour. */
  private async sweep(now: string): Promise<void> {
    const time = Date.parse(now);
    if (time - this.#swept_at < SWEEP_MS) return;
    this.#swept_at = time;
    await this.#sql.rows('DELETE FROM idempotency_keys WHERE started_at <= $1', [before(now, KEPT_MS)]);
  }
}

function before(time: string, span_ms: number): string {
  return new Date(Date.parse(time) - span_ms).toISOString();
}
