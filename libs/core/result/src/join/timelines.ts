import { firstFailing } from '../math/halving';
import type { Steps } from '../steps/steps';
import { sortBySlot, type RowsByBucket, type SlotRange } from './rows-by-bucket';

/** The rows of each tuple side by side, in order of time. */
export interface Timelines {
  /** Where the rows of each tuple begin. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  /** The places `[from, to)` of the rows that a tuple has in a window. */
  readonly within: (tuple: number, window: SlotRange) => readonly [from: number, to: number];
}

/** Sorts rows by tuple and time; rows of tuple -1 are left out. */
export function* timelines(
  { keys, rowsOf }: RowsByBucket,
  tupleCount: number,
  tupleOf: (row: number) => number,
): Steps<Timelines> {
  const inTime = keys.map((_, slot) => rowsOf(slot));
  const count = inTime.reduce((sum, rows) => sum + rows.length, 0);
  const rowAt = new Int32Array(count);
  const slotAt = new Int32Array(count);
  let place = 0;
  for (const [slot, rows] of inTime.entries()) {
    rowAt.set(rows, place);
    slotAt.fill(slot, place, place + rows.length);
    place += rows.length;
  }
  const { starts, rows: places } = yield* sortBySlot(count, tupleCount, (at) => tupleOf(rowAt[at] ?? -1));
  const slots = places.map((at) => slotAt[at] ?? 0);
  return {
    starts,
    rows: places.map((at) => rowAt[at] ?? -1),
    within: (tuple, { first, last }) => {
      const end = starts[tuple + 1] ?? 0;
      const from = firstFailing(starts[tuple] ?? 0, end, (at) => (slots[at] ?? 0) < first);
      return [from, firstFailing(from, end, (at) => (slots[at] ?? 0) <= last)];
    },
  };
}
