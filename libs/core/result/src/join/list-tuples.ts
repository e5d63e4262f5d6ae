import type { Domain } from './domain';
import type { ListingSource } from './listing-source';
import { joinParts, type PackedTuple, type TuplePacking } from './tuple-packing';

const emptyList: readonly PackedTuple[] = [];

/** A source whose rows can be packed in any of its dimensions. */
interface PackableSource {
  readonly dimensions: readonly number[];
  readonly partsIn: (bucket: number, places: readonly number[]) => readonly PackedTuple[];
}

/**
 * All tuples that sources list in a bucket, packed; some may come more than once. A source that lacks dimensions is combined
 * with every tuple that the other sources list in these.
 */
export function tupleLister(
  sources: readonly ListingSource[],
  domains: readonly Domain[],
  packing: TuplePacking,
): (bucket: number) => readonly PackedTuple[] {
  const packable = sources.map((source) => makePackable(source, domains, packing));
  const places = domains.map((_, place) => place);
  return (bucket) => listTuples(packable, bucket, places);
}

function listTuples(
  sources: readonly PackableSource[],
  bucket: number,
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
  const { dimensions, columns, rowsIn } = source;
  const codes = dimensions.map((dimension, index) => domains[dimension]?.codesOf(columns[index] ?? []));
  const partsIn = (bucket: number, places: readonly number[]) => {
    const pack = packing.packer(places);
    const own = places.flatMap((place) => codes[dimensions.indexOf(place)] ?? []);
    const rows = rowsIn(bucket);
    const parts: PackedTuple[] = [];
    for (let index = 0; index < rows.length; index += 1) {
      const part = pack(own, rows[index] ?? -1);
      if (part !== undefined) parts.push(part);
    }
    // Only whole rows are as good as distinct.
    return places.length === domains.length ? parts : [...new Set(parts)];
  };
  return { dimensions, partsIn };
}
