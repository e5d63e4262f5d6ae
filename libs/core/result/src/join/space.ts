import type { GroupSpace, PlanDimension } from '@core/plan';
import { gatherDomain, mapToCodes, type Columns, type Domain } from './domain';
import type { FrameTable } from './frame-table';
import { groupsOf, packingOf, type Groups } from './groups';
import { listingSource, type ListingSource } from './listing-source';
import { tupleLister } from './list-tuples';
import { distinctNumbers } from './distinct-numbers';
import { bucketWork } from '../steps/bucket-work';
import { collectTuples } from './collect-tuples';
import { inSlices, type Steps } from '../steps/steps';
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
export function* openSpace(
  { dimensions, listing }: GroupSpace,
  frames: readonly FrameTable[],
  { bucketCount, isDense, around = [], keysFrom = Infinity }: SpaceOptions,
): Steps<Space> {
  if (dimensions.length === 0) return { dimensions, groups: { count: 1, domains: [], codes: [] }, groupsIn: always(1) };
  const sources: ListingSource[] = [];
  for (const source of listing) sources.push(yield* listingSource(source, { frames, dimensions, isDense, around }));
  const domains: Domain[] = [];
  for (const [place, dimension] of dimensions.entries())
    domains.push(yield* gatherDomain(columnsAt(sources, place), dimension, place >= keysFrom));
  return { dimensions, ...(yield* listGroups(sources, domains, bucketCount)) };
}

function* listGroups(
  sources: readonly ListingSource[],
  domains: readonly Domain[],
  bucketCount: number,
): Steps<Pick<Space, 'groups' | 'groupsIn'>> {
  const packing = packingOf(domains);
  const listTuples = yield* tupleLister(sources, domains, packing);
  const isConstant = sources.every(({ byBucket }) => byBucket === undefined);
  const collected = collectTuples(
    packing.size,
    sources.reduce((count, { rows }) => count + rows.length, 0),
  );
  // Tuples that sources make up together are only those of one bucket.
  const areWhole = sources.every(({ dimensions }) => dimensions.length === domains.length);
  if (isConstant || areWhole) collected.add(yield* listTuples());
  else for (let bucket = 0; bucket < bucketCount; bucket += 1) collected.add(yield* listTuples(bucket));
  const tuples = collected.list();
  const groups = yield* groupsOf(tuples, domains);
  if (isConstant) return { groups, groupsIn: always(groups.count) };
  const numbers = tupleIndex(packing.size, tuples.length);
  yield* inSlices(tuples.length, (from, to) => {
    for (let group = from; group < to; group += 1) numbers.set(tuples[group] as PackedTuple, group);
  });
  const groupsIn = bucketWork(function* (bucket) {
    const own = yield* mapToCodes(yield* listTuples(bucket), (tuple) => numbers.get(tuple));
    return distinctNumbers(own, tuples.length);
  });
  return { groups, groupsIn: groupsIn.of };
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
