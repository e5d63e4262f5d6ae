import type { PlanQuestion } from './build-plan';
import { buildPlan } from './build-plan';

export interface IntervalsQuestion extends Pick<PlanQuestion, 'request' | 'catalog'> {
  /** The neighbouring intervals that the request is about, in order: instants, half-open. */
  readonly intervals: readonly { readonly start: string; readonly end: string }[];
}

/**
 * Whether one sparse run gives every interval the rows that a run of it alone would give: `request` has the period of all of them
 * and their grain. False also for a request that cannot be planned: the run of each interval then says what is wrong with it.
 */
export function intervalsAreIndependent({ request, catalog, intervals }: IntervalsQuestion): boolean {
  const now = request.as_of ?? intervals.at(-1)?.end ?? '';
  const { plan } = buildPlan({ request, catalog, now, sparse: true });
  return (
    plan !== undefined &&
    plan.buckets.length === intervals.length &&
    plan.buckets.every(({ window: { from, to } }, index) => {
      const { start = '', end = '' } = intervals[index] ?? {};
      return isSame(from?.instant, start) && isSame(to?.instant, end);
    })
  );
}

/** Instants may be written with a fraction or without. */
function isSame(instant: string | undefined, other: string): boolean {
  return instant !== undefined && Date.parse(instant) === Date.parse(other);
}
