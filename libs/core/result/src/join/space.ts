import type { GroupSpace, PlanDimension } from '@core/plan';
import { gatherDomain, mapToCodes, type Columns, type Domain } from './domain';
import type { FrameTable } from './frame-table';
import { groupsOf, packingOf, type Groups } from './groups';
import { listingSource, type ListingSource } from './listing-source';
import { tupleLister } from './list-tuples';
import { distinctNumbers } from './distinct-numbers';
import { lastBucket } from './last-bucket';
import { collectTuples } from './collect-tuples';
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
  /** The members of the space around, for the dimensions that it has. */
  readonly around?: Columns;
  /** From this dimension on a tuple with a null is no group. */
  readonly keysFrom?: number;
}

/** Lists the groups of a space; without dimensions there is the one group of everything, in every bucket. */
export function openSpace(
  { dimensions, listing }: GroupSpace,
  frames: readonly FrameTable[],
  { bucketCount, isDense, around = [], keysFrom = Infinity }: SpaceOptions,
): Space {
  if (dimensions.length === 0) return { dimensions, groups: { count: 1, domains: [], codes: [] }, groupsIn: always(1) };
  const sources = listing.map((source) => listingSource(source, { frames, dimensions, isDense, around }));
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
  const isConstant = sources.every(({ byBucket }) => byBucket === undefined);
  const collected = collectTuples(
    packing.size,
    sources.reduce((count, { rows }) => count + rows.length, 0),
  );
  // Tuples that sources make up together are only those of one bucket.
  const areWhole = sources.every(({ dimensions }) => dimensions.length === domains.length);
  if (isConstant || areWhole) collected.add(listTuples());
  else for (let bucket = 0; bucket < bucketCount; bucket += 1) collected.add(listTuples(bucket));
  const tuples = collected.list();
  const groups = groupsOf(tuples, domains);
  if (isConstant) return { groups, groupsIn: always(groups.count) };
  const numbers = tupleIndex(packing.size, tuples.length);
  tuples.forEach((tuple, group) => numbers.set(tuple, group));
  const numbersOf = (own: readonly PackedTuple[]) => mapToCodes(own, (tuple) => numbers.get(tuple));
  return { groups, groupsIn: lastBucket((bucket) => distinctNumbers(numbersOf(listTuples(bucket)), tuples.length)) };
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
