import type { Leaf } from '@core/plan';
import type { FrameTable } from './frame-table';
import { numberTuples, sidesOf, type TupleSide } from './groups';
import { runningSide } from './running-side';
import type { Space } from './space';

/** How the rows of a frame meet the groups of a space: by the tuples that both belong to. */
export interface FrameJoin {
  readonly frame: FrameTable;
  /** The dimensions of the frame. */
  readonly sides: readonly TupleSide[];
  readonly tupleCount: number;
  /** `tupleCount` where a group meets no row. */
  readonly tupleOfGroup: Int32Array;
  /** -1 where a row meets no group. */
  readonly tupleOfRow: Int32Array;
}

/** Joins a frame as a leaf says; null meets null. */
export function joinFrame(frame: FrameTable, { dimensions, running }: Leaf, space: Space): FrameJoin {
  const sides = sidesOf(space.groups, dimensions).map((side, place) => {
    const dimension = space.dimensions[dimensions[place] ?? -1];
    if (running === undefined || dimension === undefined || running.dimension !== dimensions[place]) return side;
    return runningSide(side, frame.dimensions[place] ?? [], { dimension, order: running.order });
  });
  const { count, ofGroup, numberRows } = numberTuples(space.groups.count, sides);
  const tupleOfRow = numberRows(frame.dimensions, frame.row_count);
  return { frame, sides, tupleCount: count, tupleOfGroup: ofGroup, tupleOfRow };
}
