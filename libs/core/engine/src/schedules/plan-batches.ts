import type { Catalog } from '@core/formula';
import { intervalsAreIndependent } from '@core/plan';
import { batchesOf, type DataInterval } from '@core/schedule';
import { requestIntervals } from './interval-requests';
import type { ScheduleVersion } from './schedule-version';

/** Intervals that one run computes at most: more save little, and a run that dies starts all of them again. */
const MOST_TOGETHER = 100;

/**
 * Cuts intervals into those that one run computes: neighbours, where each of them gets the values that a run of its own would give,
 * else every interval alone. Oldest first unless asked otherwise; within a batch always so.
 */
export function planBatches<T extends DataInterval>(
  schedule: ScheduleVersion,
  intervals: readonly T[],
  world: { readonly catalog: Catalog; readonly metrics?: readonly string[]; readonly newest_first?: boolean },
): readonly (readonly T[])[] {
  const { newest_first = false } = world;
  const neighbours = batchesOf(intervals, { size: MOST_TOGETHER, newest_first });
  const several = neighbours.find((batch) => batch.length > 1);
  if (several === undefined || areIndependent(schedule, several, world)) return neighbours;
  return batchesOf(intervals, { size: 1, newest_first });
}

function areIndependent(
  schedule: ScheduleVersion,
  intervals: readonly DataInterval[],
  { catalog, metrics }: { readonly catalog: Catalog; readonly metrics?: readonly string[] },
): boolean {
  const request = requestIntervals(schedule, intervals, { catalog, ...(metrics && { metrics }) });
  return intervalsAreIndependent({ request, catalog, intervals });
}
