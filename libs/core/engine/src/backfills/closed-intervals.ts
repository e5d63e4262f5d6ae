import { DomainError } from '@core/diagnostics';
import { formatInstant } from '@core/plan';
import type { Steps } from '@core/result';
import { intervalsBetween, type DataInterval, type IntervalCalendar } from '@core/schedule';

/** More are the business of several backfills. */
const MOST_INTERVALS = 100_000;

const hour = 3_600_000;

/** Milliseconds that no interval exceeds, whatever clocks do. */
const longest: Readonly<Record<IntervalCalendar['every'], number>> = {
  hour: 2 * hour,
  day: 2 * 24 * hour,
  week: 8 * 24 * hour,
  month: 40 * 24 * hour,
  quarter: 100 * 24 * hour,
  year: 400 * 24 * hour,
};

/** Intervals that are enumerated in one step. */
const AT_ONCE = 500;

/**
 * The intervals of a calendar that start in `[from, to)` and have ended by `now` (ISO 8601 instants), in order; in steps, for there
 * may be many. Throws `backfill.empty_range`, `backfill.nothing_closed`, `backfill.too_long`.
 */
export function* closedIntervals(
  calendar: IntervalCalendar,
  range: { readonly from: string; readonly to: string },
  now: string,
): Steps<readonly DataInterval[]> {
  const { every } = calendar;
  const [from, to] = [Date.parse(range.from), Date.parse(range.to)];
  if (to <= from) throw DomainError.of('backfill.empty_range', range);
  // The last one may end after `to`.
  const until = Math.min(Date.parse(now), to + longest[every]);
  if (until - from > (MOST_INTERVALS + 2) * longest[every]) throw tooLong(every);
  const closed: DataInterval[] = [];
  for (let [done, next] = [from, from]; done < until; done = next) {
    next = Math.min(done + AT_ONCE * longest[every], until);
    const slice = intervalsBetween(calendar, formatInstant(done), formatInstant(next));
    closed.push(...slice.filter(({ start }) => isWithin(Date.parse(start), from, to)));
    if (closed.length > MOST_INTERVALS) throw tooLong(every);
    yield;
  }
  if (closed.length === 0) throw DomainError.of('backfill.nothing_closed', { every, ...range });
  return closed;
}

function isWithin(at: number, from: number, to: number): boolean {
  return at >= from && at < to;
}

function tooLong(every: string): DomainError {
  return DomainError.of('backfill.too_long', { every, limit: MOST_INTERVALS });
}
