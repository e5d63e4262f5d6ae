import {
  IntervalLedger,
  type IntervalBounds,
  type IntervalEnd,
  type IntervalState,
  type LedgerInterval,
  type NewReport,
  type OwedInterval,
  type Page,
  type PageOf,
  type SettledInterval,
} from '@core/engine';
import type { PostgresStateDatabase } from '../database/postgres-state-database';
import type { Sql, StateSql } from '../database/state-sql';
import { decodeBoundsCursor, pageOf } from '../paging';
import { toText } from '../values';
import { boundsColumns } from './bounds';
import { expectIntervals } from './expect-intervals';
import { DUE, LOOKED_BACK, UNSETTLED } from './find-intervals';
import { toLedgerInterval } from './interval-mapper';
import { lockSchedule } from './lock-schedule';
import type { ScheduleIntervalRow } from './schedule-tables';
import { settleIntervals } from './settle-intervals';
import type { SettlingRun } from './settling';
import { startIntervals } from './start-intervals';

interface Range {
  readonly from?: string;
  readonly to?: string;
  readonly state?: IntervalState;
}

/** Rows of schedule `$1`, `$2 ≤ start < $3`, in state `$4`. */
const IN_RANGE = `schedule = $1
  AND ($2::timestamptz IS NULL OR interval_start >= $2)
  AND ($3::timestamptz IS NULL OR interval_start < $3)
  AND ($4::text IS NULL OR state = $4)`;

/** The interval ledger in PostgreSQL. Unique rows and conditions of UPDATEs decide between processes. */
export class SqlIntervalLedger extends IntervalLedger {
  readonly #sql: StateSql;

  constructor(database: PostgresStateDatabase) {
    super();
    this.#sql = database.sql;
  }

  override async expect(schedule: string, intervals: readonly OwedInterval[], until?: string): Promise<number> {
    return this.alone(schedule, (sql) => expectIntervals(sql, schedule, intervals, until));
  }

  override async find(schedule: string, { start, end }: IntervalBounds): Promise<LedgerInterval | undefined> {
    const text = 'SELECT * FROM schedule_intervals WHERE schedule = $1 AND interval_start = $2 AND interval_end = $3';
    const [interval] = await this.read(text, [schedule, start, end]);
    return interval;
  }

  override async findDue(now: string, limit: number): Promise<readonly LedgerInterval[]> {
    return this.read(DUE, [now, limit]);
  }

  override async countRuns(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#sql.rows<{ readonly schedule: string; readonly runs: number }>(
      `SELECT schedule, count(DISTINCT run_id)::int AS runs FROM schedule_intervals
       WHERE state = 'running' AND backfill IS NULL GROUP BY schedule`,
    );
    return new Map(rows.map(({ schedule, runs }) => [schedule, runs]));
  }

  override async findLookedBack(
    schedule: string,
    { lookback, since, locked_until }: Parameters<IntervalLedger['findLookedBack']>[1],
  ): Promise<readonly LedgerInterval[]> {
    return lookback > 0 ? this.read(LOOKED_BACK, [schedule, lookback, locked_until, since]) : [];
  }

  override async findPartial(schedule: string, locked_until?: string): Promise<readonly LedgerInterval[]> {
    return this.read(
      `SELECT * FROM schedule_intervals
       WHERE schedule = $1 AND partial AND state = 'succeeded' AND ($2::timestamptz IS NULL OR interval_end > $2)
       ORDER BY interval_start, interval_end`,
      [schedule, locked_until],
    );
  }

  override async hold(
    schedule: string,
    intervals: readonly IntervalBounds[],
    { try_at, reason }: { readonly try_at: string; readonly reason: string },
  ): Promise<void> {
    await this.alone(schedule, (sql) =>
      sql.rows(
        `UPDATE schedule_intervals SET try_at = $4, reason = $5
         FROM unnest($2::timestamptz[], $3::timestamptz[]) AS held (start_at, end_at)
         WHERE schedule = $1 AND interval_start = start_at AND interval_end = end_at AND state = 'expected'`,
        [schedule, ...boundsColumns(intervals), try_at, toText(reason)],
      ),
    );
  }

  override async skip(
    schedule: string,
    intervals: readonly (IntervalBounds & { readonly reason: string })[],
  ): Promise<void> {
    await this.alone(schedule, (sql) =>
      sql.rows(
        `UPDATE schedule_intervals SET state = 'skipped', reason = skipped.reason
         FROM unnest($2::timestamptz[], $3::timestamptz[], $4::text[]) AS skipped (start_at, end_at, reason)
         WHERE schedule = $1 AND interval_start = start_at AND interval_end = end_at AND state = 'expected'`,
        [schedule, ...boundsColumns(intervals), intervals.map(({ reason }) => toText(reason))],
      ),
    );
  }

  override async start(
    schedule: string,
    intervals: readonly IntervalBounds[],
    run: { readonly run_id: string; readonly at: string; readonly backfill?: string },
  ): Promise<readonly IntervalBounds[]> {
    return this.alone(schedule, (sql) => startIntervals(sql, schedule, intervals, run));
  }

  override async heldBy(run_id: string): Promise<readonly LedgerInterval[]> {
    return this.read(
      `SELECT * FROM schedule_intervals WHERE run_id = $1 AND state = 'running' ORDER BY interval_start, interval_end`,
      [run_id],
    );
  }

  override async settle(
    run: SettlingRun,
    ends: readonly IntervalEnd[],
    reports: readonly NewReport[] = [],
  ): Promise<readonly SettledInterval[]> {
    return this.alone(run.schedule, (sql) => settleIntervals(sql, run, ends, reports));
  }

  override async findUnsettled(): Promise<readonly { readonly schedule: string; readonly run_id: string }[]> {
    return this.#sql.rows<{ readonly schedule: string; readonly run_id: string }>(UNSETTLED);
  }

  override async findUnjudged(limit: number): Promise<readonly LedgerInterval[]> {
    return this.read(
      `SELECT * FROM schedule_intervals WHERE judging AND state IN ('succeeded', 'failed')
       ORDER BY interval_end, interval_start, schedule LIMIT $1`,
      [limit],
    );
  }

  override async setJudged(schedule: string, { start, end }: IntervalBounds, run_id: string): Promise<void> {
    await this.#sql.rows(
      `UPDATE schedule_intervals SET judging = false
       WHERE schedule = $1 AND interval_start = $2 AND interval_end = $3 AND run_id = $4 AND state <> 'running'`,
      [schedule, start, end, run_id],
    );
  }

  override async list(schedule: string, range: Range, page: Page): Promise<PageOf<LedgerInterval>> {
    const [start, end] = page.cursor === undefined ? [] : decodeBoundsCursor(page.cursor);
    const intervals = await this.read(
      `SELECT * FROM schedule_intervals
       WHERE ${IN_RANGE} AND ($5::timestamptz IS NULL OR (interval_start, interval_end) > ($5, $6::timestamptz))
       ORDER BY interval_start, interval_end LIMIT $7`,
      [schedule, range.from, range.to, range.state, start, end, page.limit + 1],
    );
    return pageOf(intervals, page.limit, (interval) => [interval.start, interval.end]);
  }

  override async readRange(schedule: string, { from, to, state }: Range): Promise<readonly LedgerInterval[]> {
    return this.read(`SELECT * FROM schedule_intervals WHERE ${IN_RANGE} ORDER BY interval_start, interval_end`, [
      schedule,
      from,
      to,
      state,
    ]);
  }

  override async countByState(schedule?: string): Promise<Readonly<Record<IntervalState, number>>> {
    const rows = await this.#sql.rows<{ readonly state: IntervalState; readonly intervals: number }>(
      `SELECT state, count(*)::int AS intervals FROM schedule_intervals
       WHERE $1::text IS NULL OR schedule = $1 GROUP BY state`,
      [schedule],
    );
    const none: Record<IntervalState, number> = { expected: 0, running: 0, succeeded: 0, failed: 0, skipped: 0 };
    return { ...none, ...Object.fromEntries(rows.map(({ state, intervals }) => [state, intervals])) };
  }

  private async read(text: string, values: readonly unknown[]): Promise<readonly LedgerInterval[]> {
    return (await this.#sql.rows<ScheduleIntervalRow>(text, values)).map(toLedgerInterval);
  }

  /** A change of many rows of one schedule: such follow one another, so that none waits for another in a circle. */
  private async alone<T>(schedule: string, change: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#sql.transaction(async (sql) => {
      await lockSchedule(sql, schedule);
      return change(sql);
    });
  }
}
