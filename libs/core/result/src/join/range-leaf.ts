import type { Leaf, LeafRange } from '@core/plan';
import type { FrameColumn } from '../frame';
import type { Evaluator } from '../scalar/call';
import { fromCell } from '../value/cells';
import type { Present } from '../value/value';
import { rangeCombiner } from './combine-range';
import type { FrameJoin } from './frame-join';
import { firstFailing } from '../math/halving';
import { sortBySlot } from './rows-by-bucket';

/**
 * Puts windows together from buckets of a frame: the parts of each tuple stand side by side in order of time, so that a window
 * is a stretch of them, found by halving.
 */
export function rangeEvaluator(
  join: FrameJoin,
  column: FrameColumn,
  { combine, spans, missing }: LeafRange & Pick<Leaf, 'missing'>,
): Evaluator {
  const { tupleCount, tupleOfGroup } = join;
  const { starts, slots, parts } = partsByTuple(join, column);
  const combineParts = rangeCombiner(combine, parts, { starts, type: column.type });
  const windows = join.frame.byBucket().slotsWithin(spans);
  return (bucket, group) => {
    const window = windows[bucket];
    const tuple = tupleOfGroup[group] ?? tupleCount;
    if (window === undefined || tuple === tupleCount) return missing;
    const end = starts[tuple + 1] ?? 0;
    const from = firstFailing(starts[tuple] ?? 0, end, (place) => (slots[place] ?? 0) < window.first);
    const to = firstFailing(from, end, (place) => (slots[place] ?? 0) <= window.last);
    return from === to ? missing : combineParts(tuple, from, to);
  };
}

/** The parts that are not null, by tuple and then in order of time. */
function partsByTuple({ frame, tupleCount, tupleOfRow }: FrameJoin, { values, type }: FrameColumn) {
  const { keys, rowsOf } = frame.byBucket();
  const rowsInTime = new Int32Array(frame.row_count);
  const slotOfPosition = new Int32Array(frame.row_count);
  let count = 0;
  keys.forEach((_, slot) => {
    for (const row of rowsOf(slot)) {
      rowsInTime[count] = row;
      slotOfPosition[count++] = slot;
    }
  });
  const { starts, rows: positions } = sortBySlot(count, tupleCount, (position) => {
    const row = rowsInTime[position] ?? -1;
    return (values[row] ?? null) === null ? -1 : (tupleOfRow[row] ?? -1);
  });
  const parts: Present[] = [];
  for (const position of positions) {
    const part = fromCell(values[rowsInTime[position] ?? -1] ?? null, type);
    if (part !== null) parts.push(part);
  }
  return { starts, slots: positions.map((position) => slotOfPosition[position] ?? 0), parts };
}
