import type { CellValue } from '@core/definition';
import type { Leaf } from '@core/plan';
import type { FrameColumn } from '../frame';
import type { Evaluator } from '../scalar/call';
import type { Steps } from '../steps/steps';
import { fromCell } from '../value/cells';
import { joinFrame, type FrameJoin } from './frame-join';
import type { FrameTable } from './frame-table';
import { rangeEvaluator } from './range-leaf';
import type { Space } from './space';

/** Finds the row of a frame for a bucket and group of a space; -1 where there is none. */
type RowFinder = (bucket: number, group: number) => number;

/** What leaves are in one space. */
export interface LeafBinder {
  readonly bind: (leaf: Leaf) => Steps<Evaluator>;
  /** The member of a running dimension that has the value for a group; undefined where there is none, and for another leaf. */
  readonly memberOf: (leaf: Leaf, group: number) => Steps<CellValue | undefined>;
}

/** Binds leaves to their columns; leaves that join a frame in the same way share the work. */
export function leafBinder(frames: readonly FrameTable[], space: Space): LeafBinder {
  const joins = new Map<string, FrameJoin>();
  const finders = new Map<string, RowFinder>();
  const windows = new Map<string, Evaluator>();
  const tableOf = ({ frame }: Leaf) => {
    const table = frames[frame];
    if (table === undefined) throw new RangeError(`there is no frame ${frame}`);
    return table;
  };
  const joinOf = (leaf: Leaf) =>
    remember(joins, [leaf.frame, leaf.dimensions, leaf.running], () => joinFrame(tableOf(leaf), leaf, space));
  function* bind(leaf: Leaf): Steps<Evaluator> {
    const column = tableOf(leaf).measures.get(leaf.measure);
    if (column === undefined) throw new RangeError(`no frame has the measure ${leaf.measure}`);
    const join = yield* joinOf(leaf);
    const { frame, dimensions, running, keys, measure, range, missing } = leaf;
    if (range !== undefined) {
      const window = [frame, dimensions, running, measure, range, missing];
      return yield* remember(windows, window, () => rangeEvaluator(join, column, { ...range, missing }));
    }
    const place = [frame, dimensions, running, keys];
    const findRow = yield* remember(finders, place, () => rowFinder(join, leaf));
    return cellEvaluator(column, findRow, leaf);
  }
  function* memberOf(leaf: Leaf, group: number): Steps<CellValue | undefined> {
    if (leaf.running === undefined) return undefined;
    const { sides } = yield* joinOf(leaf);
    const side = sides[leaf.dimensions.indexOf(leaf.running.dimension)];
    return side?.domain.members[side.codes[group] ?? -1];
  }
  return { bind, memberOf };
}

function* remember<T>(known: Map<string, T>, parts: readonly unknown[], make: () => Steps<T>): Steps<T> {
  const key = JSON.stringify(parts);
  const value = known.get(key) ?? (yield* make());
  known.set(key, value);
  return value;
}

function cellEvaluator({ values, type }: FrameColumn, findRow: RowFinder, { missing }: Leaf): Evaluator {
  return (bucket, group) => {
    const row = findRow(bucket, group);
    return row < 0 ? missing : fromCell(values[row] ?? null, type);
  };
}

/** Keeps the rows of one bucket at hand, the one that was asked for last: buckets come one after another. */
function* rowFinder({ frame, tupleCount, tupleOfGroup, tupleOfRow }: FrameJoin, { keys }: Leaf): Steps<RowFinder> {
  const { slotOf, rowsOf } = yield* frame.byBucket();
  const slotOfBucket = keys && Int32Array.from(keys, slotOf);
  const rows = new Int32Array(tupleCount + 1).fill(-1);
  let shown = -1;
  const show = (slot: number) => {
    for (const row of rowsOf(shown)) rows[tupleOfRow[row] ?? tupleCount] = -1;
    for (const row of rowsOf(slot)) if (tupleOfRow[row] !== -1) rows[tupleOfRow[row] ?? tupleCount] = row;
    shown = slot;
  };
  return (bucket, group) => {
    const slot = slotOfBucket === undefined ? 0 : (slotOfBucket[bucket] ?? -1);
    if (slot !== shown) show(slot);
    return rows[tupleOfGroup[group] ?? tupleCount] ?? -1;
  };
}
