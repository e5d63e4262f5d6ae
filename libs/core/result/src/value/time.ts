import { dateOf, epochDay, startOfDay, type EpochDay, type Instant } from '@core/plan';
import type { ValueType } from '@core/formula';

/** Reads `2017-01-31`. */
export function parseDate(text: string): EpochDay {
  return epochDay(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)));
}

/** How text of a type becomes an instant: a date is its first moment in `timezone`. */
export function instantReader(type: ValueType, timezone: string): (text: string) => Instant {
  return type === 'date' ? (text) => startOfDay(parseDate(text), timezone) : (text) => Date.parse(text);
}

/** How text of a type becomes a civil date: an instant is the day that it falls on in `timezone`. */
export function dateReader(type: ValueType, timezone: string): (text: string) => EpochDay {
  return type === 'date' ? parseDate : (text) => dateOf(Date.parse(text), timezone);
}
