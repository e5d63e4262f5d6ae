import {
  floorInstant,
  formatInstant,
  isRepresentable,
  nextInstant,
  periodName,
  resolvePeriod,
  type Instant,
} from '@core/plan';
import type { DataInterval } from './data-interval';
import type { IntervalCalendar } from './interval-calendar';

/** All whole intervals that end in `(from, to]` (ISO 8601 instants), in order; they tile time without gap or overlap. */
export function intervalsBetween(calendar: IntervalCalendar, from: string, to: string): readonly DataInterval[] {
  const last = Date.parse(to);
  const intervals: DataInterval[] = [];
  for (
    let interval = intervalAt(Date.parse(from), calendar);
    interval.end <= last;
    interval = intervalAt(interval.end, calendar)
  ) {
    intervals.push(describe(interval, calendar));
  }
  return intervals;
}

/** The interval that a period stands for (`2017-03`, `FY2017-Q1`, `…/…`); undefined when it is not exactly one of the calendar's. */
export function intervalOfPeriod(period: string, calendar: IntervalCalendar): DataInterval | undefined {
  // A word such as last_month names another period every day, so it names no interval.
  if (!/^(FY)?\d/.test(period)) return undefined;
  const { timezone, rules } = calendar;
  const question = { timezone, as_of: '1970-01-01T00:00:00Z', ...(rules && { rules }) };
  const resolved = resolvePeriod(period, question).period;
  if (resolved === undefined) return undefined;
  const [from, to] = [Date.parse(resolved.from.instant), Date.parse(resolved.to.instant)];
  if (!isRepresentable(from) || !isRepresentable(to)) return undefined;
  const interval = intervalAt(from, calendar);
  return interval.start === from && interval.end === to ? describe(interval, calendar) : undefined;
}

interface Edges {
  readonly start: Instant;
  readonly end: Instant;
}

function intervalAt(instant: Instant, { every, timezone, rules }: IntervalCalendar): Edges {
  const start = floorInstant(instant, every, timezone, rules);
  return { start, end: nextInstant(start, every, timezone) };
}

function describe({ start, end }: Edges, { every, timezone, rules }: IntervalCalendar): DataInterval {
  const from = formatInstant(start);
  return { start: from, end: formatInstant(end), period: periodName(from, every, timezone, rules) };
}
