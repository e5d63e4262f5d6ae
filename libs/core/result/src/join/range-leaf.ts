import type { Leaf, LeafRange } from '@core/plan';
import type { FrameColumn } from '../frame';
import type { Evaluator } from '../scalar/call';
import { inSlices, type Steps } from '../steps/steps';
import { fromCell } from '../value/cells';
import type { Present } from '../value/value';
import { rangeCombiner } from './combine-range';
import type { FrameJoin } from './frame-join';
import { timelines } from './timelines';

/**
 * Puts windows together from buckets of a frame: the parts of each tuple that are not null stand side by side in order of time,
 * so that a window is a stretch of them, found by halving.
 */
export function* rangeEvaluator(
  { frame, tupleCount, tupleOfGroup, tupleOfRow }: FrameJoin,
  { values, type }: FrameColumn,
  { combine, spans, missing }: LeafRange & Pick<Leaf, 'missing'>,
): Steps<Evaluator> {
  const isPart = (row: number) => (values[row] ?? null) !== null;
  const byBucket = yield* frame.byBucket();
  const lines = yield* timelines(byBucket, tupleCount, (row) => (isPart(row) ? (tupleOfRow[row] ?? -1) : -1));
  const parts: Present[] = [];
  yield* inSlices(lines.rows.length, (from, to) => {
    for (const row of lines.rows.subarray(from, to)) {
      const part = fromCell(values[row] ?? null, type);
      if (part !== null) parts.push(part);
    }
  });
  const combineParts = yield* rangeCombiner(combine, parts, { starts: lines.starts, type });
  const windows = byBucket.slotsWithin(spans);
  return (bucket, group) => {
    const window = windows[bucket];
    const tuple = tupleOfGroup[group] ?? tupleCount;
    if (window === undefined || tuple === tupleCount) return missing;
    const [from, to] = lines.within(tuple, window);
    return from === to ? missing : combineParts(tuple, from, to);
  };
}
