import { Temporal } from 'temporal-polyfill';
import type { Duration, Unit } from './formula';

/** Dates are `2024-02-29`, instants milliseconds since 1970; every step of the calendar is one of Temporal's. */
export type Instant = number;

const DAY = 86_400_000;

/** Remembers what Temporal said: it is slow, and its answers never change. */
function remember<A extends readonly (string | number)[], T>(ask: (...args: A) => T): (...args: A) => T {
  const known = new Map<string, T>();
  return (...args) => {
    const key = args.join('|');
    let answer = known.get(key);
    if (answer === undefined) known.set(key, (answer = ask(...args)));
    return answer;
  };
}

function zoned(at: Instant, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}

/** The first instant of a civil date. */
export const startOfDay = remember(
  (date: string, zone: string): Instant => Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds,
);

/** The civil date that an instant falls on. */
export const dateOf = remember((at: Instant, zone: string): string => zoned(at, zone).toPlainDate().toString());

/** The first date whose first moment is not before the instant. */
export const dateFrom = remember((at: Instant, zone: string): string => {
  const date = dateOf(at, zone);
  return startOfDay(date, zone) === at ? date : addToDate(date, 1, 'day');
});

/** Minutes after midnight that the clocks show. */
export const clockMinutes = remember((at: Instant, zone: string): number => {
  const { hour, minute, second, millisecond } = zoned(at, zone);
  return hour * 60 + minute + second / 60 + millisecond / 60_000;
});

export const parseInstant = remember((text: string): Instant => Temporal.Instant.from(text).epochMilliseconds);

export const formatInstant = remember((at: Instant): string => Temporal.Instant.fromEpochMilliseconds(at).toString());

const PLURAL = {
  minute: 'minutes',
  hour: 'hours',
  day: 'days',
  week: 'weeks',
  month: 'months',
  year: 'years',
} as const;

function durationLike(amount: number, unit: Unit) {
  return unit === 'quarter' ? { months: 3 * amount } : { [PLURAL[unit]]: amount };
}

/** Days of months clamp. */
export const addToDate = remember((date: string, amount: number, unit: Unit): string =>
  Temporal.PlainDate.from(date).add(durationLike(amount, unit)).toString(),
);

/** Days and more keep what the clocks show, hours and minutes are elapsed time. */
export const addToInstant = remember(
  (at: Instant, amount: number, unit: Unit, zone: string): Instant =>
    zoned(at, zone).add(durationLike(amount, unit)).epochMilliseconds,
);

/** The first moment of a date at which the clocks show so many minutes after midnight. */
export const atClock = remember((date: string, minutes: number, zone: string): Instant => {
  if (minutes === 0) return startOfDay(date, zone);
  const wall = Temporal.PlainDate.from(date)
    .toPlainDateTime()
    .add({ milliseconds: Math.round(minutes * 60_000) });
  return wall.toZonedDateTime(zone).epochMilliseconds;
});

/** Whether the clocks skip what they would show so much later: then two good developers would differ. */
export const landsInGap = remember((at: Instant, amount: number, unit: Unit, zone: string): boolean => {
  if (unit === 'hour' || unit === 'minute') return false;
  const wall = zoned(at, zone).toPlainDateTime().add(durationLike(amount, unit));
  return !wall.toZonedDateTime(zone).toPlainDateTime().equals(wall);
});

export function moveInstant(at: Instant, { amount, unit }: Duration, sign: 1 | -1, zone: string): Instant {
  return addToInstant(at, sign * amount, unit, zone);
}

/** Whole days from one date to another. */
export function daysApart(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** What the clocks show, as days since 1970 with the time of day as a fraction. */
export const wallDays = remember((at: Instant, zone: string): number => {
  const { hour, minute, second, millisecond } = zoned(at, zone);
  const time = ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
  return Date.parse(dateOf(at, zone)) / DAY + time / DAY;
});

/** Whole calendar months, then the part of the month between the two nearest anniversaries of the start. */
export function monthsApart(from: number, to: number): number {
  const first = Math.floor(from);
  const time = from - first;
  const date = dayText(first);
  const after = (count: number) => dayNumber(addToDate(date, count, 'month')) + time;
  const last = dayText(Math.floor(to));
  const count =
    (Number(last.slice(0, 4)) - Number(date.slice(0, 4))) * 12 + Number(last.slice(5, 7)) - Number(date.slice(5, 7));
  const near = after(count);
  const length = to >= near ? after(count + 1) - near : near - after(count - 1);
  return count + (to - near) / length;
}

export function dayNumber(date: string): number {
  return Math.round(Date.parse(date) / DAY);
}

function dayText(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export type Part = 'year' | 'quarter' | 'month' | 'week' | 'day' | 'weekday';

/** A part of a civil date; weeks are ISO weeks, Monday is 1. */
export const partOf = remember((date: string, part: Part): number => {
  const plain = Temporal.PlainDate.from(date);
  switch (part) {
    case 'quarter':
      return Math.ceil(plain.month / 3);
    case 'week':
      return plain.weekOfYear ?? 0;
    case 'weekday':
      return plain.dayOfWeek;
    default:
      return plain[part];
  }
});

export const hourOf = remember((at: Instant, zone: string): number => zoned(at, zone).hour);

/** The first instant of the hour that the clocks show. */
export const startOfHour = remember((at: Instant, zone: string): Instant => {
  const { minute, second, millisecond } = zoned(at, zone);
  return at - (minute * 60 + second) * 1000 - millisecond;
});
