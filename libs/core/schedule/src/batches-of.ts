import type { DataInterval } from './data-interval';

type Bounds = Pick<DataInterval, 'start' | 'end'>;

/**
 * Cuts intervals (each once, in any order) into runs of neighbours, of which one ends where the next starts, of at most `size`.
 * Batches come oldest or newest first, the intervals of each oldest first; only the last one before a gap is short.
 */
export function batchesOf<T extends Bounds>(
  intervals: readonly T[],
  { size, newest_first = false }: { readonly size: number; readonly newest_first?: boolean },
): readonly (readonly T[])[] {
  const batches: T[][] = [];
  for (const interval of inOrder(intervals, newest_first)) {
    const batch = batches.at(-1);
    const last = batch?.at(-1);
    const isNext = last !== undefined && (newest_first ? follows(last, interval) : follows(interval, last));
    if (batch !== undefined && isNext && batch.length < size) batch.push(interval);
    else batches.push([interval]);
  }
  return newest_first ? batches.map((batch) => batch.toReversed()) : batches;
}

function inOrder<T extends Bounds>(intervals: readonly T[], newest_first: boolean): readonly T[] {
  const sorted = intervals.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start));
  return newest_first ? sorted.toReversed() : sorted;
}

function follows(later: Bounds, earlier: Bounds): boolean {
  return Date.parse(later.start) === Date.parse(earlier.end);
}
