import { Temporal } from 'temporal-polyfill';
import { epochDay, formatDate, twoDigits } from './civil-date';
import { dateOf, dayLength, startOfDay, type Instant } from './time-zone';
import type { Moment, Window } from './window';

/** Half-open stretch of time in milliseconds; an absent end is open. */
export interface Range {
  readonly from?: Instant;
  readonly to?: Instant;
}

export function momentOf(at: Instant, timezone: string): Moment {
  const date = dateOf(at, timezone);
  return { date: formatDate(startOfDay(date, timezone) === at ? date : date + 1), instant: formatInstant(at) };
}

export function windowOf({ from, to }: Range, timezone: string): Window {
  return {
    ...(from !== undefined && { from: momentOf(from, timezone) }),
    ...(to !== undefined && { to: momentOf(to, timezone) }),
  };
}

/** ISO 8601 in UTC, without a fraction where there is none. */
export function formatInstant(at: Instant): string {
  const date = Math.floor(at / dayLength);
  const seconds = Math.floor((at - date * dayLength) / 1000);
  const [hour, minute] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const fraction = at % 1000 === 0 ? '' : `.${String(((at % 1000) + 1000) % 1000).padStart(3, '0')}`;
  return `${formatDate(date)}T${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(seconds % 60)}${fraction}Z`;
}

/** An instant (ISO 8601) as it is shown: the civil date that begins there in a zone, else as it is written. */
export function nameInstant(instant: string, timezone: string): string {
  const at = Date.parse(instant);
  const date = dateOf(at, timezone);
  return startOfDay(date, timezone) === at ? formatDate(date) : instant;
}

const instantForm = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/i;

/** Reads ISO 8601 with an offset, to the millisecond; undefined for anything else. */
export function parseInstant(text: string): Instant | undefined {
  if (!instantForm.test(text)) return undefined;
  try {
    const at = Temporal.Instant.from(text).epochMilliseconds;
    return isRepresentable(at) ? at : undefined;
  } catch {
    return undefined;
  }
}

const earliest = epochDay(1, 1, 2) * dayLength;
const latest = epochDay(9999, 12, 31) * dayLength;

/** Whether an instant falls in the civil years 1 to 9999, whatever the zone. */
export function isRepresentable(at: Instant): boolean {
  return at >= earliest && at <= latest;
}
