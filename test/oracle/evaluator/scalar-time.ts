import type { Type } from './formula';
import type { Grain } from './model';
import { type Value, big } from './value';
import { floorDate, gregorian } from './buckets';
import {
  clockMinutes,
  dateOf,
  dayNumber,
  daysApart,
  hourOf,
  monthsApart,
  partOf,
  startOfDay,
  startOfHour,
  wallDays,
  type Part,
} from './civil-time';

/** A date or timestamp with its type. */
export interface Moment {
  readonly value: Value;
  readonly type: Type;
}

export function instantOf({ value, type }: Moment, zone: string): number {
  return type === 'date' ? startOfDay(value as string, zone) : (value as number);
}

function civilDate({ value, type }: Moment, zone: string): string {
  return type === 'date' ? (value as string) : dateOf(value as number, zone);
}

/** Parts of a moment as the clocks of the zone show it. */
export function datePart(fn: string, moment: Moment, zone: string): Value {
  if (fn === 'hour') return big(moment.type === 'date' ? 0 : hourOf(moment.value as number, zone));
  return big(partOf(civilDate(moment, zone), fn as Part));
}

/** Gregorian and ISO, whatever the calendar of the run. */
export function truncate(moment: Moment, unit: Grain, zone: string): Value {
  if (unit === 'hour') return startOfHour(instantOf(moment, zone), zone);
  return floorDate(civilDate(moment, zone), unit, gregorian);
}

/** Whether a date has no midnight in a zone, for clocks skip it. */
export function startsLate({ type, value }: Moment, zone: string): boolean {
  return type === 'date' && clockMinutes(startOfDay(value as string, zone), zone) !== 0;
}

/** `days_between` and the like. */
export function elapsed(fn: string, from: Moment, to: Moment, zone: string): Value {
  const areDates = from.type === 'date' && to.type === 'date';
  if (fn === 'months_between') return monthsApart(wallClock(from, zone), wallClock(to, zone));
  if (areDates) {
    const days = daysApart(from.value as string, to.value as string);
    return fn === 'days_between' ? big(days) : days * (fn === 'hours_between' ? 24 : 1440);
  }
  const minutes = (instantOf(to, zone) - instantOf(from, zone)) / 60_000;
  return minutes / (fn === 'days_between' ? 1440 : fn === 'hours_between' ? 60 : 1);
}

function wallClock({ value, type }: Moment, zone: string): number {
  return type === 'date' ? dayNumber(value as string) : wallDays(value as number, zone);
}
