import type { IntervalEnd, NewReport, SettledInterval } from '@core/engine';
import { settlePlaces } from '../backfills/settle-places';
import type { Sql } from '../database/state-sql';
import { oweReports } from '../reports/owe-reports';
import { writeRevisions } from '../snapshots/write-revisions';
import { boundsKey, toBounds } from './bounds';
import { endFailed, endSucceeded, endWithdrawn } from './end-intervals';
import type { ScheduleIntervalRow } from './schedule-tables';
import type { Ending, Failed, SettlingRun, Succeeded } from './settling';

/** Everything that the end of a run means for its intervals, with the schedule locked. Only for what the run still has. */
export async function settleIntervals(
  sql: Sql,
  run: SettlingRun,
  ends: readonly IntervalEnd[],
  reports: readonly NewReport[],
): Promise<readonly SettledInterval[]> {
  const endings = await endingsOf(sql, run, ends);
  if (endings.length === 0) return [];
  const succeeded = endings.filter((ending): ending is Succeeded => ending.state === 'succeeded');
  const written = await writeRevisions(sql, run, succeeded);
  await endSucceeded(sql, run, succeeded, written);
  await endFailed(
    sql,
    run,
    endings.filter((ending): ending is Failed => ending.state === 'failed'),
  );
  await endWithdrawn(
    sql,
    run,
    endings.filter(({ state }) => state === 'withdrawn'),
  );
  await settlePlaces(sql, run.run_id, endings);
  const first = succeeded.filter(({ row }) => row.first_computed_at === null).map(({ row }) => row);
  await oweReports(sql, first, reports);
  const isFirst = new Set(first);
  return endings.map((ending) => ({
    ...toBounds(ending.row),
    is_first: isFirst.has(ending.row),
    written: written.get(boundsKey(ending))?.written ?? 0,
  }));
}

async function endingsOf(sql: Sql, run: SettlingRun, ends: readonly IntervalEnd[]): Promise<readonly Ending[]> {
  const rows = await sql.rows<ScheduleIntervalRow>(
    `SELECT * FROM schedule_intervals WHERE schedule = $1 AND run_id = $2 AND state = 'running'`,
    [run.schedule, run.run_id],
  );
  const held = new Map(rows.map((row) => [boundsKey(toBounds(row)), row]));
  return ends.flatMap((end) => {
    const row = held.get(boundsKey(end));
    return row === undefined ? [] : [{ ...end, row }];
  });
}
