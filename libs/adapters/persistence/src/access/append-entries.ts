import type { AuditEntry } from '@core/engine';
import type { Sql } from '../database/state-sql';
import { toText } from '../values';

/** Adds entries to the audit trail, in one statement; in the transaction of what they tell of where there is one. */
export async function appendEntries(sql: Sql, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await sql.rows(
    `INSERT INTO audit_entries (id, at, actor_id, actor, action, subject, request_id, details)
     SELECT * FROM unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::json[])`,
    [
      entries.map(({ id }) => id),
      entries.map(({ at }) => at),
      entries.map(({ actor_id }) => actor_id),
      entries.map(({ actor }) => toText(actor)),
      entries.map(({ action }) => action),
      entries.map(({ subject }) => toText(subject)),
      entries.map(({ request_id }) => request_id ?? null),
      entries.map(({ details }) => JSON.stringify(details)),
    ],
  );
}
