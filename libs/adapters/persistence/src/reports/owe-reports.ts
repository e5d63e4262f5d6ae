import type { NewReport } from '@core/engine';
import type { Sql } from '../database/state-sql';
import { toBounds } from '../schedules/bounds';
import type { ScheduleIntervalRow } from '../schedules/schedule-tables';

/** Owes each of the reports for each of the intervals, once and for ever. A report's id is that of its like and the interval's bounds. */
export async function oweReports(
  sql: Sql,
  intervals: readonly ScheduleIntervalRow[],
  reports: readonly NewReport[],
): Promise<void> {
  const owed = intervals.flatMap((interval) =>
    reports.map(({ id, recipient }) => {
      const { start, end } = toBounds(interval);
      return {
        id: `${id}:${start}:${end}`,
        schedule: interval.schedule,
        start,
        end,
        period: interval.period,
        recipient,
      };
    }),
  );
  if (owed.length === 0) return;
  await sql.rows(
    `INSERT INTO reports (id, schedule, interval_start, interval_end, period, recipient, status)
     SELECT *, 'waiting' FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::text[], $6::text[])
     ON CONFLICT DO NOTHING`,
    [
      owed.map(({ id }) => id),
      owed.map(({ schedule }) => schedule),
      owed.map(({ start }) => start),
      owed.map(({ end }) => end),
      owed.map(({ period }) => period),
      owed.map(({ recipient }) => recipient),
    ],
  );
}
