import type { Leaf } from '@core/plan';
import type { Evaluator } from '../scalar/call';
import { fromCell } from '../value/cells';
import type { FrameTable } from './frame-table';
import { numberTuples, type Groups } from './groups';

/** Finds the row of a frame for a bucket and group of the result; -1 where there is none. */
type RowFinder = (bucket: number, group: number) => number;

/** Binds leaves to their columns; leaves that join a frame in the same way share the work. */
export function leafBinder(frames: readonly FrameTable[], groups: Groups): (leaf: Leaf) => Evaluator {
  const finders = new Map<string, RowFinder>();
  return (leaf) => {
    const frame = frames[leaf.frame];
    const column = frame?.measures.get(leaf.measure);
    if (frame === undefined || column === undefined) throw new RangeError(`no frame has the measure ${leaf.measure}`);
    const key = JSON.stringify([leaf.frame, leaf.dimensions, leaf.keys]);
    const findRow = finders.get(key) ?? rowFinder(frame, leaf, groups);
    finders.set(key, findRow);
    const { values, type } = column;
    return (bucket, group) => {
      const row = findRow(bucket, group);
      return row < 0 ? leaf.missing : fromCell(values[row] ?? null, type);
    };
  };
}

function rowFinder(frame: FrameTable, leaf: Leaf, groups: Groups): RowFinder {
  const tuples = numberTuples(groups, leaf.dimensions);
  const slots = new Map([...new Set(frame.bucket ?? [null])].map((bucket, slot) => [bucket, slot]));
  const rows = new Int32Array(slots.size * tuples.count).fill(-1);
  const tupleOf = tuples.numberer(frame.dimensions);
  for (let row = 0; row < frame.row_count; row += 1) {
    const tuple = tupleOf(row);
    const slot = slots.get(frame.bucket?.[row] ?? null);
    if (tuple !== undefined && slot !== undefined) rows[slot * tuples.count + tuple] = row;
  }
  const slotOfBucket = leaf.keys?.map((key) => (key === null ? -1 : (slots.get(key) ?? -1)));
  return (bucket, group) => {
    const slot = slotOfBucket === undefined ? 0 : (slotOfBucket[bucket] ?? -1);
    return slot < 0 ? -1 : (rows[slot * tuples.count + (tuples.ofGroup[group] ?? 0)] ?? -1);
  };
}
