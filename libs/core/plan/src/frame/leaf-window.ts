import { formatDate } from '../time/civil-date';
import { floorDate, stepDate } from '../time/grain';
import { nameInstant } from '../time/moment';
import { readDate } from '../time/resolve-period';
import type { Moment, Window } from '../time/window';
import type { Bucketing, FrameQuery } from './frame-query';
import type { BucketKeySpan } from './group-space';
import type { Leaf } from './scalar-expression';

/** A window as it is shown, half-open: civil dates where a day begins, else instants; null for an open end. */
export interface NamedWindow {
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * The time that the rows of a leaf are from, for a bucket of the result; null where there is none, undefined where time does
 * not concern them.
 */
export function windowOfLeaf(leaf: Leaf, query: FrameQuery, bucket: number): NamedWindow | null | undefined {
  const { bucketing, time, timezone } = query;
  const key = leaf.keys?.[bucket];
  switch (bucketing.kind) {
    case 'single':
      return time && nameWindow(bucketing.window, timezone);
    case 'windows': {
      if (time === undefined && bucketing.bounds === undefined) return undefined;
      const window = typeof key === 'number' ? bucketing.windows[key] : undefined;
      return window ? nameWindow(window, timezone) : null;
    }
    case 'grain': {
      const span = leaf.range ? leaf.range.spans[bucket] : typeof key === 'string' ? { from: key, to: key } : null;
      if (!span) return null;
      return nameSpan(span, bucketing, timezone);
    }
  }
}

/** From the first of some buckets to the last, within the window. */
function nameSpan(
  { from, to }: NonNullable<BucketKeySpan>,
  { window, grain, rules }: Extract<Bucketing, { readonly kind: 'grain' }>,
  timezone: string,
): NamedWindow {
  const whole = nameWindow(window, timezone);
  const last = floorDate(readDate(to), grain, rules);
  const end = formatDate(stepDate(last, grain, 1));
  const isCutBefore = from === undefined || (window.from !== undefined && window.from.date > from);
  const isCutAfter = window.to !== undefined && window.to.date < end;
  return { from: isCutBefore ? whole.from : from, to: isCutAfter ? whole.to : end };
}

export function nameWindow({ from, to }: Window, timezone: string): NamedWindow {
  return { from: nameMoment(from, timezone), to: nameMoment(to, timezone) };
}

function nameMoment(moment: Moment | undefined, timezone: string): string | null {
  return moment === undefined ? null : nameInstant(moment.instant, timezone);
}
