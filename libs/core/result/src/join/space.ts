import type { GroupSpace, PlanDimension } from '@core/plan';
import { gatherDomain, mapToCodes, type Columns, type Domain } from './domain';
import type { FrameTable } from './frame-table';
import { groupsOf, packingOf, type Groups } from './groups';
import { listingSource, type ListingSource } from './listing-source';
import { tupleLister } from './list-tuples';
import { tupleIndex } from './tuple-index';
import type { PackedTuple } from './tuple-packing';

/** A space of groups with the frames at hand. */
export interface Space {
  readonly dimensions: readonly PlanDimension[];
  /** Every group that is there in any bucket. */
  readonly groups: Groups;
  /** The groups that are there in a bucket, ascending. */
  readonly groupsIn: (bucket: number) => Int32Array;
}

export interface SpaceOptions {
  readonly bucketCount: number;
  /** Whether a group that `rows` list in one bucket is there in all of them. */
  readonly isDense: boolean;
  /** From this dimension on a tuple with a null is no group. */
  readonly keysFrom?: number;
}

/** Lists the groups of a space; without dimensions there is the one group of everything, in every bucket. */
export function openSpace(
  { dimensions, listing }: GroupSpace,
  frames: readonly FrameTable[],
  { bucketCount, isDense, keysFrom = Infinity }: SpaceOptions,
): Space {
  if (dimensions.length === 0) return { dimensions, groups: { count: 1, domains: [], codes: [] }, groupsIn: always(1) };
  const sources = listing.map((source) => listingSource(source, frames, isDense));
  const domains = dimensions.map((dimension, place) =>
    gatherDomain(columnsAt(sources, place), dimension, place >= keysFrom),
  );
  return { dimensions, ...listGroups(sources, domains, bucketCount) };
}

function listGroups(
  sources: readonly ListingSource[],
  domains: readonly Domain[],
  bucketCount: number,
): Pick<Space, 'groups' | 'groupsIn'> {
  const packing = packingOf(domains);
  const listTuples = tupleLister(sources, domains, packing);
  if (sources.every(({ isConstant }) => isConstant)) {
    const groups = groupsOf(sortTuples(listTuples(0)), domains);
    return { groups, groupsIn: always(groups.count) };
  }
  const listed = Array.from({ length: bucketCount }, (_, bucket) => listTuples(bucket));
  const tuples = sortTuples(...listed);
  const numbers = tupleIndex(packing.size, tuples.length);
  tuples.forEach((tuple, group) => numbers.set(tuple, group));
  const groups = listed.map((own) => distinct(mapToCodes(own, (tuple) => numbers.get(tuple)).toSorted()));
  return { groups: groupsOf(tuples, domains), groupsIn: (bucket) => groups[bucket] ?? new Int32Array(0) };
}

function always(count: number): () => Int32Array {
  const groups = Int32Array.from({ length: count }, (_, group) => group);
  return () => groups;
}

/** The cells that sources give for one dimension of the space. */
function columnsAt(sources: readonly ListingSource[], dimension: number): Columns {
  return sources.flatMap(({ dimensions, columns }) => {
    const column = columns[dimensions.indexOf(dimension)];
    return column === undefined ? [] : [column];
  });
}

/** Each tuple once, ascending. */
function sortTuples(...lists: readonly (readonly PackedTuple[])[]): readonly PackedTuple[] {
  const tuples = new Set<PackedTuple>();
  for (const list of lists) for (const tuple of list) tuples.add(tuple);
  const [first] = tuples;
  if (typeof first === 'bigint') return [...tuples].toSorted((a, b) => (a < b ? -1 : 1));
  return [...Float64Array.from(tuples as Set<number>).toSorted()];
}

/** Drops what comes again, of numbers in order. */
function distinct(numbers: Int32Array): Int32Array {
  let count = 0;
  for (let index = 0; index < numbers.length; index += 1) {
    const number = numbers[index] ?? 0;
    if (count > 0 && numbers[count - 1] === number) continue;
    numbers[count++] = number;
  }
  return count === numbers.length ? numbers : numbers.slice(0, count);
}
