import type { Catalog } from '@core/formula';
import type { FrameQuery } from '../frame/frame-query';
import type { Leaf } from '../frame/scalar-expression';
import { chooseBucketing } from './choose-bucketing';
import type { BucketingWorld } from './chosen-bucketing';
import { collectJoins } from './collect-joins';
import { collectMeasures } from './collect-measures';
import { frameKey } from './frame-key';
import type { LeafSpec } from './leaf-spec';
import { mergeFilters } from './merge-filters';
import { numberNames } from './number-names';
import { partListing, type LeafGroup } from './part-listing';
import { watchFailures } from './row-failures';

/** Where a leaf finds its value. */
export type Place = Pick<Leaf, 'frame' | 'measure' | 'keys' | 'range'>;

export interface BuiltFrames {
  readonly frames: readonly FrameQuery[];
  readonly placeOf: (leaf: LeafSpec) => Place;
}

/** What frames are built for. */
export interface FrameWorld extends BucketingWorld {
  readonly catalog: Catalog;
}

/** Puts leaves that share dataset, time field and dimensions into one frame, and equal measures into one column. */
export function buildFrames(leaves: readonly LeafSpec[], world: FrameWorld): BuiltFrames {
  const nameFrame = numberNames();
  const places = new Map<LeafSpec, Place>();
  const frames = groupLeaves(leaves).map((group, index) => {
    const built = buildFrame(group, nameFrame(group[0].dataset), world);
    for (const [leaf, place] of built.places) places.set(leaf, { frame: index, ...place });
    return built.frame;
  });
  const placeOf = (leaf: LeafSpec): Place => {
    const place = places.get(leaf);
    if (place === undefined) throw new RangeError(`a leaf over ${leaf.dataset} has no frame`);
    return place;
  };
  return { frames, placeOf };
}

function groupLeaves(leaves: readonly LeafSpec[]): readonly LeafGroup[] {
  const groups = new Map<string, LeafGroup>();
  for (const leaf of leaves) {
    const key = frameKey(leaf);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [leaf]);
    else group.push(leaf);
  }
  return [...groups.values()].flatMap(partListing);
}

function buildFrame(
  group: LeafGroup,
  name: string,
  world: FrameWorld,
): { readonly frame: FrameQuery; readonly places: readonly (readonly [LeafSpec, Omit<Place, 'frame'>])[] } {
  const [{ dataset, time, running, dimensions: leafDimensions, lists }] = group;
  const { bucketing, seek } = chooseBucketing(group, world);
  const { shared, rests } = mergeFilters(group, lists === 'groups');
  const { measures, names } = collectMeasures(group.map(({ measure }, index) => ({ measure, filter: rests[index] })));
  const watches = watchFailures(measures);
  const dimensions = leafDimensions.map(({ name: dimension, type, expression }) => ({
    name: dimension,
    type,
    expression,
  }));
  const used = [
    time,
    running?.place,
    shared,
    ...dimensions.map(({ expression }) => expression),
    ...measures.flatMap(({ arguments: args, filter, order = [] }) => [...args, filter, ...order]),
  ];
  const joins = collectJoins(
    dataset,
    used.filter((expression) => expression !== undefined),
    world.catalog,
  );
  const frame: FrameQuery = {
    name,
    dataset,
    joins,
    ...(time && { time }),
    bucketing,
    timezone: world.calendar.timezone,
    dimensions,
    ...(running && { running }),
    ...(shared && { filter: shared }),
    measures: [...measures, ...watches.map(({ measure }) => measure)],
    ...(watches.length > 0 && { failures: watches.map(({ kind, measure: { name: measure } }) => ({ kind, measure })) }),
  };
  return { frame, places: group.map((leaf, index) => [leaf, { measure: names[index] ?? '', ...seek(leaf) }]) };
}
