import { civilDate } from './civil-date';
import type { BucketSpan, Calendar } from './bucket-span';
import { floorInstant, nextInstant, stepDate } from './grain';
import { shiftInstant, type Shift } from './shift';
import { civilTime, dateOf, hourLength, startOfDay } from './time-zone';

/** Both ends of a bucket of the calendar. */
export type Edges = Pick<BucketSpan, 'start' | 'end'>;

/** A bucket moved back: its first day is shifted and floored to the grain. */
export function moveBucket(bucket: Edges, shift: Shift, { grain, timezone, rules }: Calendar): Edges {
  if (grain === undefined) return movePeriod(bucket, shift, timezone);
  const moved = floorInstant(shiftInstant(bucket.start, shift, timezone), grain, timezone, rules);
  const start =
    grain === 'hour'
      ? floorInstant(moved - shift.buckets * hourLength, grain, timezone)
      : startOfDay(stepDate(dateOf(moved, timezone), grain, -shift.buckets), timezone);
  return { start, end: nextInstant(start, grain, timezone) };
}

/** A period of a month or more moves with both ends; a shorter one keeps its length, so that a day stays a day. */
function movePeriod({ start, end }: Edges, shift: Shift, timezone: string): Edges {
  const length = periodLength({ start, end }, timezone);
  const total = {
    months: shift.months + shift.buckets * length.months,
    days: shift.days + shift.buckets * length.days,
    minutes: shift.minutes + shift.buckets * length.minutes,
  };
  const moved = shiftInstant(start, total, timezone);
  const monthLater = shiftInstant(start, { months: -1, days: 0, minutes: 0 }, timezone);
  if (end >= monthLater) return { start: moved, end: shiftInstant(end, total, timezone) };
  return {
    start: moved,
    end: shiftInstant(moved, { months: 0, days: -length.days, minutes: -length.minutes }, timezone),
  };
}

/** Whole months when both ends are first days of a month, else whole days, else minutes. */
function periodLength({ start, end }: Edges, timezone: string): Omit<Shift, 'buckets'> {
  const [first, last] = [civilTime(start, timezone), civilTime(end, timezone)];
  const [a, b] = [civilDate(first.date), civilDate(last.date)];
  if (first.time !== last.time) return { months: 0, days: 0, minutes: (end - start) / 60_000 };
  if (first.time !== 0 || a.day !== 1 || b.day !== 1) return { months: 0, days: last.date - first.date, minutes: 0 };
  return { months: (b.year - a.year) * 12 + b.month - a.month, days: 0, minutes: 0 };
}
