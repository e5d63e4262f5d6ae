import type { Domain } from './domain';
import type { ListingSource, RowNumbers } from './listing-source';
import { inSlices, type Steps } from '../steps/steps';
import { tupleIndex } from './tuple-index';
import { joinParts, type Codes, type PackedTuple, type TuplePacker, type TuplePacking } from './tuple-packing';

const emptyList: readonly PackedTuple[] = [];

/** A source whose rows can be packed in any of its dimensions. */
interface PackableSource {
  readonly dimensions: readonly number[];
  readonly partsIn: (bucket: number | undefined, places: readonly number[]) => Steps<readonly PackedTuple[]>;
}

/**
 * All tuples that sources list in a bucket, or of no bucket in particular, packed; some may come more than once. A source that
 * lacks dimensions is combined with every tuple that the other sources list in these.
 */
export function* tupleLister(
  sources: readonly ListingSource[],
  domains: readonly Domain[],
  packing: TuplePacking,
): Steps<(bucket?: number) => Steps<readonly PackedTuple[]>> {
  const packable: PackableSource[] = [];
  for (const source of sources) packable.push(yield* makePackable(source, domains, packing));
  const places = domains.map((_, place) => place);
  return (bucket) => listTuples(packable, bucket, places);
}

function* listTuples(
  sources: readonly PackableSource[],
  bucket: number | undefined,
  places: readonly number[],
): Steps<readonly PackedTuple[]> {
  const lists: (readonly PackedTuple[])[] = [];
  for (const source of sources) {
    const own = places.filter((place) => source.dimensions.includes(place));
    if (own.length === 0) continue;
    const parts = yield* source.partsIn(bucket, own);
    const rest = places.filter((place) => !own.includes(place));
    const others = sources.filter((other) => other !== source);
    lists.push(rest.length === 0 ? parts : yield* combine(parts, yield* listTuples(others, bucket, rest)));
  }
  const [only] = lists;
  return only !== undefined && lists.length === 1 ? only : emptyList.concat(...lists);
}

function* combine(parts: readonly PackedTuple[], complements: readonly PackedTuple[]): Steps<readonly PackedTuple[]> {
  const tuples: PackedTuple[] = [];
  for (const complement of new Set(complements)) {
    for (const part of parts) tuples.push(joinParts(part, complement));
    yield;
  }
  return tuples;
}

function* makePackable(
  source: ListingSource,
  domains: readonly Domain[],
  packing: TuplePacking,
): Steps<PackableSource> {
  const { dimensions, columns, rows } = source;
  const codes: Int32Array[] = [];
  for (const [index, dimension] of dimensions.entries()) {
    const domain = domains[dimension];
    if (domain === undefined) throw new RangeError(`there is no dimension ${dimension}`);
    codes.push(yield* domain.codesOf(columns[index] ?? []));
  }
  const codesOf = (places: readonly number[]) => places.flatMap((place) => codes[dimensions.indexOf(place)] ?? []);
  const numberRows = () => numberByTuple(codesOf(dimensions), packing.packer(dimensions), packing.size);
  const rowsIn = source.byBucket === undefined ? () => rows : yield* source.byBucket(numberRows);
  function* partsIn(bucket: number | undefined, places: readonly number[]): Steps<readonly PackedTuple[]> {
    const pack = packing.packer(places);
    const own = codesOf(places);
    const parts: PackedTuple[] = [];
    const listing = bucket === undefined ? rows : rowsIn(bucket);
    yield* inSlices(listing.length, (from, to) => {
      for (const row of listing.subarray(from, to)) {
        const part = pack(own, row);
        if (part !== undefined) parts.push(part);
      }
    });
    // Only whole rows are as good as distinct.
    return places.length === domains.length ? parts : [...new Set(parts)];
  }
  return { dimensions, partsIn };
}

function* numberByTuple(codes: Codes, pack: TuplePacker, size: number): Steps<RowNumbers> {
  const rowCount = codes[0]?.length ?? 0;
  const numbers = tupleIndex(size, rowCount);
  const ofRow = new Int32Array(rowCount).fill(-1);
  let count = 0;
  yield* inSlices(rowCount, (from, to) => {
    for (let row = from; row < to; row += 1) {
      const tuple = pack(codes, row);
      if (tuple === undefined) continue;
      if (numbers.get(tuple) < 0) numbers.set(tuple, count++);
      ofRow[row] = numbers.get(tuple);
    }
  });
  return { count, ofRow };
}
