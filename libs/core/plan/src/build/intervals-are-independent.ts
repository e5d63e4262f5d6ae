import { addsAsJoined } from '../frames/adds-as-joined';
import type { RunPlan } from '../run-plan';
import { bucketStart } from '../time/resolve-period';
import { buildPlan, type PlanQuestion } from './build-plan';

interface IntervalsQuestion extends Pick<PlanQuestion, 'request' | 'catalog' | 'access'> {
  /** The neighbouring intervals that the request is about, in order: instants, half-open. */
  readonly intervals: readonly Interval[];
}

interface Interval {
  readonly start: string;
  readonly end: string;
}

/**
 * Whether one sparse run gives every interval the rows that a run of it alone would give: `request` has the period of all of them
 * and their grain. False
 * - for a request that cannot be planned: the run of each interval then says what is wrong with it, and one that a sparse plan refuses
 *   (`run.not_by_interval`);
 * - where the calendar cuts the period into other buckets;
 * - where doubles would be added in another order than alone, for their last digits may then differ.
 */
export function intervalsAreIndependent({ request, catalog, access, intervals }: IntervalsQuestion): boolean {
  const [first] = intervals;
  if (first === undefined) return false;
  const { grain: _, ...asked } = request;
  const alone = { ...asked, period: `${first.start}/${first.end}`, as_of: first.end };
  const plans = [
    buildPlan({ request, catalog, now: first.end, sparse: true, access }).plan,
    buildPlan({ request: alone, catalog, now: first.end, access }).plan,
  ];
  return plans.every((plan) => plan !== undefined && !plan.frames.some(addsAsJoined)) && isCutInto(intervals, plans[0]);
}

/** Whole buckets of the calendar, which their labels name. */
function isCutInto(intervals: readonly Interval[], plan: RunPlan | undefined): boolean {
  const ends = (texts: readonly (string | undefined)[]) => texts.map((text = '') => Date.parse(text)).join();
  if (plan?.sparse !== true) return false;
  const { buckets, timezone } = plan;
  const named = buckets.flatMap(({ label, window }) => [bucketStart(label, timezone), window.to?.instant]);
  return ends(named) === ends(intervals.flatMap(({ start, end }) => [start, end]));
}
