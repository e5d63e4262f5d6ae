import type { LedgerInterval } from '@core/engine';
import { given, toBound, toTime } from '../values';
import type { ScheduleIntervalRow } from './schedule-tables';

export function toLedgerInterval(row: ScheduleIntervalRow): LedgerInterval {
  const { schedule, period, state, attempts, partial, run_id, definitions, reason, lateness_ms } = row;
  return {
    schedule,
    start: toBound(row.interval_start),
    end: toBound(row.interval_end),
    period,
    state,
    due_at: toBound(row.due_at),
    attempts,
    partial,
    ...given({
      run_id,
      definitions,
      reason,
      finished_at: toTime(row.finished_at),
      lateness_ms: lateness_ms === null ? null : Number(lateness_ms),
    }),
  };
}
