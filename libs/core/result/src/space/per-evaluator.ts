import type { PerValue } from '@core/plan';
import { aggregates } from '../aggregate/aggregates';
import type { Accumulator } from '../aggregate/accumulator';
import type { Groups } from '../join/groups';
import type { Space } from '../join/space';
import type { Evaluator } from '../scalar/call';
import type { Value } from '../value/value';
import type { Notes, WarningCounter } from '../warnings/count-warnings';
import { lastBucket } from '../join/last-bucket';
import { nestSpaces, type Nesting } from './nesting';

export interface PerParts {
  /** The groups of the space around. */
  readonly outer: Groups;
  readonly inner: Space;
  /** Evaluate the arguments in the inner space. */
  readonly arguments: readonly Evaluator[];
  readonly warnings: WarningCounter;
}

/**
 * Evaluates the arguments for all tuples of a bucket when the first value of it is asked for, and aggregates them. A value
 * warns of what went wrong in its own tuples.
 */
export function perEvaluator(node: PerValue, parts: PerParts): Evaluator {
  const { warnings } = parts;
  const nesting = nestSpaces(parts.outer, parts.inner.groups, node);
  const warn = warnings.warnFor(node.origin.metric);
  const start = aggregates[node.aggregate]({ types: node.arguments.map(({ type }) => type), warn });
  const overNothing = start().result();
  const valuesOf = lastBucket((bucket) =>
    warnings.aside((take) => {
      const notes = new Notebook(take);
      const accumulators = accumulate({ ...parts, nesting, start, bucket }, notes);
      const values = accumulators.map((accumulator, tuple) => {
        const value = accumulator?.result();
        notes.write(tuple);
        return value;
      });
      return { values, notes };
    }),
  );
  return (bucket, group) => {
    const { values, notes } = valuesOf(bucket);
    const tuple = nesting.ofOuter[group] ?? nesting.count;
    const value: Value | undefined = values[tuple];
    if (value === undefined) return overNothing;
    notes.read(tuple, warnings);
    return value;
  };
}

/** By tuple; undefined for a tuple of the space around that no inner tuple belongs to. */
function accumulate(
  {
    arguments: [first, second],
    inner,
    nesting,
    start,
    bucket,
  }: PerParts & { readonly nesting: Nesting; readonly start: () => Accumulator; readonly bucket: number },
  notes: Notebook,
): (Accumulator | undefined)[] {
  const accumulators = Array.from({ length: nesting.count }, (): Accumulator | undefined => undefined);
  for (const group of inner.groupsIn(bucket)) {
    const tuple = nesting.ofInner[group] ?? -1;
    if (tuple < 0) continue;
    const accumulator = (accumulators[tuple] ??= start());
    accumulator.add(first?.(bucket, group) ?? null, second?.(bucket, group) ?? null);
    notes.write(tuple);
  }
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
