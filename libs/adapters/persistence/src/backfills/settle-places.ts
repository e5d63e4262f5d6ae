import type { IntervalEnd } from '@core/engine';
import type { Sql } from '../database/state-sql';
import { boundsColumns } from '../schedules/bounds';
import { toText } from '../values';
import type { PlaceState } from './backfill-tables';

/** Brings the places that a run has in a backfill to the ends of its intervals; what is tried again waits again. */
export async function settlePlaces(sql: Sql, run_id: string, ends: readonly IntervalEnd[]): Promise<void> {
  await sql.rows(
    `UPDATE backfill_intervals SET state = ended.state, reason = ended.reason
     FROM unnest($2::timestamptz[], $3::timestamptz[], $4::text[], $5::text[]) AS ended (start_at, end_at, state, reason)
     WHERE run_id = $1 AND backfill_intervals.state = 'running' AND interval_start = start_at AND interval_end = end_at`,
    [
      run_id,
      ...boundsColumns(ends),
      ends.map(stateOf),
      ends.map((end) => (end.state === 'failed' ? toText(end.reason) : null)),
    ],
  );
}

function stateOf(end: IntervalEnd): PlaceState {
  if (end.state === 'withdrawn') return 'waiting';
  return end.state === 'failed' && end.retry_at !== undefined ? 'waiting' : end.state;
}
