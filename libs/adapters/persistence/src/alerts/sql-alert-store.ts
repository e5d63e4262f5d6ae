import {
  AlertStore,
  type AlertEvent,
  type AlertMember,
  type AlertStanding,
  type Judgement,
  type Page,
  type PageOf,
} from '@core/engine';
import type { PostgresStateDatabase } from '../database/postgres-state-database';
import type { Sql, StateSql } from '../database/state-sql';
import { fileDeliveries } from '../deliveries/file-deliveries';
import { decodeTimeCursor, pageOf } from '../paging';
import { dimensionKey } from '../snapshots/dimension-key';
import { keepScopes, readScopes, scopeId } from '../snapshots/row-scopes';
import { toBound } from '../values';
import { eventColumns, toAlertEvent, toAlertMember } from './alert-mapper';
import type { AlertEventRow, AlertMemberRow, AlertStandingRow } from './alert-tables';

/** Alerts in PostgreSQL. */
export class SqlAlertStore extends AlertStore {
  readonly #sql: StateSql;

  constructor(database: PostgresStateDatabase) {
    super();
    this.#sql = database.sql;
  }

  override async standing(alert: string): Promise<AlertStanding> {
    const find = 'SELECT * FROM alert_standings WHERE alert = $1';
    const [judged] = await this.#sql.rows<AlertStandingRow>(find, [alert]);
    const members = await this.#sql.rows<AlertMemberRow>(
      'SELECT * FROM alert_members WHERE alert = $1 ORDER BY dimension_key',
      [alert],
    );
    const [scope] = (await readScopes(this.#sql, judged === undefined ? [] : [judged])).values();
    return {
      ...(judged && { judged: { start: toBound(judged.judged_start), end: toBound(judged.judged_end) } }),
      ...(scope && { scope }),
      members: members.map(toAlertMember),
    };
  }

  /** A judgement on an earlier interval than the newest one judged comes too late and writes nothing. */
  override async record({ alert, judged, scope, members, events, deliveries }: Judgement): Promise<void> {
    await this.#sql.transaction(async (sql) => {
      const stands = await sql.rows(
        `INSERT INTO alert_standings (alert, judged_start, judged_end, scope_id) VALUES ($1, $2, $3, $4)
         ON CONFLICT (alert) DO UPDATE
         SET judged_start = excluded.judged_start, judged_end = excluded.judged_end, scope_id = excluded.scope_id
         WHERE (alert_standings.judged_end, alert_standings.judged_start) <= (excluded.judged_end, excluded.judged_start)
         RETURNING alert`,
        [alert, judged.start, judged.end, scope && scopeId(scope)],
      );
      if (stands.length === 0) return;
      await keepScopes(
        sql,
        [scope, ...events.map((event) => event.scope)].flatMap((one) => one ?? []),
      );
      await replaceMembers(sql, alert, members);
      await sql.rows(
        `INSERT INTO alert_events (id, alert, alert_version, kind, at, schedule, interval_start, interval_end, period,
                                   dimensions, from_state, to_state, observed, reason, notified, scope_id)
         SELECT * FROM unnest($1::text[], $2::text[], $3::integer[], $4::text[], $5::timestamptz[], $6::text[],
                              $7::timestamptz[], $8::timestamptz[], $9::text[], $10::json[], $11::text[], $12::text[],
                              $13::json[], $14::text[], $15::boolean[], $16::text[])
         ON CONFLICT (id) DO NOTHING`,
        eventColumns(events),
      );
      await fileDeliveries(sql, deliveries);
    });
  }

  override async events(alert: string, page: Page): Promise<PageOf<AlertEvent>> {
    const [time, id] = page.cursor === undefined ? [] : decodeTimeCursor(page.cursor);
    const rows = await this.#sql.rows<AlertEventRow>(
      `SELECT * FROM alert_events
       WHERE alert = $1 AND ($2::timestamptz IS NULL OR (at, id) < ($2, $3))
       ORDER BY at DESC, id DESC LIMIT $4`,
      [alert, time, id, page.limit + 1],
    );
    const scopes = await readScopes(this.#sql, rows);
    const events = rows.map((row) => toAlertEvent(row, scopes));
    return pageOf(events, page.limit, ({ at, id }) => [at, id]);
  }
}

async function replaceMembers(sql: Sql, alert: string, members: readonly AlertMember[]): Promise<void> {
  await sql.rows('DELETE FROM alert_members WHERE alert = $1', [alert]);
  await sql.rows(
    `INSERT INTO alert_members (alert, dimension_key, dimensions, state, since, notified_at)
     SELECT $1, * FROM unnest($2::text[], $3::json[], $4::text[], $5::timestamptz[], $6::timestamptz[])`,
    [
      alert,
      members.map(({ dimensions }) => dimensionKey(dimensions)),
      members.map(({ dimensions }) => JSON.stringify(dimensions)),
      members.map(({ state }) => state),
      members.map(({ since }) => since),
      members.map(({ notified_at }) => notified_at ?? null),
    ],
  );
}
