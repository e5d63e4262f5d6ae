import { floorInstant, lengthOf, stepBucket, type Bucket, type Clock } from './buckets';
import {
  addToDate,
  addToInstant,
  atClock,
  clockMinutes,
  dateOf,
  daysApart,
  moveInstant,
  partOf,
  startOfDay,
  type Instant,
} from './civil-time';
import type { Duration } from './formula';

/** How far back: shifts add up. `buckets` are whole periods where there is no grain. */
export interface Shift {
  readonly buckets: number;
  readonly months: number;
  readonly days: number;
  readonly minutes: number;
}

export const noShift: Shift = { buckets: 0, months: 0, days: 0, minutes: 0 };

export type Rule =
  | { readonly kind: 'bucket' }
  | { readonly kind: 'rolling'; readonly duration: Duration }
  | { readonly kind: 'to_date'; readonly unit: 'week' | 'month' | 'quarter' | 'year' }
  | { readonly kind: 'running' }
  /** Not ended by `as_of`. */
  | { readonly kind: 'whole' }
  | { readonly kind: 'between'; readonly from: Instant; readonly to: Instant };

/** Which bucket an expression sees, and which window belongs to it. */
export interface View {
  readonly span: 'bucket' | 'period';
  readonly shift: Shift;
  readonly rule: Rule;
}

export const plainView: View = { span: 'bucket', shift: noShift, rule: { kind: 'bucket' } };

/** Half-open; an absent end is open. */
export interface Window {
  readonly from?: Instant;
  readonly to?: Instant;
}

/** The time of a question. */
export interface Time extends Clock {
  readonly as_of: Instant;
  readonly period?: { readonly from: Instant; readonly to: Instant };
  /** The one bucket of everything where there is no period. */
  readonly buckets: readonly Bucket[];
}

export function addShift(shift: Shift, duration: Duration | undefined): Shift {
  if (duration === undefined) return { ...shift, buckets: shift.buckets + 1 };
  const { amount, unit } = duration;
  switch (unit) {
    case 'minute':
    case 'hour':
      return { ...shift, minutes: shift.minutes + amount * (unit === 'hour' ? 60 : 1) };
    case 'day':
    case 'week':
      return { ...shift, days: shift.days + amount * (unit === 'week' ? 7 : 1) };
    default:
      return { ...shift, months: shift.months + amount * { month: 1, quarter: 3, year: 12 }[unit] };
  }
}

/** The window of a bucket. */
export function windowOf(index: number, view: View, time: Time): Window {
  const { rule } = view;
  if (rule.kind === 'between') return { from: rule.from, to: rule.to };
  const stretch = stretchOf(index, view, rule.kind === 'whole' ? { ...time, as_of: Infinity } : time);
  const { to } = stretch;
  if (to === undefined) return stretch;
  switch (rule.kind) {
    case 'bucket':
    case 'whole':
      return stretch;
    case 'running':
      return { to };
    case 'rolling':
      return { from: moveInstant(to, rule.duration, -1, time.zone), to };
    case 'to_date':
      return { from: floorInstant(to - 1, rule.unit, time), to };
  }
}

/** The bucket, moved and cut. */
function stretchOf(index: number, { span, shift }: View, time: Time): Window {
  const { period, as_of } = time;
  if (period === undefined) return as_of === Infinity ? {} : { to: as_of };
  const isWhole = span === 'period' || time.grain === undefined;
  const bucket = isWhole
    ? { start: period.from, end: period.to, from: period.from, to: period.to }
    : (time.buckets[index] as Bucket);
  const clock: Clock = isWhole ? { zone: time.zone, rules: time.rules } : time;
  const own = endAt(bucket, as_of);
  if (shift.buckets + shift.months + shift.days + shift.minutes === 0) return own;
  const moved = moveBucket(bucket, shift, clock);
  const from = samePlace(own.from, bucket, { ...moved, clock });
  const to = samePlace(own.to, bucket, { ...moved, clock });
  return endAt({ from, to }, as_of);
}

/** What runs at `as_of` ends there. */
function endAt({ from, to }: { from: Instant; to: Instant }, as_of: Instant) {
  return { from, to: from < as_of && as_of < to ? as_of : to };
}

function back(at: Instant, { months, days, minutes }: Omit<Shift, 'buckets'>, zone: string): Instant {
  const date = dateOf(at, zone);
  const onDay = startOfDay(date, zone) === at;
  const moved = onDay
    ? startOfDay(addToDate(addToDate(date, -months, 'month'), -days, 'day'), zone)
    : addToInstant(addToInstant(at, -months, 'month', zone), -days, 'day', zone);
  return moved - minutes * 60_000;
}

/** Its first moment is shifted and floored to the grain; then whole buckets are counted back. */
function moveBucket({ start, end }: Bucket, shift: Shift, clock: Clock): { start: Instant; end: Instant } {
  const { grain, zone } = clock;
  if (grain !== undefined) {
    const floored = floorInstant(back(start, shift, zone), grain, clock);
    const first = floorInstant(stepBucket(floored, grain, -shift.buckets, clock), grain, clock);
    return { start: first, end: stepBucket(first, grain, 1, clock) };
  }
  const length = lengthOf({ start, end }, zone);
  const total = {
    months: shift.months + shift.buckets * length.months,
    days: shift.days + shift.buckets * length.days,
    minutes: shift.minutes + shift.buckets * length.minutes,
  };
  const moved = back(start, total, zone);
  const isShort = end < back(start, { months: -1, days: 0, minutes: 0 }, zone);
  if (!isShort) return { start: moved, end: back(end, total, zone) };
  return { start: moved, end: back(moved, { months: 0, days: -length.days, minutes: -length.minutes }, zone) };
}

/** The point of the moved bucket that is as many months, days and minutes from its start as `at` is from the bucket's. */
function samePlace(at: Instant, bucket: Bucket, moved: { start: Instant; end: Instant; clock: Clock }): Instant {
  if (at === bucket.start) return moved.start;
  if (at === bucket.end) return moved.end;
  const { zone, grain } = moved.clock;
  if (grain === 'hour') return Math.min(moved.start + at - bucket.start, moved.end);
  const [first, last] = [dateOf(bucket.start, zone), dateOf(at, zone)];
  let months = (partOf(last, 'year') - partOf(first, 'year')) * 12 + partOf(last, 'month') - partOf(first, 'month');
  if (addToDate(first, months, 'month') > last) months -= 1;
  const days = daysApart(addToDate(first, months, 'month'), last);
  const date = addToDate(addToDate(dateOf(moved.start, zone), months, 'month'), days, 'day');
  const minutes = startOfDay(last, zone) === at ? 0 : clockMinutes(at, zone);
  return Math.min(atClock(date, minutes, zone), moved.end);
}
