import type { Grain } from '@core/definition';
import { assertNever } from '@core/diagnostics';
import { addMonths, civilDate, epochDay, type EpochDay } from './civil-date';
import { mondayOf } from './iso-week';
import { dateOf, hourLength, instantOf, startOfDay, wallClock, type Instant } from './time-zone';

export type CivilGrain = Exclude<Grain, 'hour'>;

/** The first day of the bucket that holds `date`. */
export function floorDate(date: EpochDay, grain: CivilGrain): EpochDay {
  if (grain === 'day') return date;
  if (grain === 'week') return mondayOf(date);
  const { year, month } = civilDate(date);
  switch (grain) {
    case 'month':
      return epochDay(year, month, 1);
    case 'quarter':
      return epochDay(year, month - ((month - 1) % 3), 1);
    case 'year':
      return epochDay(year, 1, 1);
    default:
      return assertNever(grain);
  }
}

/** The first day of the bucket `count` buckets after the one that starts at `start`. */
export function stepDate(start: EpochDay, grain: CivilGrain, count: number): EpochDay {
  switch (grain) {
    case 'day':
      return start + count;
    case 'week':
      return start + 7 * count;
    case 'month':
      return addMonths(start, count);
    case 'quarter':
      return addMonths(start, 3 * count);
    case 'year':
      return addMonths(start, 12 * count);
    default:
      return assertNever(grain);
  }
}

/** The start of the bucket that holds an instant. */
export function floorInstant(at: Instant, grain: Grain, timezone: string): Instant {
  if (grain !== 'hour') return startOfDay(floorDate(dateOf(at, timezone), grain), timezone);
  const { date, time } = wallClock(at, timezone);
  const intoHour = time % hourLength;
  const isShown = wallClock(at - intoHour, timezone).time === time - intoHour;
  // Otherwise the clocks were set within this hour, and it began when they first showed it.
  return isShown ? at - intoHour : instantOf(date, time - intoHour, timezone);
}

/** The start of the next bucket. An hour that the clocks show twice is two buckets; one that they cut short is shorter. */
export function nextInstant(start: Instant, grain: Grain, timezone: string): Instant {
  if (grain !== 'hour') return startOfDay(stepDate(dateOf(start, timezone), grain, 1), timezone);
  const hourLater = wallClock(start + hourLength, timezone);
  if (hourLater.time % hourLength === 0) return start + hourLength;
  const { date, time } = wallClock(start, timezone);
  return instantOf(date, time - (time % hourLength) + hourLength, timezone);
}
