import type { Grain } from '@core/definition';
import type { CalendarRules } from '@core/formula';
import { formatDate } from './civil-date';
import { floorInstant, nextInstant } from './grain';
import { formatInstant, type Range } from './moment';
import { dateOf, type Instant } from './time-zone';

/** Where time is cut into buckets. */
export interface Calendar {
  readonly timezone: string;
  /** Absent: the period is one bucket. */
  readonly grain?: Grain;
  readonly as_of: Instant;
  /** Absent: years begin in January, weeks on Monday. */
  readonly rules?: CalendarRules;
}

/** A bucket of the calendar, `[start, end)`, and the part `[from, to)` of it that lies within the period. */
export interface BucketSpan {
  readonly start: Instant;
  readonly end: Instant;
  readonly from: Instant;
  readonly to: Instant;
}

/** The buckets of a period in order, without gap or overlap; undefined when there are more than `limit`. */
export function bucketsOf(
  period: Required<Range>,
  { grain, timezone, rules }: Calendar,
  limit: number,
): readonly BucketSpan[] | undefined {
  if (grain === undefined) return [wholePeriod(period)];
  const buckets: BucketSpan[] = [];
  for (let start = floorInstant(period.from, grain, timezone, rules); start < period.to;) {
    if (buckets.length === limit) return undefined;
    const end = nextInstant(start, grain, timezone);
    buckets.push({ start, end, from: Math.max(start, period.from), to: Math.min(end, period.to) });
    start = end;
  }
  return buckets;
}

/** The period as its own only bucket. */
export function wholePeriod({ from, to }: Required<Range>): BucketSpan {
  return { start: from, end: to, from, to };
}

/** How a bucket is called in the result: by its first civil date, also where the period cuts that off; by its instant for hours. */
export function labelOf({ start }: BucketSpan, { grain, timezone }: Calendar): string {
  return grain === 'hour' ? formatInstant(start) : formatDate(dateOf(start, timezone));
}
