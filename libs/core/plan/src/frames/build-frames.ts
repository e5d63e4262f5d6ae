import type { Catalog } from '@core/formula';
import type { FrameQuery } from '../frame/frame-query';
import type { Leaf } from '../frame/scalar-expression';
import type { Calendar } from '../time/bucket-span';
import { chooseBucketing } from './choose-bucketing';
import { collectJoins } from './collect-joins';
import { collectMeasures } from './collect-measures';
import type { LeafSpec } from './leaf-spec';
import { mergeFilters } from './merge-filters';
import { numberNames } from './number-names';
import { rowKey } from './row-keys';
import { watchDivisors } from './zero-divisors';

/** Where a leaf finds its value. */
export type Place = Pick<Leaf, 'frame' | 'measure' | 'keys' | 'range' | 'running'>;

export interface BuiltFrames {
  readonly frames: readonly FrameQuery[];
  /** Frames with all dimensions of the query: they know the groups. */
  readonly listing: readonly number[];
  readonly placeOf: (leaf: LeafSpec) => Place;
}

/** What frames are built for. */
export interface FrameWorld {
  readonly catalog: Catalog;
  readonly calendar: Calendar;
  readonly bucketCount: number;
  readonly dimensionCount: number;
}

type Group = [LeafSpec, ...LeafSpec[]];

/** Puts leaves that share dataset, time field and dimensions into one frame, and equal measures into one column. */
export function buildFrames(leaves: readonly LeafSpec[], world: FrameWorld): BuiltFrames {
  const nameFrame = numberNames();
  const places = new Map<LeafSpec, Place>();
  const groups = groupLeaves(leaves);
  const frames = groups.map((group, index) => {
    const built = buildFrame(group, nameFrame(group[0].dataset), world);
    for (const [leaf, place] of built.places) places.set(leaf, { frame: index, ...place });
    return built.frame;
  });
  const listing = groups.flatMap(([{ dimensions }], index) =>
    dimensions.length === world.dimensionCount ? [index] : [],
  );
  const placeOf = (leaf: LeafSpec): Place => {
    const place = places.get(leaf);
    if (place === undefined) throw new RangeError(`a leaf over ${leaf.dataset} has no frame`);
    return place;
  };
  return { frames, listing, placeOf };
}

function groupLeaves(leaves: readonly LeafSpec[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const leaf of leaves) {
    const key = frameKey(leaf);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [leaf]);
    else group.push(leaf);
  }
  return [...groups.values()];
}

/** Windows of buckets and those of the whole period stay apart, so that either can be cut simply. */
function frameKey({ dataset, time, dimensions, windows }: LeafSpec): string {
  const fields = dimensions.map(({ index, expression }) => `${index} ${rowKey(expression)}`);
  return [dataset, time ? rowKey(time) : '', windows.serves, ...fields].join('\n');
}

function buildFrame(
  group: Group,
  name: string,
  { catalog, calendar, bucketCount, dimensionCount }: FrameWorld,
): { readonly frame: FrameQuery; readonly places: readonly (readonly [LeafSpec, Omit<Place, 'frame'>])[] } {
  const [{ dataset, time, dimensions: leafDimensions }] = group;
  const { bucketing, keys } = chooseBucketing(new Set(group.map(({ windows }) => windows)), calendar, bucketCount);
  const lists = leafDimensions.length > 0 && leafDimensions.length === dimensionCount;
  const { shared, rests } = mergeFilters(group, lists);
  const { measures, names } = collectMeasures(group.map(({ measure }, index) => ({ measure, filter: rests[index] })));
  const watch = watchDivisors(measures.flatMap(({ arguments: args, filter }) => (filter ? [...args, filter] : args)));
  const dimensions = leafDimensions.map(({ name: dimension, type, expression }) => ({
    name: dimension,
    type,
    expression,
  }));
  const used = [
    time,
    shared,
    ...dimensions.map(({ expression }) => expression),
    ...measures.flatMap(({ arguments: args, filter, order = [] }) => [...args, filter, ...order]),
  ];
  const frame: FrameQuery = {
    name,
    dataset,
    joins: collectJoins(
      dataset,
      used.filter((expression) => expression !== undefined),
      catalog,
    ),
    ...(time && { time }),
    bucketing,
    timezone: calendar.timezone,
    dimensions,
    ...(shared && { filter: shared }),
    measures: watch ? [...measures, watch] : measures,
    ...(watch && { zero_divisors: watch.name }),
  };
  return {
    frame,
    places: group.map((leaf, index) => {
      const leafKeys = keys.get(leaf.windows);
      return [leaf, { measure: names[index] ?? '', ...(leafKeys && { keys: leafKeys }) }];
    }),
  };
}
