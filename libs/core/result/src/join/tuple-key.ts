/** Numbers that stand for members of dimensions: one column per dimension, one entry per row; -1 is no listed member. */
export type Codes = readonly Int32Array[];

/** Tells whether rows bear equal tuples: equal keys, equal tuples. Undefined where a member is not listed. */
export type TupleKey = (codes: Codes, row: number) => number | string | undefined;

/** A key for tuples whose parts are below `sizes`: one number while that is exact, else text. */
export function tupleKey(sizes: readonly number[]): TupleKey {
  const isExact = sizes.reduce((product, size) => product * size, 1) <= Number.MAX_SAFE_INTEGER;
  return isExact ? (codes, row) => packed(codes, row, sizes) : joined;
}

function packed(codes: Codes, row: number, sizes: readonly number[]): number | undefined {
  let key = 0;
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index]?.[row] ?? -1;
    if (code < 0) return undefined;
    key = key * (sizes[index] ?? 0) + code;
  }
  return key;
}

function joined(codes: Codes, row: number): string | undefined {
  const tuple = codes.map((column) => column[row] ?? -1);
  return tuple.includes(-1) ? undefined : tuple.join();
}
