import type { Backfill, BackfillInDetail } from '@core/engine';

/** A backfill as the API tells of it. */
export function presentBackfill(told: Backfill | BackfillInDetail) {
  const { total, succeeded, failed, running, owner: _, ...backfill } = told;
  const { id, schedule } = backfill;
  const self = pathOf(schedule, id);
  const done = succeeded + failed;
  return {
    ...backfill,
    intervals: { total, succeeded, failed, running, waiting: total - done - running },
    progress: { done, total },
    links: { self, events: `${self}/events` },
  };
}

/** Where a backfill is found. */
export function pathOf(schedule: string, id: string): string {
  return `/v1/schedules/${encodeURIComponent(schedule)}/backfills/${id}`;
}
