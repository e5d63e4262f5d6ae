import { AuditLog, type AuditEntry, type AuditFilter, type Page, type PageOf } from '@core/engine';
import type { PostgresStateDatabase } from '../database/postgres-state-database';
import type { Sql } from '../database/state-sql';
import { decodeTimeCursor, pageOf } from '../paging';
import { given, toTime } from '../values';
import type { AuditEntryRow } from './access-tables';
import { appendEntries } from './append-entries';

/** Who did what, in PostgreSQL. */
export class SqlAuditLog extends AuditLog {
  readonly #sql: Sql;

  constructor(database: PostgresStateDatabase) {
    super();
    this.#sql = database.sql;
  }

  override async append(entry: AuditEntry): Promise<void> {
    await appendEntries(this.#sql, [entry]);
  }

  override async list(filter: AuditFilter, page: Page): Promise<PageOf<AuditEntry>> {
    const { conditions, values } = conditionsOf(filter, page.cursor);
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    const rows = await this.#sql.rows<AuditEntryRow>(
      `SELECT * FROM audit_entries ${where} ORDER BY at DESC, id DESC LIMIT $${values.length + 1}`,
      [...values, page.limit + 1],
    );
    return pageOf(rows.map(toAuditEntry), page.limit, (entry) => [entry.at, entry.id]);
  }
}

/** Only what is asked for, so that each question finds its index. */
function conditionsOf({ actor, action, subject, from, to }: AuditFilter, cursor: string | undefined) {
  const values: string[] = [];
  const place = (value: string) => `$${values.push(value)}`;
  const asked = [
    actor !== undefined && `${place(actor)} IN (actor_id, actor)`,
    action !== undefined &&
      (action.endsWith('.') ? `starts_with(action, ${place(action)})` : `action = ${place(action)}`),
    subject !== undefined && `subject = ${place(subject)}`,
    from !== undefined && `at >= ${place(from)}`,
    to !== undefined && `at < ${place(to)}`,
    cursor !== undefined && `(at, id) < (${decodeTimeCursor(cursor).map(place).join(', ')})`,
  ];
  return { conditions: asked.filter((condition) => condition !== false), values };
}

function toAuditEntry({ id, at, actor_id, actor, action, subject, request_id, details }: AuditEntryRow): AuditEntry {
  return { id, at: toTime(at), actor_id, actor, action, subject, ...given({ request_id }), details };
}
