/** Numbers that stand for the members of dimensions: one column per dimension, one entry per row; -1 is no listed member. */
export type Codes = readonly Int32Array[];

/** A tuple as one number, which keeps the order of tuples. */
export type PackedTuple = number | bigint;

/** Makes one number of the numbers in a row and back. */
export interface TuplePacking {
  /** Undefined where a member is not listed. */
  readonly pack: (codes: Codes, row: number) => PackedTuple | undefined;
  /** The number at `place` of a packed tuple. */
  readonly unpack: (tuple: PackedTuple, place: number) => number;
}

/** Packs tuples whose parts are below `sizes`: in doubles while these are exact, else in big integers. */
export function tuplePacking(sizes: readonly number[]): TuplePacking {
  const weights = sizes.map((_, place) => sizes.slice(place + 1).reduce((product, size) => product * size, 1));
  const fits = (weights[0] ?? 1) * (sizes[0] ?? 1) <= Number.MAX_SAFE_INTEGER;
  return fits ? packInDoubles(sizes, weights) : packInBigInts(sizes);
}

function packInDoubles(sizes: readonly number[], weights: readonly number[]): TuplePacking {
  return {
    pack: (codes, row) => {
      let tuple = 0;
      for (let place = 0; place < codes.length; place += 1) {
        const code = codes[place]?.[row] ?? -1;
        if (code < 0) return undefined;
        tuple += code * (weights[place] ?? 0);
      }
      return tuple;
    },
    unpack: (tuple, place) => Math.floor(Number(tuple) / (weights[place] ?? 1)) % (sizes[place] ?? 1),
  };
}

function packInBigInts(sizes: readonly number[]): TuplePacking {
  const weights = sizes.map((_, place) => sizes.slice(place + 1).reduce((product, size) => product * BigInt(size), 1n));
  return {
    pack: (codes, row) => {
      const parts = codes.map((column) => column[row] ?? -1);
      if (parts.includes(-1)) return undefined;
      return parts.reduce((tuple, part, place) => tuple + BigInt(part) * (weights[place] ?? 0n), 0n);
    },
    unpack: (tuple, place) => Number((BigInt(tuple) / (weights[place] ?? 1n)) % BigInt(sizes[place] ?? 1)),
  };
}
