import type { Sql } from '../database/state-sql';
import type { WrittenRevisions } from '../snapshots/write-revisions';
import { toText } from '../values';
import { boundsColumns, boundsKey } from './bounds';
import type { Ending, Failed, SettlingRun, Succeeded } from './settling';

/** The rows of the ledger that a run has, matched with the columns of `ended` by their bounds; `$1` to `$4` are taken. */
const ITS_ROWS = `kept.schedule = $1 AND kept.run_id = $2 AND kept.state = 'running'
     AND kept.interval_start = ended.start_at AND kept.interval_end = ended.end_at`;

/** Values are stored: the first time this is how late it came, later it may be a restatement, or complete at last. */
export async function endSucceeded(
  sql: Sql,
  { schedule, run_id, at }: SettlingRun,
  endings: readonly Succeeded[],
  written: ReadonlyMap<string, WrittenRevisions>,
): Promise<void> {
  if (endings.length === 0) return;
  await sql.rows(
    `UPDATE schedule_intervals AS kept
     SET state = 'succeeded', before = NULL, reason = NULL, finished_at = $5::timestamptz, retried = 0, judging = true,
         metrics = ended.metrics, definitions = ended.definitions, complete_until = ended.complete_until,
         partial = ended.partial,
         completed_at = CASE WHEN ended.partial THEN NULL WHEN kept.partial THEN $5 ELSE kept.completed_at END,
         first_computed_at = coalesce(kept.first_computed_at, $5), computed_at = $5,
         restated_at = coalesce(ended.restated_at, kept.restated_at),
         lateness_ms = CASE WHEN kept.first_computed_at IS NULL THEN round(extract(epoch FROM $5 - kept.due_at) * 1000)
                            ELSE kept.lateness_ms END
     FROM unnest($3::timestamptz[], $4::timestamptz[], $6::json[], $7::json[], $8::boolean[], $9::json[], $10::timestamptz[])
       AS ended (start_at, end_at, metrics, definitions, partial, complete_until, restated_at)
     WHERE ${ITS_ROWS}`,
    [
      schedule,
      run_id,
      ...boundsColumns(endings),
      at,
      endings.map(({ row, metrics }) => JSON.stringify([...new Set([...row.metrics, ...metrics])].toSorted())),
      endings.map(({ definitions }) => JSON.stringify(definitions)),
      endings.map(({ partial }) => partial),
      endings.map(({ complete_until }) => (complete_until === undefined ? null : JSON.stringify(complete_until))),
      endings.map((ending) => written.get(boundsKey(ending))?.restated_at ?? null),
    ],
  );
}

/** What was computed before stays so, with the reason; else it is tried again or has failed, which alerts are told of. */
export async function endFailed(
  sql: Sql,
  { schedule, run_id, at }: SettlingRun,
  endings: readonly Failed[],
): Promise<void> {
  if (endings.length === 0) return;
  await sql.rows(
    `UPDATE schedule_intervals AS kept
     SET state = CASE WHEN first_computed_at IS NOT NULL THEN 'succeeded'
                      WHEN ended.retry_at IS NOT NULL THEN 'expected'
                      ELSE 'failed' END,
         wanted_at = CASE WHEN first_computed_at IS NOT NULL THEN ended.retry_at END,
         try_at = CASE WHEN first_computed_at IS NULL THEN coalesce(ended.retry_at, try_at) ELSE try_at END,
         before = NULL, reason = ended.reason, finished_at = $5::timestamptz,
         retried = CASE WHEN ended.retry_at IS NULL THEN 0 ELSE retried + 1 END, judging = judging OR ended.retry_at IS NULL
     FROM unnest($3::timestamptz[], $4::timestamptz[], $6::text[], $7::timestamptz[])
       AS ended (start_at, end_at, reason, retry_at)
     WHERE ${ITS_ROWS}`,
    [
      schedule,
      run_id,
      ...boundsColumns(endings),
      at,
      endings.map(({ reason }) => toText(reason)),
      endings.map(({ retry_at }) => retry_at ?? null),
    ],
  );
}

/** As they were before the run. */
export async function endWithdrawn(
  sql: Sql,
  { schedule, run_id }: SettlingRun,
  endings: readonly Ending[],
): Promise<void> {
  if (endings.length === 0) return;
  await sql.rows(
    `UPDATE schedule_intervals AS kept
     SET state = before ->> 'state', run_id = before ->> 'run_id', reason = before ->> 'reason',
         first_started_at = (before ->> 'first_started_at')::timestamptz,
         started_at = (before ->> 'started_at')::timestamptz,
         wanted_at = (before ->> 'wanted_at')::timestamptz,
         finished_at = (before ->> 'finished_at')::timestamptz,
         first_backfill = before ->> 'first_backfill', backfill = before ->> 'backfill',
         attempts = attempts - 1, before = NULL
     FROM unnest($3::timestamptz[], $4::timestamptz[]) AS ended (start_at, end_at)
     WHERE ${ITS_ROWS}`,
    [schedule, run_id, ...boundsColumns(endings)],
  );
}
