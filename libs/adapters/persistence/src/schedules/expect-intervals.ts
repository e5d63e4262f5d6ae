import type { OwedInterval } from '@core/engine';
import type { Sql } from '../database/state-sql';
import { toText } from '../values';
import { boundsColumns } from './bounds';

/** Writes down what is not there yet, and how far that goes; answers how many were new. */
export async function expectIntervals(
  sql: Sql,
  schedule: string,
  intervals: readonly OwedInterval[],
  until: string | undefined,
): Promise<number> {
  const rows = await sql.rows(
    `INSERT INTO schedule_intervals
       (schedule, interval_start, interval_end, period, due_at, try_at, state, reason, attempts, retried, metrics, partial, judging)
     SELECT $1, start_at, end_at, period, due_at, due_at, CASE WHEN reason IS NULL THEN 'expected' ELSE 'skipped' END,
            reason, 0, 0, '[]', false, false
     FROM unnest($2::timestamptz[], $3::timestamptz[], $4::text[], $5::timestamptz[], $6::text[])
       AS owed (start_at, end_at, period, due_at, reason)
     ON CONFLICT (schedule, interval_start, interval_end) DO NOTHING
     RETURNING interval_start`,
    [
      schedule,
      ...boundsColumns(intervals),
      intervals.map(({ period }) => period),
      intervals.map(({ due_at }) => due_at),
      intervals.map(({ skipped }) => (skipped === undefined ? null : toText(skipped))),
    ],
  );
  if (until !== undefined) {
    await sql.rows(
      'UPDATE schedule_states SET expected_until = $2 WHERE schedule = $1 AND expected_until < $2::timestamptz',
      [schedule, until],
    );
  }
  return rows.length;
}
