import { fitsTable } from './tuple-index';
import type { PackedTuple } from './tuple-packing';

export interface TupleCollector {
  readonly add: (tuples: readonly PackedTuple[]) => void;
  /** Each tuple once, ascending. */
  readonly list: () => readonly PackedTuple[];
}

/** Collects tuples, all of them below `size`: marks in a table where that fits, else a set. */
export function collectTuples(size: number, expected: number): TupleCollector {
  return fitsTable(size, expected) ? markTuples(size) : rememberTuples();
}

function markTuples(size: number): TupleCollector {
  const marks = new Uint8Array(size);
  return {
    add: (tuples) => {
      for (const tuple of tuples) marks[Number(tuple)] = 1;
    },
    list: () => {
      const tuples: number[] = [];
      for (let tuple = 0; tuple < size; tuple += 1) if (marks[tuple] === 1) tuples.push(tuple);
      return tuples;
    },
  };
}

function rememberTuples(): TupleCollector {
  const tuples = new Set<PackedTuple>();
  return {
    add: (more) => {
      for (const tuple of more) tuples.add(tuple);
    },
    list: () => {
      const [first] = tuples;
      if (typeof first === 'bigint') return [...tuples].toSorted((a, b) => (a < b ? -1 : 1));
      return [...Float64Array.from(tuples as Set<number>).toSorted()];
    },
  };
}
