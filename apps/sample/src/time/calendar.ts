/** Days are counted from 1970-01-01, instants in milliseconds UTC. */
export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/** The first day of the sample. */
export const START = dayOf(2023, 1, 1);
/** The first day after the sample: what comes later is not known yet. */
export const END = dayOf(2026, 1, 1);
export const END_MS = END * DAY_MS;
export const YEARS = 3;
export const MONTHS = YEARS * 12;

export function dayOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** The first day of a month of the sample; month 0 is the first. */
export function monthStart(month: number): number {
  return Date.UTC(2023, month, 1) / DAY_MS;
}

/** The month of the sample in which a day lies: 0 is the first, negative before the sample. */
export function monthOf(day: number): number {
  const date = new Date(day * DAY_MS);
  return (date.getUTCFullYear() - 2023) * 12 + date.getUTCMonth();
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function isWorkday(day: number): boolean {
  return weekdayOf(day) <= 5;
}

/** The day itself, or the Monday after a weekend. */
export function workdayFrom(day: number): number {
  return isWorkday(day) ? day : day + 8 - weekdayOf(day);
}

/** The day `months` later, or the last of its month. */
export function addMonths(day: number, months: number): number {
  const date = new Date(day * DAY_MS);
  const last = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0) / DAY_MS;
  const same = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate()) / DAY_MS;
  return Math.min(last, same);
}

export function dayOfInstant(instant: number): number {
  return Math.floor(instant / DAY_MS);
}
