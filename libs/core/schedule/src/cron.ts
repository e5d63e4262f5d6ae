import { dayLength, formatInstant, instantOf, wallClock, type Instant } from '@core/plan';
import { CronExpressionParser } from 'cron-parser';
import { clampedPatterns } from './clamped-patterns';

/**
 * The first tick of a cron pattern at or after an instant. The pattern is read on a clock that never changes (UTC), and
 * each time is then set on the clocks of the zone: one that they skip becomes the instant after the gap, one that they show
 * twice is the first. A day that a month does not have is its last.
 */
export function tickAtOrAfter(cron: string, instant: Instant, timezone: string): Instant {
  return Math.min(...clampedPatterns(cron).map((pattern) => nextTick(pattern, instant, timezone)));
}

function nextTick(pattern: string, instant: Instant, timezone: string): Instant {
  // From just before the instant, so that a time skipped right there is met.
  const { date, time } = wallClock(instant - 1, timezone);
  const currentDate = formatInstant(date * dayLength + time);
  const ticks = CronExpressionParser.parse(pattern, { currentDate, tz: 'UTC' });
  for (;;) {
    const wall = ticks.next().getTime();
    const day = Math.floor(wall / dayLength);
    const tick = instantOf(day, wall - day * dayLength, timezone);
    if (tick >= instant) return tick;
  }
}
