import type { ValueType } from '@core/formula';
import type { LeafRange } from '@core/plan';
import { exactArithmetic } from '../scalar/exact-arithmetic';
import { comparisonOf } from '../value/compare';
import { inSlices, type Steps } from '../steps/steps';
import type { Exact, Present } from '../value/value';

/** The value of the parts `[from, to)` of a tuple; there is at least one. */
export type RangeCombiner = (tuple: number, from: number, to: number) => Present;

interface PartLayout {
  /** Where the parts of each tuple begin. */
  readonly starts: Int32Array;
  readonly type: ValueType;
}

/** Sums and counts are differences of running totals, which exact arithmetic allows; extremes come from a tree of halves. */
export function rangeCombiner(
  combine: LeafRange['combine'],
  parts: readonly Present[],
  { starts, type }: PartLayout,
): Steps<RangeCombiner> {
  switch (combine) {
    case 'sum':
      return totals(parts as readonly Exact[], starts);
    case 'any':
      return counts(parts, starts, (trues) => trues > 0);
    case 'all':
      return counts(parts, starts, (trues, all) => trues === all);
    case 'min':
    case 'max': {
      const compare = comparisonOf(type, type, 'UTC');
      const sign = combine === 'max' ? 1 : -1;
      return extremes(parts, (left, right) => (sign * compare(right, left) > 0 ? right : left));
    }
  }
}

function* totals(parts: readonly Exact[], starts: Int32Array): Steps<RangeCombiner> {
  const running = yield* runningTotals(parts, starts);
  return (tuple, from, to) => {
    const total = running[to - 1] ?? 0;
    return from === starts[tuple] ? total : exactArithmetic.subtract(total, running[from - 1] ?? 0);
  };
}

function* counts(
  parts: readonly Present[],
  starts: Int32Array,
  decide: (trues: number, all: number) => boolean,
): Steps<RangeCombiner> {
  const count = yield* totals(
    parts.map((part) => (part === true ? 1 : 0)),
    starts,
  );
  return (tuple, from, to) => decide(Number(count(tuple, from, to)), to - from);
}

/** For each part the total from the beginning of its tuple, itself included. */
function* runningTotals(parts: readonly Exact[], starts: Int32Array): Steps<readonly Exact[]> {
  const totals = [...parts];
  yield* inSlices(starts.length - 1, (first, last) => {
    for (let tuple = first; tuple < last; tuple += 1) {
      const end = starts[tuple + 1] ?? 0;
      for (let index = (starts[tuple] ?? 0) + 1; index < end; index += 1)
        totals[index] = exactArithmetic.add(totals[index - 1] ?? 0, parts[index] ?? 0);
    }
  });
  return totals;
}

/** Node `i` stands for nodes `2i` and `2i + 1`; the parts are the last `parts.length` nodes. Any stretch is a few nodes. */
function* extremes(
  parts: readonly Present[],
  better: (left: Present, right: Present) => Present,
): Steps<RangeCombiner> {
  const size = parts.length;
  const nodes: Present[] = [...parts, ...parts];
  yield* inSlices(size - 1, (from, to) => {
    for (let node = size - 1 - from; node >= size - to; node -= 1)
      nodes[node] = better(nodes[2 * node] ?? 0, nodes[2 * node + 1] ?? 0);
  });
  return (_, from, to) => {
    let best = parts[from] ?? 0;
    let [low, high] = [from + size, to + size];
    while (low < high) {
      if (low % 2 === 1) best = better(best, nodes[low++] ?? 0);
      if (high % 2 === 1) best = better(best, nodes[--high] ?? 0);
      low >>>= 1;
      high >>>= 1;
    }
    return best;
  };
}
