import type { Bucketing } from '../frame/frame-query';
import type { BucketKeySpan } from '../frame/group-space';
import type { Calendar } from '../time/bucket-span';
import { isShifted } from '../time/calendar-rules';
import { formatDate } from '../time/civil-date';
import { floorInstant, type CivilGrain } from '../time/grain';
import { windowOf, type Range } from '../time/moment';
import { dateOf, type Instant } from '../time/time-zone';
import type { ChosenBucketing } from './chosen-bucketing';
import { combineOf } from './distributive';
import type { LeafSpec } from './leaf-spec';
import { compareRanges, isEmpty } from './ranges';
import { windowSetsOf } from './window-set';

/** A stretch of time without gaps, its start perhaps open. */
interface Stretch {
  readonly from?: Instant;
  readonly to: Instant;
}

/**
 * Buckets of the calendar within one stretch of time. Possible where the windows cover one stretch, which cuts buckets nowhere but
 * at its ends, and all those of leaves that cannot be put together from parts are one bucket each. `windows` are the distinct ones
 * of the leaves.
 */
export function grainBucketing(
  leaves: readonly LeafSpec[],
  windows: readonly Range[],
  calendar: Calendar,
): ChosenBucketing | undefined {
  const { grain } = calendar;
  if (grain === undefined || grain === 'hour') return undefined;
  const sets = windowSetsOf(leaves);
  if (sets.some(({ serves }) => serves === 'all')) return undefined;
  const ranges = windows.filter((range) => !isEmpty(range));
  const stretch = coverRanges(ranges);
  if (stretch === undefined) return undefined;
  const bucketAt = nameBuckets({ ...calendar, grain });
  const isBorder = (at: Instant | undefined) =>
    at === stretch.from || at === stretch.to || (at !== undefined && bucketAt(at).start === at);
  if (!ranges.every(({ from, to }) => isBorder(from) && isBorder(to))) return undefined;

  const spanOf = ({ from = -Infinity, to = stretch.to }: Range): BucketKeySpan => {
    if (from >= to) return null;
    const last = bucketAt(to - 1).name;
    return from === -Infinity ? { to: last } : { from: bucketAt(from).name, to: last };
  };
  const spansOf = new Map(sets.map((set) => [set, set.ranges.map(spanOf)]));
  const placed = new Map<LeafSpec, ReturnType<ChosenBucketing['seek']>>();
  for (const leaf of leaves) {
    const place = placeLeaf(leaf, spansOf.get(leaf.windows) ?? []);
    if (place === undefined) return undefined;
    placed.set(leaf, place);
  }
  return {
    bucketing: describe(stretch, { ...calendar, grain }),
    seek: (leaf) => placed.get(leaf) ?? {},
  };
}

/** Tells of an instant where its bucket starts, and by which date that is known. Many windows share their ends. */
function nameBuckets({ grain, timezone, rules }: Calendar & { readonly grain: CivilGrain }) {
  const known = new Map<Instant, { readonly start: Instant; readonly name: string }>();
  return (at: Instant) => {
    const found = known.get(at);
    if (found !== undefined) return found;
    const start = floorInstant(at, grain, timezone, rules);
    const bucket = { start, name: formatDate(dateOf(start, timezone)) };
    known.set(at, bucket);
    return bucket;
  };
}

/** What some windows cover, unless that has a gap or no end. */
function coverRanges(ranges: readonly Range[]): Stretch | undefined {
  const [first, ...others] = ranges.toSorted(compareRanges);
  if (first?.to === undefined) return undefined;
  let end = first.to;
  for (const { from = -Infinity, to } of others) {
    if (to === undefined || from > end) return undefined;
    end = Math.max(end, to);
  }
  return { ...(first.from !== undefined && { from: first.from }), to: end };
}

function placeLeaf(leaf: LeafSpec, spans: readonly BucketKeySpan[]): ReturnType<ChosenBucketing['seek']> | undefined {
  if (spans.every((span) => span === null || span.from === span.to))
    return { keys: spans.map((span) => span?.to ?? null) };
  const combine = combineOf(leaf);
  return combine && { range: { combine, spans } };
}

function describe(stretch: Stretch, { grain, timezone, rules }: Calendar & { readonly grain: CivilGrain }): Bucketing {
  const matters = rules !== undefined && isShifted(grain, rules);
  return { kind: 'grain', grain, window: windowOf(stretch, timezone), ...(matters && { rules }) };
}
