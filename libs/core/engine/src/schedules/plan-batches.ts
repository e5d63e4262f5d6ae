import type { Catalog } from '@core/formula';
import { intervalsAreIndependent, type DataAccess } from '@core/plan';
import { batchesOf, type DataInterval } from '@core/schedule';
import { accessOf } from '../access/caller';
import type { FindPrincipal } from '../access/find-principal';
import { requestIntervals } from './interval-requests';
import type { ScheduleVersion } from './schedule-version';

/**
 * Intervals that one run computes at most, by how often they were tried in vain: more save little, a run that dies starts all of
 * them again, and one that fails may fail for one of them alone.
 */
const MOST_TOGETHER = [366, 20];

/** An interval with how often it was tried in vain. */
export type TriedInterval = DataInterval & { readonly retried?: number };

interface BatchOptions {
  readonly catalog: Catalog;
  /** Only these metrics of the schedule. */
  readonly metrics?: readonly string[];
  readonly newest_first?: boolean;
}

/**
 * Cuts intervals into those that one run computes: neighbours, where each of them gets the values that a run of its own would give,
 * else every interval alone. Oldest first unless asked otherwise; within a batch always so.
 */
export class PlanBatches {
  constructor(private readonly principals: Pick<FindPrincipal, 'execute'>) {}

  /** What the run of a batch reads is what the schedule's owner may read. */
  async execute<T extends TriedInterval>(
    schedule: ScheduleVersion,
    intervals: readonly T[],
    options: BatchOptions,
  ): Promise<readonly (readonly T[])[]> {
    const access = accessOf(await this.principals.execute(schedule.saved_by));
    return planBatches(schedule, intervals, { ...options, access });
  }
}

interface World extends BatchOptions {
  readonly access: DataAccess | undefined;
}

function planBatches<T extends TriedInterval>(
  schedule: ScheduleVersion,
  intervals: readonly T[],
  world: World,
): readonly (readonly T[])[] {
  const { newest_first = false } = world;
  const together = [...MOST_TOGETHER, 1].flatMap((size, tries) => {
    const isLast = tries === MOST_TOGETHER.length;
    const own = intervals.filter(({ retried = 0 }) => (isLast ? retried >= tries : retried === tries));
    return batchesOf(own, { size, newest_first });
  });
  const several = together.find((batch) => batch.length > 1);
  if (several === undefined || areIndependent(schedule, several, world)) return together;
  return batchesOf(intervals, { size: 1, newest_first });
}

function areIndependent(
  schedule: ScheduleVersion,
  intervals: readonly DataInterval[],
  { catalog, access, metrics }: World,
): boolean {
  const request = requestIntervals(schedule, intervals, { catalog, ...(metrics && { metrics }) });
  return intervalsAreIndependent({ request, catalog, access, intervals });
}
