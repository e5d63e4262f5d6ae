import { IntervalLedger, type LedgerInterval, type Page, type PageOf } from '@core/engine';
import type { DataInterval } from '@core/schedule';
import type { PostgresStateDatabase } from '../database/postgres-state-database';
import type { Sql } from '../database/state-sql';
import { decodeTimeCursor, pageOf } from '../paging';
import { toTime } from '../values';
import { toLedgerInterval } from './interval-mapper';
import type { ScheduleIntervalRow } from './schedule-tables';

type End = Parameters<IntervalLedger['settle']>[3];

/** The interval ledger in PostgreSQL. Unique rows and conditions of UPDATEs decide between processes. */
export class SqlIntervalLedger extends IntervalLedger {
  readonly #sql: Sql;

  constructor(database: PostgresStateDatabase) {
    super();
    this.#sql = database.sql;
  }

  override async expect(
    schedule: string,
    intervals: readonly (DataInterval & { readonly due_at: string })[],
  ): Promise<number> {
    const rows = await this.#sql.rows(
      `INSERT INTO schedule_intervals
         (schedule, interval_start, interval_end, period, due_at, state, attempts, partial)
       SELECT $1, start_at, end_at, period, due_at, 'expected', 0, false
       FROM unnest($2::timestamptz[], $3::timestamptz[], $4::text[], $5::timestamptz[])
         AS owed (start_at, end_at, period, due_at)
       ON CONFLICT (schedule, interval_start) DO NOTHING
       RETURNING interval_start`,
      [
        schedule,
        intervals.map(({ start }) => start),
        intervals.map(({ end }) => end),
        intervals.map(({ period }) => period),
        intervals.map(({ due_at }) => due_at),
      ],
    );
    return rows.length;
  }

  override async find(schedule: string, interval_start: string): Promise<LedgerInterval | undefined> {
    const text = 'SELECT * FROM schedule_intervals WHERE schedule = $1 AND interval_start = $2';
    return this.first(text, [schedule, interval_start]);
  }

  override async latest(schedule: string): Promise<LedgerInterval | undefined> {
    const text = 'SELECT * FROM schedule_intervals WHERE schedule = $1 ORDER BY interval_start DESC LIMIT 1';
    return this.first(text, [schedule]);
  }

  override async due(now: string, limit: number): Promise<readonly LedgerInterval[]> {
    const rows = await this.#sql.rows<ScheduleIntervalRow>(
      `SELECT owed.* FROM schedule_intervals owed LEFT JOIN schedule_states USING (schedule)
       WHERE state = 'expected' AND due_at <= $1 AND paused IS NOT TRUE
       ORDER BY due_at, schedule, interval_start LIMIT $2`,
      [now, limit],
    );
    return rows.map(toLedgerInterval);
  }

  override async start(schedule: string, interval_start: string, run_id: string): Promise<boolean> {
    const rows = await this.#sql.rows(
      `UPDATE schedule_intervals
       SET state = 'running', run_id = $3, attempts = attempts + 1, reason = NULL, finished_at = NULL, lateness_ms = NULL
       WHERE schedule = $1 AND interval_start = $2 AND state IN ('expected', 'failed', 'succeeded')
       RETURNING run_id`,
      [schedule, interval_start, run_id],
    );
    return rows.length > 0;
  }

  override async settle(schedule: string, interval_start: string, run_id: string, end: End): Promise<boolean> {
    const rows = await this.#sql.rows(
      `UPDATE schedule_intervals
       SET state = $4, finished_at = $5, definitions = $6, reason = $7,
           lateness_ms = round(extract(epoch FROM $5::timestamptz - due_at) * 1000)
       WHERE schedule = $1 AND interval_start = $2 AND run_id = $3 AND state = 'running'
       RETURNING run_id`,
      [
        schedule,
        interval_start,
        run_id,
        end.state,
        end.at,
        end.definitions && JSON.stringify(end.definitions),
        end.reason,
      ],
    );
    return rows.length > 0;
  }

  override async findUnsettled(): Promise<readonly LedgerInterval[]> {
    const rows = await this.#sql.rows<ScheduleIntervalRow>(
      `SELECT owed.* FROM schedule_intervals owed LEFT JOIN runs ON runs.id = owed.run_id
       WHERE owed.state = 'running' AND (runs.id IS NULL OR runs.finished_at IS NOT NULL)
       ORDER BY owed.interval_start`,
    );
    return rows.map(toLedgerInterval);
  }

  override async list(
    schedule: string,
    { from, to }: { readonly from?: string; readonly to?: string },
    page: Page,
  ): Promise<PageOf<LedgerInterval>> {
    const after = page.cursor === undefined ? undefined : decodeTimeCursor(page.cursor)[0];
    const rows = await this.#sql.rows<ScheduleIntervalRow>(
      `SELECT * FROM schedule_intervals
       WHERE schedule = $1
         AND ($2::timestamptz IS NULL OR interval_start >= $2)
         AND ($3::timestamptz IS NULL OR interval_start < $3)
         AND ($4::timestamptz IS NULL OR interval_start > $4)
       ORDER BY interval_start LIMIT $5`,
      [schedule, from, to, after, page.limit + 1],
    );
    const { items, next_cursor } = pageOf(rows, page.limit, (row) => [toTime(row.interval_start), schedule]);
    return { items: items.map(toLedgerInterval), ...(next_cursor !== undefined && { next_cursor }) };
  }

  private async first(text: string, values: readonly unknown[]): Promise<LedgerInterval | undefined> {
    const [row] = await this.#sql.rows<ScheduleIntervalRow>(text, values);
    return row && toLedgerInterval(row);
  }
}
