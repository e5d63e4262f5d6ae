import type { LedgerInterval } from '@core/engine';
import { given, toBound, toTime } from '../values';
import type { ScheduleIntervalRow } from './schedule-tables';

export function toLedgerInterval(row: ScheduleIntervalRow): LedgerInterval {
  const { schedule, period, state, attempts, retried, metrics, partial } = row;
  const { run_id, backfill, definitions, complete_until, reason, lateness_ms } = row;
  return {
    schedule,
    start: toBound(row.interval_start),
    end: toBound(row.interval_end),
    period,
    state,
    due_at: toBound(row.due_at),
    try_at: toBound(row.try_at),
    attempts,
    retried,
    metrics,
    partial,
    ...given({
      run_id,
      backfill,
      first_started_at: toTime(row.first_started_at),
      started_at: toTime(row.started_at),
      first_computed_at: toTime(row.first_computed_at),
      computed_at: toTime(row.computed_at),
      restated_at: toTime(row.restated_at),
      definitions,
      completed_at: toTime(row.completed_at),
      complete_until,
      reason,
      finished_at: toTime(row.finished_at),
      lateness_ms: lateness_ms === null ? null : Number(lateness_ms),
    }),
  };
}
