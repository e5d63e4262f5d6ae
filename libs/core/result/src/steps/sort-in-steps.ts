import { inSlices, type Steps } from './steps';

/** Sorts in one step what is not longer. */
const runLength = 16_384;

/** Negative where the left one comes first. */
type Order<T> = (left: T, right: T) => number;

/** Sorts as `toSorted` does, equal ones as they stood: short runs first, then pairs of runs are merged. */
export function* sortInSteps<T>(values: readonly T[], order: Order<T>): Steps<readonly T[]> {
  if (values.length <= runLength) return values.toSorted(order);
  let sorted: T[] = [];
  for (let start = 0; start < values.length; start += runLength) {
    for (const value of values.slice(start, start + runLength).toSorted(order)) sorted.push(value);
    yield;
  }
  let spare = sorted.slice();
  for (let width = runLength; width < values.length; width *= 2) {
    yield* mergeRuns(sorted, spare, { width, order });
    [sorted, spare] = [spare, sorted];
  }
  return sorted;
}

/** Merges each run of `width` with the next one. */
function* mergeRuns<T>(
  from: readonly T[],
  to: T[],
  { width, order }: { readonly width: number; readonly order: Order<T> },
): Steps<void> {
  for (let start = 0; start < from.length; start += 2 * width) {
    const middle = Math.min(start + width, from.length);
    const end = Math.min(middle + width, from.length);
    const isInOrder = middle === end || order(from[middle - 1] as T, from[middle] as T) <= 0;
    let [left, right] = [start, middle];
    yield* inSlices(end - start, (first, last) => {
      for (let place = start + first; place < start + last; place += 1) {
        const isLeft = left < middle && (isInOrder || right === end || order(from[left] as T, from[right] as T) <= 0);
        to[place] = from[isLeft ? left++ : right++] as T;
      }
    });
  }
}
