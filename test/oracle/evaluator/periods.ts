import { floorInstant, stepBucket, type Clock, type Rules } from './buckets';
import { addToDate, dateOf, parseInstant, partOf, startOfDay, type Instant } from './civil-time';
import type { Calendar, Grain } from './model';

interface Range {
  readonly from: Instant;
  readonly to: Instant;
}

/** The stretch of time that a period's text stands for. */
export function readPeriod(text: string, clock: Clock, as_of: Instant, calendar: Calendar | undefined): Range {
  const slash = text.indexOf('/');
  if (slash >= 0) return { from: point(text.slice(0, slash), clock), to: point(text.slice(slash + 1), clock) };
  const fiscal = /^FY(\d{4})(?:-Q(\d))?$/.exec(text);
  if (fiscal) return fiscalPeriod(Number(fiscal[1]), Number(fiscal[2] ?? 0), { clock, calendar });
  const dates = namedDates(text);
  if (dates) return { from: startOfDay(dates[0], clock.zone), to: startOfDay(dates[1], clock.zone) };
  return relative(text, clock, as_of);
}

function point(text: string, { zone }: Clock): Instant {
  return text.includes('T') ? parseInstant(text) : startOfDay(text, zone);
}

/** `2024`, `2024-Q2`, `2024-02`, `2024-W09`, `2024-02-29` are Gregorian, whatever the calendar. */
function namedDates(text: string): readonly [string, string] | undefined {
  const quarter = /^(\d{4})-Q(\d)$/.exec(text);
  if (quarter) return from(addToDate(`${quarter[1]}-01-01`, 3 * (Number(quarter[2]) - 1), 'month'), 'quarter');
  const week = /^(\d{4})-W(\d\d)$/.exec(text);
  if (week) return from(addToDate(firstMonday(`${week[1]}`), Number(week[2]) - 1, 'week'), 'week');
  if (/^\d{4}$/.test(text)) return from(`${text}-01-01`, 'year');
  if (/^\d{4}-\d\d$/.test(text)) return from(`${text}-01`, 'month');
  return /^\d{4}-\d\d-\d\d$/.test(text) ? from(text, 'day') : undefined;
}

function from(date: string, unit: 'day' | 'week' | 'month' | 'quarter' | 'year'): readonly [string, string] {
  return [date, addToDate(date, 1, unit)];
}

/** The week that holds 4 January is the first. */
function firstMonday(year: string): string {
  const date = `${year}-01-04`;
  return addToDate(date, 1 - partOf(date, 'weekday'), 'day');
}

function fiscalPeriod(
  year: number,
  quarter: number,
  { clock, calendar }: { clock: Clock; calendar: Calendar | undefined },
): Range {
  const { first_month, year_named_by } = { ...clock.rules, year_named_by: calendar?.year_named_by ?? 'end' };
  const starts = year_named_by === 'end' && first_month > 1 ? year - 1 : year;
  const first = `${starts}-${String(first_month).padStart(2, '0')}-01`;
  const date = quarter === 0 ? first : addToDate(first, 3 * (quarter - 1), 'month');
  const end = addToDate(date, 1, quarter === 0 ? 'year' : 'quarter');
  return { from: startOfDay(date, clock.zone), to: startOfDay(end, clock.zone) };
}

/** `today`, `this_month`, `last_quarter`, `last_12_months`, `year_to_date`: counted from `as_of`, in the calendar of the run. */
function relative(text: string, clock: Clock, as_of: Instant): Range {
  const words = /^(?:this_(\w+)|(\w+)_to_date|last_(?:(\d+)_)?([a-z]+?)s?)$/.exec(text);
  const [, current, running, count, unit] = words ?? [];
  const grain = (text === 'today' || text === 'yesterday' ? 'day' : (current ?? running ?? unit)) as Grain;
  const start = floorInstant(as_of, grain, clock);
  const isOver = text === 'yesterday' || unit !== undefined;
  if (!isOver) return { from: start, to: stepBucket(start, grain, 1, clock) };
  return { from: floorInstant(stepBucket(start, grain, -Number(count ?? 1), clock), grain, clock), to: start };
}

/** The rules of a named calendar. */
export function rulesOf(calendar: Calendar | undefined): Rules {
  return { first_month: calendar?.first_month ?? 1, first_weekday: calendar?.first_weekday ?? 1 };
}

/** The date on which an instant falls, in words of a clock. */
export function labelOf(start: Instant, { zone }: Clock): string {
  return dateOf(start, zone);
}
