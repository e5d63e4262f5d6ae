import type { GroupListing, PlanDimension } from '../frame/group-space';
import type { Leaf, ScalarExpression } from '../frame/scalar-expression';
import type { Place } from '../frames/build-frames';
import type { LeafSpec } from '../frames/leaf-spec';
import type { Draft } from './draft';
import type { Space } from './space';

/** Where leaves found their place, and what became of the dimensions of a space. */
export interface Settlement {
  readonly placeOf: (leaf: LeafSpec) => Place;
  readonly planned: (space: Space) => readonly PlanDimension[];
  /** Whether groups of the result are listed bucket by bucket. */
  readonly sparse: boolean;
}

/** Puts frames and measures in place of the drafts. */
export function settle(draft: Draft, at: Settlement): ScalarExpression {
  switch (draft.kind) {
    case 'call':
      return { ...draft, arguments: draft.arguments.map((argument) => settle(argument, at)) };
    case 'rank':
      return { ...draft, operand: settle(draft.operand, at) };
    case 'per': {
      const { space, listing, arguments: args, ...rest } = draft;
      return {
        ...rest,
        arguments: args.map((argument) => settle(argument, at)),
        space: { dimensions: at.planned(space), listing: settleListing(listing, at) },
        outer: space.around?.at ?? [],
      };
    }
    case 'draft_leaf': {
      const { type, origin, leaf } = draft;
      const dimensions = placesIn(leaf);
      const running = runningIn(leaf);
      const { missing } = leaf;
      return { kind: 'leaf', type, origin, ...at.placeOf(leaf), dimensions, ...(running && { running }), missing };
    }
    default:
      return draft;
  }
}

/** Rows that list groups, each of them once. */
export function settleListing(leaves: readonly LeafSpec[], { placeOf, sparse }: Settlement): readonly GroupListing[] {
  const listing = new Map<string, GroupListing>();
  for (const leaf of leaves) {
    const { frame, measure, keys, range } = placeOf(leaf);
    const buckets = range === undefined ? keys && { keys } : { spans: range.spans };
    const running = runningIn(leaf);
    const place = leaf.lists === 'keys' ? { measure, ...buckets, ...(running && { running }) } : sparse ? buckets : {};
    const source: GroupListing = { kind: 'rows', frame, dimensions: placesIn(leaf), ...place };
    listing.set(JSON.stringify(source), source);
  }
  return [...listing.values()];
}

function placesIn({ dimensions }: LeafSpec): readonly number[] {
  return dimensions.map(({ index }) => index);
}

function runningIn({ dimensions, running }: LeafSpec): Leaf['running'] {
  const along = running && dimensions[running.dimension];
  return along && { dimension: along.index, order: running.order };
}
