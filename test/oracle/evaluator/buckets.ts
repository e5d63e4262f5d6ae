import {
  addToDate,
  clockMinutes,
  dateOf,
  daysApart,
  partOf,
  startOfDay,
  startOfHour,
  type Instant,
} from './civil-time';
import type { Grain } from './model';

/** Where years and weeks begin; the Gregorian calendar is January and Monday. */
export interface Rules {
  readonly first_month: number;
  readonly first_weekday: number;
}

export const gregorian: Rules = { first_month: 1, first_weekday: 1 };

export interface Clock {
  readonly zone: string;
  readonly rules: Rules;
  readonly grain?: Grain;
}

/** A bucket of the calendar, and the part of it that lies within the period. */
export interface Bucket {
  readonly start: Instant;
  readonly end: Instant;
  readonly from: Instant;
  readonly to: Instant;
}

/** The first date of the unit that holds a date. */
export function floorDate(date: string, unit: Exclude<Grain, 'hour'>, { first_month, first_weekday }: Rules): string {
  const monthStart = `${date.slice(0, 7)}-01`;
  const monthsIn = (partOf(date, 'month') - first_month + 12) % 12;
  switch (unit) {
    case 'day':
      return date;
    case 'week':
      return addToDate(date, -((partOf(date, 'weekday') - first_weekday + 7) % 7), 'day');
    case 'month':
      return monthStart;
    case 'quarter':
      return addToDate(monthStart, -(monthsIn % 3), 'month');
    case 'year':
      return addToDate(monthStart, -monthsIn, 'month');
  }
}

export function floorInstant(at: Instant, unit: Grain, { zone, rules }: Clock): Instant {
  return unit === 'hour' ? startOfHour(at, zone) : startOfDay(floorDate(dateOf(at, zone), unit, rules), zone);
}

/** The start of the bucket `count` buckets after the one that starts at `start`. */
export function stepBucket(start: Instant, unit: Grain, count: number, { zone }: Clock): Instant {
  if (unit === 'hour') return start + count * 3_600_000;
  return startOfDay(addToDate(dateOf(start, zone), count, unit), zone);
}

/** The buckets of a period; the period itself without a grain. */
export function bucketsOf(period: { readonly from: Instant; readonly to: Instant }, clock: Clock): readonly Bucket[] {
  const { grain } = clock;
  const { from, to } = period;
  if (grain === undefined) return [{ start: from, end: to, from, to }];
  const buckets: Bucket[] = [];
  for (let start = floorInstant(from, grain, clock); start < to;) {
    const end = stepBucket(start, grain, 1, clock);
    buckets.push({ start, end, from: Math.max(start, from), to: Math.min(end, to) });
    start = end;
  }
  return buckets;
}

/** How long a period is: whole months if both ends are first days of a month, else whole days, else minutes. */
export function lengthOf({ start, end }: Pick<Bucket, 'start' | 'end'>, zone: string) {
  const [first, last] = [dateOf(start, zone), dateOf(end, zone)];
  const isMidnight = startOfDay(first, zone) === start && startOfDay(last, zone) === end;
  const isSameTime = isMidnight || clockMinutes(start, zone) === clockMinutes(end, zone);
  if (!isSameTime) return { months: 0, days: 0, minutes: (end - start) / 60_000 };
  if (!isMidnight || !first.endsWith('-01') || !last.endsWith('-01'))
    return { months: 0, days: daysApart(first, last), minutes: 0 };
  const months = (partOf(last, 'year') - partOf(first, 'year')) * 12 + partOf(last, 'month') - partOf(first, 'month');
  return { months, days: 0, minutes: 0 };
}
