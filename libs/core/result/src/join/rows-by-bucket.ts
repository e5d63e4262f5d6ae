import type { BucketKey, BucketKeySpan } from '@core/plan';
import { firstFailing } from '../math/halving';
import { inSlices, type Steps } from '../steps/steps';

/** The rows of a frame, bucket by bucket. */
export interface RowsByBucket {
  /** The buckets in which there are rows, ascending. A frame without buckets has one, null. */
  readonly keys: readonly BucketKey[];
  /** The place of a bucket among `keys`; -1 where it has no rows, and for null beside other buckets. */
  readonly slotOf: (key: BucketKey) => number;
  /** For each stretch of buckets, which are dates, the first and last place within; undefined where there is none. */
  readonly slotsWithin: (spans: readonly BucketKeySpan[]) => readonly (SlotRange | undefined)[];
  /** None for slot -1. */
  readonly rowsOf: (slot: number) => Int32Array;
}

/** Both inclusive; empty when the last is before the first. */
export interface SlotRange {
  readonly first: number;
  readonly last: number;
}

const none = new Int32Array(0);

/** Sorts the rows of a frame by their buckets; `buckets` is absent when there is only one. */
export function* rowsByBucket(buckets: readonly BucketKey[] | undefined, rowCount: number): Steps<RowsByBucket> {
  const keys = [...new Set(buckets ?? [null])].toSorted(compareKeys);
  const slots = new Map(keys.map((key, slot) => [key, slot]));
  const slotOf = (key: BucketKey) => slots.get(key) ?? -1;
  const { starts, rows } = yield* sortBySlot(rowCount, keys.length, (row) => slotOf(buckets?.[row] ?? null));
  return {
    keys,
    slotOf,
    slotsWithin: (spans) => slotsWithin(keys.map(String), spans),
    rowsOf: (slot) => (slot < 0 ? none : rows.subarray(starts[slot], starts[slot + 1])),
  };
}

function slotsWithin(dates: readonly string[], spans: readonly BucketKeySpan[]): readonly (SlotRange | undefined)[] {
  const countBefore = (holds: (date: string) => boolean) =>
    firstFailing(0, dates.length, (slot) => holds(dates[slot] ?? ''));
  return spans.map((span) => {
    if (span === null) return undefined;
    const { from, to } = span;
    const first = from === undefined ? 0 : countBefore((date) => date < from);
    return { first, last: countBefore((date) => date <= to) - 1 };
  });
}

/** Rows in the order of their slots, rows of a slot as they stood; `starts[slot]` is where a slot begins. Rows of slot -1 are left out. */
export function* sortBySlot(
  rowCount: number,
  slotCount: number,
  slotOf: (row: number) => number,
): Steps<{ readonly starts: Int32Array; readonly rows: Int32Array }> {
  const starts = new Int32Array(slotCount + 1);
  yield* inSlices(rowCount, (from, to) => {
    for (let row = from; row < to; row += 1) {
      const slot = slotOf(row);
      if (slot >= 0) starts[slot + 1] = (starts[slot + 1] ?? 0) + 1;
    }
  });
  for (let slot = 0; slot < slotCount; slot += 1) starts[slot + 1] = (starts[slot + 1] ?? 0) + (starts[slot] ?? 0);
  const next = starts.slice();
  const rows = new Int32Array(starts[slotCount] ?? 0);
  yield* inSlices(rowCount, (from, to) => {
    for (let row = from; row < to; row += 1) {
      const slot = slotOf(row);
      if (slot < 0) continue;
      const at = next[slot] ?? 0;
      rows[at] = row;
      next[slot] = at + 1;
    }
  });
  return { starts, rows };
}

/** All keys of a frame are of one kind: dates as text or indexes of windows. */
function compareKeys(left: BucketKey, right: BucketKey): number {
  if (left === right) return 0;
  return (left ?? '') < (right ?? '') ? -1 : 1;
}
