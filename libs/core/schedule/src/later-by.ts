import { formatInstant, shiftBy, shiftInstant, type Instant } from '@core/plan';
import { parseDelay } from './delay';

/**
 * The instant (ISO 8601, UTC) so much later: `30m`, `2h`, `7d`. Days are days of the calendar in the zone, so that the time of
 * day stays; hours and minutes are elapsed time. Throws RangeError for another text.
 */
export function laterBy(instant: string, duration: string, timezone: string): string {
  return formatInstant(moveLater(Date.parse(instant), duration, timezone));
}

/** As `laterBy`, back in time. */
export function earlierBy(instant: string, duration: string, timezone: string): string {
  return formatInstant(shiftInstant(Date.parse(instant), shiftBy(read(duration)), timezone));
}

export function moveLater(instant: Instant, duration: string, timezone: string): Instant {
  const { amount, unit } = read(duration);
  return shiftInstant(instant, shiftBy({ amount: -amount, unit }), timezone);
}

function read(text: string): NonNullable<ReturnType<typeof parseDelay>> {
  const duration = parseDelay(text);
  if (duration === undefined) throw new RangeError(`"${text}" is not a duration such as 30m, 2h or 7d`);
  return duration;
}
