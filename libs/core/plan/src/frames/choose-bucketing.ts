import { windowOf } from '../time/moment';
import { boundsIn } from './bounds-in';
import type { BucketingWorld, ChosenBucketing } from './chosen-bucketing';
import { grainBucketing } from './grain-bucketing';
import type { LeafSpec } from './leaf-spec';
import { listBucketing } from './list-bucketing';
import { distinctRanges } from './ranges';
import { leafParts } from './row-parts';
import { windowSetsOf } from './window-set';

/**
 * Where expressions look at ends of windows that differ, a list of windows with these ends; else one bucket for all; else, where
 * windows are made of neighbouring buckets of the calendar, those that the engine can name itself; else a list of windows.
 */
export function chooseBucketing(leaves: readonly LeafSpec[], world: BucketingWorld): ChosenBucketing {
  const bounds = boundsIn(leaves.flatMap(leafParts));
  if (bounds.length > 0) return listBucketing(leaves, bounds, world);
  const ranges = distinctRanges(windowSetsOf(leaves).flatMap((set) => set.ranges));
  const [first = {}, ...others] = ranges;
  if (others.length === 0)
    return { bucketing: { kind: 'single', window: windowOf(first, world.calendar.timezone) }, seek: () => ({}) };
  return grainBucketing(leaves, ranges, world.calendar) ?? listBucketing(leaves, [], world);
}
