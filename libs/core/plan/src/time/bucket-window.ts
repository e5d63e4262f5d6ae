import type { BucketSpan, Calendar } from './bucket-span';
import { addMonths, civilDate, type EpochDay } from './civil-date';
import { isRepresentable, type Range } from './moment';
import { moveBucket, type Edges } from './move-bucket';
import { isNoShift, type Shift } from './shift';
import { civilTime, dateOf, instantOf, type Instant } from './time-zone';

/**
 * The stretch of time that a bucket stands for, moved back by `shift`. A bucket that is cut is moved as a whole and then
 * cut at the same offset (months, days, time of day) from its start. Undefined when the move leaves the years 1 to 9999.
 */
export function windowRange(bucket: BucketSpan, shift: Shift, calendar: Calendar): Required<Range> | undefined {
  const own = endAt(bucket, calendar.as_of);
  if (isNoShift(shift)) return own;
  const moved = moveBucket(bucket, shift, calendar);
  if (!isRepresentable(moved.start) || !isRepresentable(moved.end)) return undefined;
  const cut = (at: Instant) => samePlace(at, bucket, moved, calendar);
  return endAt({ from: cut(own.from), to: cut(own.to) }, calendar.as_of);
}

/** Only what runs at `as_of` ends there: what is over is over, and what is still to come is not hidden. */
function endAt({ from, to }: Required<Range>, as_of: Instant): Required<Range> {
  return { from, to: from < as_of && as_of < to ? as_of : to };
}

/** The point of `moved` that is as far from its start as `at` is from the start of `bucket`. */
function samePlace(at: Instant, bucket: Edges, moved: Edges, { grain, timezone }: Calendar): Instant {
  if (at === bucket.start) return moved.start;
  if (at === bucket.end) return moved.end;
  if (grain === 'hour') return Math.min(moved.start + at - bucket.start, moved.end);
  const [first, cut] = [dateOf(bucket.start, timezone), civilTime(at, timezone)];
  const months = wholeMonths(first, cut.date);
  const date = addMonths(dateOf(moved.start, timezone), months) + cut.date - addMonths(first, months);
  return Math.min(instantOf(date, cut.time, timezone), moved.end);
}

function wholeMonths(from: EpochDay, to: EpochDay): number {
  const [a, b] = [civilDate(from), civilDate(to)];
  const months = (b.year - a.year) * 12 + b.month - a.month;
  return addMonths(from, months) <= to ? months : months - 1;
}
