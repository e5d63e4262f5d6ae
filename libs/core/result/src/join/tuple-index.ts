import type { PackedTuple } from './tuple-packing';

/** Numbers for packed tuples. */
export interface TupleIndex {
  readonly set: (tuple: PackedTuple, number: number) => void;
  /** -1 for a tuple that has none. */
  readonly get: (tuple: PackedTuple) => number;
}

/** Whether a table of all tuples that there could be takes little more memory than those that are expected. */
export function fitsTable(size: number, expected: number): boolean {
  return size <= 4 * expected + 65_536;
}

/** A table where that fits, else a map, which is many times slower. */
export function tupleIndex(size: number, expected: number): TupleIndex {
  if (fitsTable(size, expected)) {
    const numbers = new Int32Array(size).fill(-1);
    return {
      set: (tuple, number) => {
        numbers[Number(tuple)] = number;
      },
      get: (tuple) => numbers[Number(tuple)] ?? -1,
    };
  }
  const numbers = new Map<PackedTuple, number>();
  return {
    set: (tuple, number) => {
      numbers.set(tuple, number);
    },
    get: (tuple) => numbers.get(tuple) ?? -1,
  };
}
