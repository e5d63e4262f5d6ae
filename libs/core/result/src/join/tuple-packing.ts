/** Numbers that stand for the members of dimensions: one column per dimension, one entry per row; -1 is no listed member. */
export type Codes = readonly Int32Array[];

/** A tuple as one number, which keeps the order of tuples; a double or a big integer, the same for all of one packing. */
export type PackedTuple = number | bigint;

/** Undefined where a member of the row is not listed. */
export type TuplePacker = (codes: Codes, row: number) => PackedTuple | undefined;

/** Makes one number of the numbers in a row and back. */
export interface TuplePacking {
  /** Packed tuples are whole numbers below it. */
  readonly size: number;
  /** The part of a tuple that some of its places make up, from one column of codes for each: parts of all places add up to the tuple. */
  readonly packer: (places: readonly number[]) => TuplePacker;
  /** The number at `place` of a packed tuple. */
  readonly unpack: (tuple: PackedTuple, place: number) => number;
}

/** Packs tuples whose parts are below `sizes`: in doubles while these are exact, else in big integers. */
export function tuplePacking(sizes: readonly number[]): TuplePacking {
  const weights = sizes.map((_, place) => sizes.slice(place + 1).reduce((product, size) => product * size, 1));
  const size = (weights[0] ?? 1) * (sizes[0] ?? 1);
  return size <= Number.MAX_SAFE_INTEGER ? packInDoubles(sizes, weights, size) : packInBigInts(sizes, size);
}

/** The tuple, or part of one, that two parts make up. */
export function joinParts(left: PackedTuple, right: PackedTuple): PackedTuple {
  // Both are doubles or both big integers: parts of one packing.
  return (left as number) + (right as number);
}

function packInDoubles(sizes: readonly number[], weights: readonly number[], size: number): TuplePacking {
  return {
    size,
    packer: (places) => {
      const own = places.map((place) => weights[place] ?? 0);
      return (codes, row) => {
        let tuple = 0;
        for (let index = 0; index < own.length; index += 1) {
          const code = codes[index]?.[row] ?? -1;
          if (code < 0) return undefined;
          tuple += code * (own[index] ?? 0);
        }
        return tuple;
      };
    },
    unpack: (tuple, place) => Math.floor(Number(tuple) / (weights[place] ?? 1)) % (sizes[place] ?? 1),
  };
}

function packInBigInts(sizes: readonly number[], size: number): TuplePacking {
  const weights = sizes.map((_, place) => sizes.slice(place + 1).reduce((product, part) => product * BigInt(part), 1n));
  return {
    size,
    packer: (places) => {
      const own = places.map((place) => weights[place] ?? 0n);
      return (codes, row) => {
        const parts = codes.map((column) => column[row] ?? -1);
        if (parts.includes(-1)) return undefined;
        return parts.reduce((tuple, part, index) => tuple + BigInt(part) * (own[index] ?? 0n), 0n);
      };
    },
    unpack: (tuple, place) => Number((BigInt(tuple) / (weights[place] ?? 1n)) % BigInt(sizes[place] ?? 1)),
  };
}
