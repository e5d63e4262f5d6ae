import { AuditLog, type AuditEntry, type Page, type PageOf } from '@core/engine';
import type { PostgresStateDatabase } from '../database/postgres-state-database';
import type { Sql } from '../database/state-sql';
import { decodeTimeCursor, pageOf } from '../paging';
import { given, toTime } from '../values';
import type { AuditEntryRow } from './access-tables';

/** Who did what, in PostgreSQL. */
export class SqlAuditLog extends AuditLog {
  readonly #sql: Sql;

  constructor(database: PostgresStateDatabase) {
    super();
    this.#sql = database.sql;
  }

  override async append({ id, at, actor, action, subject, request_id, details }: AuditEntry): Promise<void> {
    await this.#sql.rows(
      `INSERT INTO audit_entries (id, at, actor, action, subject, request_id, details) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, at, actor, action, subject, request_id, JSON.stringify(details)],
    );
  }

  override async list(page: Page): Promise<PageOf<AuditEntry>> {
    const [time, id] = page.cursor === undefined ? [] : decodeTimeCursor(page.cursor);
    const rows = await this.#sql.rows<AuditEntryRow>(
      `SELECT * FROM audit_entries
       WHERE $1::timestamptz IS NULL OR (at, id) < ($1, $2)
       ORDER BY at DESC, id DESC LIMIT $3`,
      [time, id, page.limit + 1],
    );
    return pageOf(rows.map(toAuditEntry), page.limit, (entry) => [entry.at, entry.id]);
  }
}

function toAuditEntry({ id, at, actor, action, subject, request_id, details }: AuditEntryRow): AuditEntry {
  return { id, at: toTime(at), actor, action, subject, ...given({ request_id }), details };
}
