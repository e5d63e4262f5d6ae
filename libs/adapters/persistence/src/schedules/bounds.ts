import type { IntervalBounds } from '@core/engine';
import { toBound } from '../values';

/** Bounds as the database has them. */
export interface BoundsRow {
  readonly interval_start: Date;
  readonly interval_end: Date;
}

export function toBounds({ interval_start, interval_end }: BoundsRow): IntervalBounds {
  return { start: toBound(interval_start), end: toBound(interval_end) };
}

/** Tells bounds apart, however their instants are written. */
export function boundsKey({ start, end }: IntervalBounds): string {
  return `${Date.parse(start)}/${Date.parse(end)}`;
}

/** Starts and ends as two columns, for `unnest`. */
export function boundsColumns(intervals: readonly IntervalBounds[]): readonly [string[], string[]] {
  return [intervals.map(({ start }) => start), intervals.map(({ end }) => end)];
}
