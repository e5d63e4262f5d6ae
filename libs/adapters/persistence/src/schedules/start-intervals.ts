import type { IntervalBounds, IntervalLedger } from '@core/engine';
import type { Sql } from '../database/state-sql';
import { boundsColumns, toBounds, type BoundsRow } from './bounds';

type NewStart = Parameters<IntervalLedger['start']>[2];

/**
 * Gives intervals that no run has to this one, with the schedule locked; answers which, in order of time. For a backfill only those that
 * wait in it, and none when it has come to its end.
 */
export async function startIntervals(
  sql: Sql,
  schedule: string,
  intervals: readonly IntervalBounds[],
  { run_id, at, backfill }: NewStart,
): Promise<readonly IntervalBounds[]> {
  if (backfill !== undefined && !(await isUnderWay(sql, backfill))) return [];
  const got = await sql.rows<BoundsRow>(
    `UPDATE schedule_intervals AS kept
     SET before = json_build_object(
           'state', state, 'run_id', run_id, 'backfill', backfill, 'first_started_at', first_started_at,
           'first_backfill', first_backfill, 'started_at', started_at, 'wanted_at', wanted_at,
           'reason', reason, 'finished_at', finished_at
         ),
         state = 'running', run_id = $4, backfill = $6, attempts = attempts + 1,
         first_started_at = coalesce(first_started_at, $5::timestamptz), started_at = $5::timestamptz,
         first_backfill = CASE WHEN first_started_at IS NULL THEN $6 ELSE first_backfill END,
         wanted_at = NULL, reason = NULL, finished_at = NULL
     FROM unnest($2::timestamptz[], $3::timestamptz[]) AS asked (start_at, end_at)
     WHERE schedule = $1 AND interval_start = start_at AND interval_end = end_at AND state <> 'running'
       AND ($6::text IS NULL OR EXISTS (
         SELECT FROM backfill_intervals AS place
         WHERE place.backfill = $6 AND place.state = 'waiting'
           AND place.interval_start = kept.interval_start AND place.interval_end = kept.interval_end
       ))
     RETURNING interval_start, interval_end`,
    [schedule, ...boundsColumns(intervals), run_id, at, backfill],
  );
  const started = got.map(toBounds).toSorted((left, right) => Date.parse(left.start) - Date.parse(right.start));
  if (backfill !== undefined) await startPlaces(sql, backfill, started, run_id);
  return started;
}

/** Holds the backfill where it is until the end of the transaction: it is not cancelled in between. */
async function isUnderWay(sql: Sql, backfill: string): Promise<boolean> {
  const text = `SELECT id FROM backfills WHERE id = $1 AND status = 'running' FOR SHARE`;
  return (await sql.rows(text, [backfill])).length > 0;
}

async function startPlaces(
  sql: Sql,
  backfill: string,
  started: readonly IntervalBounds[],
  run_id: string,
): Promise<void> {
  await sql.rows(
    `UPDATE backfill_intervals SET state = 'running', run_id = $4, reason = NULL
     FROM unnest($2::timestamptz[], $3::timestamptz[]) AS started (start_at, end_at)
     WHERE backfill = $1 AND interval_start = start_at AND interval_end = end_at`,
    [backfill, ...boundsColumns(started), run_id],
  );
}
