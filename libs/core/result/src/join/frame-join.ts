import type { Leaf } from '@core/plan';
import type { FrameTable } from './frame-table';
import { numberTuples, sidesOf, type TupleSide } from './groups';
import { runningSide } from './running-side';
import type { Space } from './space';
import type { Steps } from '../steps/steps';

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
export function* joinFrame(frame: FrameTable, { dimensions, running }: Leaf, space: Space): Steps<FrameJoin> {
  const sides: TupleSide[] = [];
  for (const [place, side] of sidesOf(space.groups, dimensions).entries()) {
    const dimension = space.dimensions[dimensions[place] ?? -1];
    const isRunning = running !== undefined && running.dimension === dimensions[place];
    const own = frame.dimensions[place] ?? [];
    sides.push(isRunning && dimension ? yield* runningSide(side, own, { dimension, order: running.order }) : side);
  }
  const { count, ofGroup, numberRows } = yield* numberTuples(space.groups.count, sides);
  const tupleOfRow = yield* numberRows(frame.dimensions, frame.row_count);
  return { frame, sides, tupleCount: count, tupleOfGroup: ofGroup, tupleOfRow };
}
