import type { PerValue } from '@core/plan';
import { aggregates } from '../aggregate/aggregates';
import type { Accumulator } from '../aggregate/accumulator';
import type { Groups } from '../join/groups';
import type { Space } from '../join/space';
import type { Evaluator } from '../scalar/call';
import type { Value } from '../value/value';
import type { Notes, WarningCounter } from '../warnings/count-warnings';
import { inSlices, sliceLengths, type Steps } from '../steps/steps';
import { bucketWork, type BucketWork } from '../steps/bucket-work';
import { nestSpaces, type Nesting } from './nesting';

export interface PerParts {
  /** The groups of the space around. */
  readonly outer: Groups;
  readonly inner: Space;
  /** Evaluate the arguments in the inner space. */
  readonly arguments: readonly Evaluator[];
  readonly warnings: WarningCounter;
}

/** The values of a `per` in one bucket, by tuple, and what they warn of. */
export interface PerValues {
  readonly values: readonly (Value | undefined)[];
  readonly notes: Notebook;
}

/**
 * Evaluates the arguments for all tuples of a bucket, and aggregates them. A value warns of what went wrong in its own tuples.
 */
export function* perEvaluator(
  node: PerValue,
  parts: PerParts,
): Steps<{ readonly work: BucketWork<PerValues>; readonly evaluate: Evaluator }> {
  const { warnings } = parts;
  const nesting = yield* nestSpaces(parts.outer, parts.inner.groups, node);
  const warn = warnings.warnFor(node.origin.metric);
  const start = aggregates[node.aggregate]({ types: node.arguments.map(({ type }) => type), warn });
  const overNothing = start().result();
  const work = bucketWork((bucket) =>
    warnings.aside(function* (take) {
      const notes = new Notebook(take);
      const accumulators = yield* accumulate({ ...parts, nesting, start, bucket }, notes);
      const values = accumulators.map((accumulator, tuple) => {
        const value = accumulator?.result();
        notes.write(tuple);
        return value;
      });
      return { values, notes };
    }),
  );
  const evaluate: Evaluator = (bucket, group) => {
    const { values, notes } = work.of(bucket);
    const tuple = nesting.ofOuter[group] ?? nesting.count;
    const value: Value | undefined = values[tuple];
    if (value === undefined) return overNothing;
    notes.read(tuple, warnings);
    return value;
  };
  return { work, evaluate };
}

/** By tuple; undefined for a tuple of the space around that no inner tuple belongs to. */
function* accumulate(
  {
    arguments: [first, second],
    inner,
    nesting,
    start,
    bucket,
  }: PerParts & { readonly nesting: Nesting; readonly start: () => Accumulator; readonly bucket: number },
  notes: Notebook,
): Steps<readonly (Accumulator | undefined)[]> {
  const accumulators = Array.from({ length: nesting.count }, (): Accumulator | undefined => undefined);
  const groups = inner.groupsIn(bucket);
  const add = (from: number, to: number) => {
    for (const group of groups.subarray(from, to)) {
      const tuple = nesting.ofInner[group] ?? -1;
      if (tuple < 0) continue;
      const accumulator = (accumulators[tuple] ??= start());
      accumulator.add(first?.(bucket, group) ?? null, second?.(bucket, group) ?? null);
      notes.write(tuple);
    }
  };
  yield* inSlices(groups.length, add, sliceLengths.formulas);
  return accumulators;
}

/** Warnings by tuple. */
class Notebook {
  readonly #notes = new Map<number, Set<Notes[number]>>();

  constructor(private readonly take: () => Notes) {}

  /** Puts down what was noted since last time. */
  write(tuple: number): void {
    const noted = this.take();
    if (noted.length === 0) return;
    const notes = this.#notes.get(tuple) ?? new Set();
    for (const note of noted) notes.add(note);
    this.#notes.set(tuple, notes);
  }

  read(tuple: number, warnings: WarningCounter): void {
    const notes = this.#notes.get(tuple);
    if (notes) warnings.count([...notes]);
  }
}
