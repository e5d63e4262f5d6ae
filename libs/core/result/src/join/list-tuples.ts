import type { Domain } from './domain';
import type { ListingSource, RowNumbers } from './listing-source';
import { tupleIndex } from './tuple-index';
import { joinParts, type Codes, type PackedTuple, type TuplePacker, type TuplePacking } from './tuple-packing';

const emptyList: readonly PackedTuple[] = [];

/** A source whose rows can be packed in any of its dimensions. */
interface PackableSource {
  readonly dimensions: readonly number[];
  readonly partsIn: (bucket: number | undefined, places: readonly number[]) => readonly PackedTuple[];
}

/**
 * All tuples that sources list in a bucket, or of no bucket in particular, packed; some may come more than once. A source that
 * lacks dimensions is combined with every tuple that the other sources list in these.
 */
export function tupleLister(
  sources: readonly ListingSource[],
  domains: readonly Domain[],
  packing: TuplePacking,
): (bucket?: number) => readonly PackedTuple[] {
  const packable = sources.map((source) => makePackable(source, domains, packing));
  const places = domains.map((_, place) => place);
  return (bucket) => listTuples(packable, bucket, places);
}

function listTuples(
  sources: readonly PackableSource[],
  bucket: number | undefined,
  places: readonly number[],
): readonly PackedTuple[] {
  const lists = sources.map((source) => {
    const own = places.filter((place) => source.dimensions.includes(place));
    if (own.length === 0) return [];
    const parts = source.partsIn(bucket, own);
    const rest = places.filter((place) => !own.includes(place));
    if (rest.length === 0) return parts;
    const others = sources.filter((other) => other !== source);
    return combine(parts, new Set(listTuples(others, bucket, rest)));
  });
  const [only] = lists;
  return only !== undefined && lists.length === 1 ? only : emptyList.concat(...lists);
}

function combine(parts: readonly PackedTuple[], complements: Iterable<PackedTuple>): readonly PackedTuple[] {
  const tuples: PackedTuple[] = [];
  for (const complement of complements) for (const part of parts) tuples.push(joinParts(part, complement));
  return tuples;
}

function makePackable(source: ListingSource, domains: readonly Domain[], packing: TuplePacking): PackableSource {
  const { dimensions, columns, rows } = source;
  const codes = dimensions.map((dimension, index) => domains[dimension]?.codesOf(columns[index] ?? []));
  const codesOf = (places: readonly number[]) => places.flatMap((place) => codes[dimensions.indexOf(place)] ?? []);
  const numberRows = () => numberByTuple(codesOf(dimensions), packing.packer(dimensions), packing.size);
  const rowsIn = source.byBucket?.(numberRows) ?? (() => rows);
  const partsIn = (bucket: number | undefined, places: readonly number[]) => {
    const pack = packing.packer(places);
    const own = codesOf(places);
    const parts: PackedTuple[] = [];
    for (const row of bucket === undefined ? rows : rowsIn(bucket)) {
      const part = pack(own, row);
      if (part !== undefined) parts.push(part);
    }
    // Only whole rows are as good as distinct.
    return places.length === domains.length ? parts : [...new Set(parts)];
  };
  return { dimensions, partsIn };
}

function numberByTuple(codes: Codes, pack: TuplePacker, size: number): RowNumbers {
  const rowCount = codes[0]?.length ?? 0;
  const numbers = tupleIndex(size, rowCount);
  const ofRow = new Int32Array(rowCount).fill(-1);
  let count = 0;
  for (let row = 0; row < rowCount; row += 1) {
    const tuple = pack(codes, row);
    if (tuple === undefined) continue;
    if (numbers.get(tuple) < 0) numbers.set(tuple, count++);
    ofRow[row] = numbers.get(tuple);
  }
  return { count, ofRow };
}
