import type { PerValue } from '@core/plan';
import { membersOf, numberTuples, sidesOf, type Groups } from '../join/groups';
import type { Space } from '../join/space';
import type { Steps } from '../steps/steps';
import type { RowPlace } from './row-place';

/** How the tuples of an inner space belong to the groups of the space around. */
export interface Nesting {
  /** How many different tuples the groups of the space around form in the dimensions that both have. */
  readonly count: number;
  /** For each group of the space around the number of its tuple. */
  readonly ofOuter: Int32Array;
  /** For each tuple of the inner space the number of the tuple that it belongs to; -1: to none. */
  readonly ofInner: Int32Array;
}

/** The first dimensions of the inner space are those of the space around at `outer`. */
export function* nestSpaces(outer: Groups, inner: Groups, { outer: places }: Pick<PerValue, 'outer'>): Steps<Nesting> {
  const { count, ofGroup, numberRows } = yield* numberTuples(outer.count, sidesOf(outer, places));
  const columns = places.map((_, place) => membersOf(inner, place));
  return { count, ofOuter: ofGroup, ofInner: yield* numberRows(columns, inner.count) };
}

/** The tuples of the inner space that are there in a bucket and belong to a group of the space around. */
export function* innerTuples(
  per: PerValue,
  { outer, inner }: { readonly outer: Groups; readonly inner: Space },
  { bucket, group }: RowPlace,
): Steps<readonly number[]> {
  const { ofOuter, ofInner } = yield* nestSpaces(outer, inner.groups, per);
  return [...inner.groupsIn(bucket)].filter((tuple) => ofInner[tuple] === ofOuter[group]);
}
