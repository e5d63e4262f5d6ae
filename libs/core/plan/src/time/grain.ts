import type { Grain } from '@core/definition';
import { assertNever } from '@core/diagnostics';
import type { CalendarRules } from '@core/formula';
import { gregorian } from './calendar-rules';
import { addMonths, civilDate, epochDay, type EpochDay } from './civil-date';
import { weekStart } from './iso-week';
import { dateOf, dayLength, hourLength, instantOf, startOfDay, wallClock, type Instant } from './time-zone';

export type CivilGrain = Exclude<Grain, 'hour'>;

/** The first day of the bucket that holds `date`. */
export function floorDate(date: EpochDay, grain: CivilGrain, rules = gregorian): EpochDay {
  switch (grain) {
    case 'day':
      return date;
    case 'week':
      return weekStart(date, rules.first_weekday);
    case 'month':
      return floorMonths(date, 1, rules);
    case 'quarter':
      return floorMonths(date, 3, rules);
    case 'year':
      return floorMonths(date, 12, rules);
    default:
      return assertNever(grain);
  }
}

/** Stretches of so many months are counted from the first month of the year. */
function floorMonths(date: EpochDay, length: number, { first_month }: CalendarRules): EpochDay {
  const { year, month } = civilDate(date);
  return addMonths(epochDay(year, month, 1), -((month - first_month + 12) % length));
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
export function floorInstant(at: Instant, grain: Grain, timezone: string, rules = gregorian): Instant {
  const start =
    grain === 'hour' ? floorHour(at, timezone) : startOfDay(floorDate(dateOf(at, timezone), grain, rules), timezone);
  const next = nextInstant(start, grain, timezone);
  // Where the clocks are set back over a border, an instant after it shows a time before it.
  return next <= at ? next : start;
}

function floorHour(at: Instant, timezone: string): Instant {
  const { date, time } = wallClock(at, timezone);
  const intoHour = time % hourLength;
  const isShown = wallClock(at - intoHour, timezone).time === time - intoHour;
  // Otherwise the clocks were set within this hour, and it began when they first showed it.
  return isShown ? at - intoHour : instantOf(date, time - intoHour, timezone);
}

/** The start of the next bucket. An hour that the clocks show twice is two buckets; one that they cut short is shorter. */
export function nextInstant(start: Instant, grain: Grain, timezone: string): Instant {
  if (grain !== 'hour') return startOfDay(stepDate(dateOf(start, timezone), grain, 1), timezone);
  const { date, time } = wallClock(start, timezone);
  const hour = time - (time % hourLength);
  const hourLater = wallClock(start + hourLength, timezone);
  const isWhole = hourLater.time === (hour + hourLength) % dayLength || hourLater.time === hour;
  return isWhole ? start + hourLength : instantOf(date, hour + hourLength, timezone);
}
