import type { Backfill } from '@core/engine';
import type { DataInterval } from '@core/schedule';
import { given, toBound, toTime } from '../values';
import type { BackfillIntervalRow, BackfillRow } from './backfill-tables';

/** A backfill with its places counted. */
export interface CountedBackfillRow extends BackfillRow {
  readonly total: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly running: number;
}

/** Backfills with their places counted. */
export const COUNTED = `
  SELECT backfills.*, places.* FROM backfills CROSS JOIN LATERAL (
    SELECT count(*)::int AS total,
           count(*) FILTER (WHERE state = 'succeeded')::int AS succeeded,
           count(*) FILTER (WHERE state = 'failed')::int AS failed,
           count(*) FILTER (WHERE state = 'running')::int AS running
    FROM backfill_intervals WHERE backfill = backfills.id
  ) AS places`;

export function toBackfill(row: CountedBackfillRow): Backfill {
  const { id, schedule, metrics, selection, newest_first, parallel, created_by, owner } = row;
  const { status, total, succeeded, failed, running } = row;
  return {
    id,
    schedule,
    from: toBound(row.range_from),
    to: toBound(row.range_to),
    select: selection,
    newest_first,
    parallel,
    created_at: toTime(row.created_at),
    created_by,
    owner,
    status,
    total,
    succeeded,
    failed,
    running,
    ...given({ metrics, finished_at: toTime(row.finished_at) }),
  };
}

type Place = Pick<BackfillIntervalRow, 'interval_start' | 'interval_end' | 'period'>;

export function toInterval({ interval_start, interval_end, period }: Place): DataInterval {
  return { start: toBound(interval_start), end: toBound(interval_end), period };
}
