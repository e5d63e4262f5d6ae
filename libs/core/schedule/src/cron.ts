import { CronExpressionParser } from 'cron-parser';
import { dayLength, formatInstant, instantOf, wallClock, type Instant } from '@core/plan';

/** A cron pattern of five fields; what it gives are wall clock times, which `timezone` turns into instants. */
export interface Cron {
  /** The first tick at or after an instant. */
  readonly atOrAfter: (instant: Instant, timezone: string) => Instant;
}

/**
 * Reads five fields (minute, hour, day of month, month, weekday); undefined for anything else, also for a pattern that
 * never comes true. cron-parser alone would take an empty text for every minute, and `H` for a different time each start.
 */
export function parseCron(pattern: string): Cron | undefined {
  const fields = pattern.trim().split(/\s+/);
  if (fields.length !== 5 || fields.some((field) => !/^[\dA-Z*,/?#-]+$/i.test(field) || /h(?!u)/i.test(field)))
    return undefined;
  try {
    firstAfter(pattern, 0).next();
  } catch {
    return undefined;
  }
  return { atOrAfter: (instant, timezone) => tickAtOrAfter(pattern, instant, timezone) };
}

/**
 * The pattern is read on a clock without changes (UTC), and each time is then set on the clocks of the zone: a time that
 * they skip becomes the instant after the gap, and one that they show twice is the first.
 */
function tickAtOrAfter(pattern: string, instant: Instant, timezone: string): Instant {
  const { date, time } = wallClock(instant - 1, timezone);
  const ticks = firstAfter(pattern, date * dayLength + time);
  for (;;) {
    const wall = ticks.next().getTime();
    const day = Math.floor(wall / dayLength);
    const tick = instantOf(day, wall - day * dayLength, timezone);
    if (tick >= instant) return tick;
  }
}

function firstAfter(pattern: string, wall: number) {
  return CronExpressionParser.parse(pattern, { currentDate: formatInstant(wall), tz: 'UTC' });
}
