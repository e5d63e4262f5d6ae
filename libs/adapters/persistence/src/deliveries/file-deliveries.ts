import type { NewDelivery } from '@core/engine';
import type { Sql } from '../database/state-sql';

/** Puts what is to be sent into the outbox, in the commit that decides it; what is there already stays as it is. */
export async function fileDeliveries(sql: Sql, deliveries: readonly NewDelivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  await sql.rows(
    `INSERT INTO deliveries (id, subject_kind, subject_name, message, created_at, next_at, status, attempts)
     SELECT id, kind, name, message, created_at, created_at, 'waiting', 0
     FROM unnest($1::text[], $2::text[], $3::text[], $4::json[], $5::timestamptz[])
       AS filed (id, kind, name, message, created_at)
     ON CONFLICT (id) DO NOTHING`,
    [
      deliveries.map(({ id }) => id),
      deliveries.map(({ subject }) => subject.kind),
      deliveries.map(({ subject }) => subject.name),
      deliveries.map(({ message }) => JSON.stringify(message)),
      deliveries.map(({ created_at }) => created_at),
    ],
  );
}
