import {
  DeliveryStore,
  type Delivery,
  type DeliveryStatus,
  type NewDelivery,
  type Page,
  type PageOf,
} from '@core/engine';
import type { PostgresStateDatabase } from '../database/postgres-state-database';
import type { Sql } from '../database/state-sql';
import { decodeTimeCursor, pageOf } from '../paging';
import { given, toText, toTime } from '../values';
import { fileDeliveries } from './file-deliveries';
import type { DeliveryRow } from './delivery-table';

type End = Parameters<DeliveryStore['settle']>[2];

/** The outbox in PostgreSQL. Who takes a delivery has it until the lease ends; then it is due for anybody. */
export class SqlDeliveryStore extends DeliveryStore {
  readonly #sql: Sql;

  constructor(database: PostgresStateDatabase) {
    super();
    this.#sql = database.sql;
  }

  override async file(delivery: NewDelivery): Promise<void> {
    await fileDeliveries(this.#sql, [delivery]);
  }

  override async take(now: string, lease_until: string, limit: number): Promise<readonly Delivery[]> {
    const rows = await this.#sql.rows<DeliveryRow>(
      `WITH due AS (
         SELECT id FROM deliveries WHERE status = 'waiting' AND next_at <= $1
         ORDER BY next_at, id LIMIT $3 FOR UPDATE SKIP LOCKED
       ), taken AS (
         UPDATE deliveries SET attempts = attempts + 1, next_at = $2 FROM due WHERE deliveries.id = due.id
         RETURNING deliveries.*
       )
       SELECT * FROM taken ORDER BY created_at, id`,
      [now, lease_until, limit],
    );
    return rows.map(toDelivery);
  }

  override async settle(id: string, attempt: number, end: End): Promise<void> {
    await this.#sql.rows(
      `UPDATE deliveries SET status = $3, problem = $4, finished_at = $5, next_at = coalesce($6, next_at)
       WHERE id = $1 AND attempts = $2 AND status = 'waiting'`,
      [
        id,
        attempt,
        end.status,
        end.problem === undefined ? undefined : toText(end.problem),
        end.status === 'waiting' ? undefined : end.at,
        end.status === 'waiting' ? end.next_at : undefined,
      ],
    );
  }

  override async list(
    { subject, status }: { readonly subject?: NewDelivery['subject']; readonly status?: DeliveryStatus },
    page: Page,
  ): Promise<PageOf<Delivery>> {
    const [time, id] = page.cursor === undefined ? [] : decodeTimeCursor(page.cursor);
    const rows = await this.#sql.rows<DeliveryRow>(
      `SELECT * FROM deliveries
       WHERE ($1::text IS NULL OR (subject_kind, subject_name) = ($1, $2)) AND ($3::text IS NULL OR status = $3)
         AND ($4::timestamptz IS NULL OR (created_at, id) < ($4, $5))
       ORDER BY created_at DESC, id DESC LIMIT $6`,
      [subject?.kind, subject?.name, status, time, id, page.limit + 1],
    );
    return pageOf(rows.map(toDelivery), page.limit, ({ created_at, id }) => [created_at, id]);
  }
}

function toDelivery(row: DeliveryRow): Delivery {
  const { id, subject_kind: kind, subject_name: name, message, status, attempts, problem } = row;
  return {
    id,
    subject: { kind, name },
    message,
    created_at: toTime(row.created_at),
    status,
    attempts,
    next_at: toTime(row.next_at),
    ...given({ finished_at: toTime(row.finished_at), problem }),
  };
}
