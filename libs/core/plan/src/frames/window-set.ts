import { windowRange } from '../time/bucket-window';
import type { Range } from '../time/moment';
import type { Shift } from '../time/shift';
import { untilNow, type QueryTime } from '../build/query-time';

/** The stretches of time that a leaf looks at. */
export interface WindowSet {
  /** One per bucket of the result, or one that serves them all. */
  readonly ranges: readonly Range[];
  readonly serves: 'each' | 'all';
}

/** Of a dataset without time: all rows, always. */
export const allTime: WindowSet = { ranges: [{}], serves: 'all' };

/** Gives the windows of the buckets, or of the period as a whole, moved back; undefined when that leaves the calendar. */
export type WindowsOf = (shift: Shift, span: 'bucket' | 'period') => WindowSet | undefined;

/** Equal questions get the same answer, which leaves can compare by identity. */
export function windowsOf(time: QueryTime): WindowsOf {
  const known = new Map<string, WindowSet | undefined>();
  return (shift, span) => {
    const key = `${span} ${shift.buckets} ${shift.months} ${shift.days} ${shift.minutes}`;
    if (!known.has(key)) known.set(key, computeWindows(time, shift, span));
    return known.get(key);
  };
}

function computeWindows(time: QueryTime, shift: Shift, span: 'bucket' | 'period'): WindowSet | undefined {
  const { calendar, period, buckets } = time;
  if (period === undefined) return { ranges: [untilNow(time)], serves: 'all' };
  const { timezone, as_of } = calendar;
  const isWhole = span === 'period' || calendar.grain === undefined;
  const ranges = isWhole
    ? [windowRange(period, shift, { timezone, as_of })]
    : buckets.map((bucket) => windowRange(bucket, shift, calendar));
  return ranges.every((range) => range !== undefined) ? { ranges, serves: isWhole ? 'all' : 'each' } : undefined;
}
