import { assertNever } from '@core/diagnostics';
import type { Duration } from '@core/formula';
import { addMonths } from './civil-date';
import { civilTime, instantOf, type Instant } from './time-zone';

/** How far back in time: parts add up, so the order of shifts does not matter. `buckets` are whole periods where there is no grain. */
export interface Shift {
  readonly buckets: number;
  readonly months: number;
  readonly days: number;
  readonly minutes: number;
}

export const noShift: Shift = { buckets: 0, months: 0, days: 0, minutes: 0 };

export const oneBucket: Shift = { ...noShift, buckets: 1 };

export function isNoShift({ buckets, months, days, minutes }: Shift): boolean {
  return buckets === 0 && months === 0 && days === 0 && minutes === 0;
}

export function addShifts(a: Shift, b: Shift): Shift {
  return {
    buckets: a.buckets + b.buckets,
    months: a.months + b.months,
    days: a.days + b.days,
    minutes: a.minutes + b.minutes,
  };
}

export function shiftBy({ amount, unit }: Duration): Shift {
  switch (unit) {
    case 'minute':
      return { ...noShift, minutes: amount };
    case 'hour':
      return { ...noShift, minutes: 60 * amount };
    case 'day':
      return { ...noShift, days: amount };
    case 'week':
      return { ...noShift, days: 7 * amount };
    case 'month':
      return { ...noShift, months: amount };
    case 'quarter':
      return { ...noShift, months: 3 * amount };
    case 'year':
      return { ...noShift, months: 12 * amount };
    default:
      return assertNever(unit);
  }
}

/** The same time of day so many months and days earlier, then so many minutes. */
export function shiftInstant(
  at: Instant,
  { months, days, minutes }: Omit<Shift, 'buckets'>,
  timezone: string,
): Instant {
  if (months === 0 && days === 0) return at - minutes * 60_000;
  const { date, time } = civilTime(at, timezone);
  return instantOf(addMonths(date, -months) - days, time, timezone) - minutes * 60_000;
}
