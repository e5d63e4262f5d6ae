import { BackfillStore, type Backfill, type NewBackfill, type Page, type PageOf } from '@core/engine';
import type { DataInterval } from '@core/schedule';
import type { PostgresStateDatabase } from '../database/postgres-state-database';
import type { StateSql } from '../database/state-sql';
import { decodeTimeCursor, pageOf } from '../paging';
import { boundsColumns } from '../schedules/bounds';
import { toText } from '../values';
import { COUNTED, toBackfill, toInterval, type CountedBackfillRow } from './backfill-mapper';
import type { BackfillIntervalRow } from './backfill-tables';

/** Backfills in PostgreSQL. Their intervals are brought on by the ledger; how far they are is counted, never kept. */
export class SqlBackfillStore extends BackfillStore {
  readonly #sql: StateSql;

  constructor(database: PostgresStateDatabase) {
    super();
    this.#sql = database.sql;
  }

  override async create(backfill: NewBackfill, intervals: readonly DataInterval[]): Promise<void> {
    const { id, schedule, from, to, metrics, select, newest_first, parallel, created_at } = backfill;
    const isDone = intervals.length === 0;
    await this.#sql.transaction(async (sql) => {
      await sql.rows(
        `INSERT INTO backfills (id, schedule, range_from, range_to, metrics, selection, newest_first, parallel,
                                created_at, created_by, owner, status, finished_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          id,
          schedule,
          from,
          to,
          metrics && JSON.stringify(metrics),
          select,
          newest_first,
          parallel,
          created_at,
          backfill.created_by,
          backfill.owner,
          isDone ? 'succeeded' : 'running',
          isDone ? created_at : undefined,
        ],
      );
      await sql.rows(
        `INSERT INTO backfill_intervals (backfill, interval_start, interval_end, period, state)
         SELECT $1, *, 'waiting' FROM unnest($2::timestamptz[], $3::timestamptz[], $4::text[])`,
        [id, ...boundsColumns(intervals), intervals.map(({ period }) => period)],
      );
    });
  }

  override async get(id: string): Promise<Backfill | undefined> {
    const [row] = await this.#sql.rows<CountedBackfillRow>(`${COUNTED} WHERE id = $1`, [id]);
    return row && toBackfill(row);
  }

  override async list(schedule: string, page: Page): Promise<PageOf<Backfill>> {
    const [time, id] = page.cursor === undefined ? [] : decodeTimeCursor(page.cursor);
    const rows = await this.#sql.rows<CountedBackfillRow>(
      `${COUNTED} WHERE schedule = $1 AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3))
       ORDER BY created_at DESC, id DESC LIMIT $4`,
      [schedule, time, id, page.limit + 1],
    );
    return pageOf(rows.map(toBackfill), page.limit, ({ created_at, id }) => [created_at, id]);
  }

  override async findRunning(): Promise<readonly Backfill[]> {
    const text = `${COUNTED} WHERE status = 'running' ORDER BY created_at, id`;
    return (await this.#sql.rows<CountedBackfillRow>(text)).map(toBackfill);
  }

  override async findWaiting(
    id: string,
    now: string,
    limit: number,
  ): Promise<readonly (DataInterval & { readonly retried: number })[]> {
    const rows = await this.#sql.rows<BackfillIntervalRow & { readonly retried: number }>(
      `SELECT place.*, coalesce(kept.retried, 0) AS retried
       FROM backfill_intervals AS place JOIN backfills ON backfills.id = place.backfill
            LEFT JOIN schedule_intervals AS kept ON kept.schedule = backfills.schedule
              AND kept.interval_start = place.interval_start AND kept.interval_end = place.interval_end
       WHERE place.backfill = $1 AND place.state = 'waiting' AND backfills.status = 'running'
         AND (kept.state = 'running' OR (kept.state = 'expected' AND kept.try_at > $2) OR kept.wanted_at > $2) IS NOT TRUE
       ORDER BY extract(epoch FROM place.interval_start) * CASE WHEN newest_first THEN -1 ELSE 1 END, place.interval_end
       LIMIT $3`,
      [id, now, limit],
    );
    return rows.map((row) => ({ ...toInterval(row), retried: row.retried }));
  }

  override async countRuns(id: string): Promise<number> {
    return (await this.runsOf(id)).length;
  }

  override async refuse(id: string, intervals: readonly DataInterval[], reason: string): Promise<void> {
    await this.#sql.rows(
      `UPDATE backfill_intervals SET state = 'failed', reason = $4
       FROM unnest($2::timestamptz[], $3::timestamptz[]) AS refused (start_at, end_at)
       WHERE backfill = $1 AND interval_start = start_at AND interval_end = end_at AND state = 'waiting'`,
      [id, ...boundsColumns(intervals), toText(reason)],
    );
  }

  override async finish(id: string, at: string): Promise<boolean> {
    const rows = await this.#sql.rows(
      `UPDATE backfills SET finished_at = $2, status = CASE WHEN EXISTS (
         SELECT FROM backfill_intervals WHERE backfill = $1 AND state = 'failed'
       ) THEN 'failed' ELSE 'succeeded' END
       WHERE id = $1 AND status = 'running' AND NOT EXISTS (
         SELECT FROM backfill_intervals WHERE backfill = $1 AND state IN ('waiting', 'running')
       )
       RETURNING id`,
      [id, at],
    );
    return rows.length > 0;
  }

  override async cancel(id: string, at: string): Promise<readonly string[] | undefined> {
    const cancelled = await this.#sql.rows(
      `UPDATE backfills SET status = 'cancelled', finished_at = $2 WHERE id = $1 AND status = 'running' RETURNING id`,
      [id, at],
    );
    return cancelled.length > 0 ? this.runsOf(id) : undefined; // no run starts for it from here on
  }

  override async failures(id: string, limit: number): Promise<readonly (DataInterval & { readonly reason: string })[]> {
    const rows = await this.#sql.rows<BackfillIntervalRow>(
      `SELECT * FROM backfill_intervals WHERE backfill = $1 AND state = 'failed'
       ORDER BY interval_start, interval_end LIMIT $2`,
      [id, limit],
    );
    return rows.map((row) => ({ ...toInterval(row), reason: row.reason ?? '' }));
  }

  private async runsOf(id: string): Promise<readonly string[]> {
    const text = `SELECT DISTINCT run_id FROM backfill_intervals WHERE backfill = $1 AND state = 'running' ORDER BY run_id`;
    return (await this.#sql.rows<{ readonly run_id: string }>(text, [id])).map(({ run_id }) => run_id);
  }
}
