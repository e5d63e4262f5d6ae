import type { Bucketing } from '../frame/frame-query';
import type { Leaf } from '../frame/scalar-expression';
import type { Calendar } from '../time/bucket-span';
import { windowOf } from '../time/moment';
import { boundsIn } from './bounds-in';
import { grainBucketing } from './grain-bucketing';
import { listBucketing } from './list-bucketing';
import { distinctRanges } from './ranges';
import type { LeafSpec } from './leaf-spec';
import { leafParts } from './row-parts';
import type { Windows } from './window-set';

/** How a frame is cut, and where each of its leaves finds its buckets. */
export interface ChosenBucketing {
  readonly bucketing: Bucketing;
  readonly seek: (leaf: LeafSpec) => Pick<Leaf, 'keys' | 'range'>;
}

/** What frames are cut for. */
export interface BucketingWorld {
  readonly calendar: Calendar;
  readonly windows: Windows;
  /** Of the result. */
  readonly bucketCount: number;
}

/**
 * Where expressions look at ends of windows that differ, a list of windows with these ends; else one bucket for all; else, where
 * windows are made of neighbouring buckets of the calendar, those that the engine can name itself; else a list of windows.
 */
export function chooseBucketing(leaves: readonly LeafSpec[], world: BucketingWorld): ChosenBucketing {
  const bounds = boundsIn(leaves.flatMap(leafParts));
  if (bounds.length > 0) return listBucketing(leaves, bounds, world);
  const [first = {}, ...others] = distinctRanges(leaves.flatMap(({ windows }) => windows.ranges));
  if (others.length === 0)
    return { bucketing: { kind: 'single', window: windowOf(first, world.calendar.timezone) }, seek: () => ({}) };
  return grainBucketing(leaves, world.calendar) ?? listBucketing(leaves, [], world);
}
