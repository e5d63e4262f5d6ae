import type { BoundReference } from '../frame/row-expression';
import { windowOf, type Range } from '../time/moment';
import type { BucketingWorld, ChosenBucketing } from './chosen-bucketing';
import type { LeafSpec } from './leaf-spec';
import { compareRanges, isEmpty, rangeKey } from './ranges';
import { windowSetsOf, type WindowSet } from './window-set';

/** A window and what the ends that expressions look at are in it; equal ones have equal keys. */
interface Entry {
  readonly range: Range;
  readonly values: readonly (string | null)[];
  readonly key: string;
}

/**
 * The distinct windows of leaves in order of time, each as often as the ends that expressions look at differ in it. A window that
 * holds no instant is left out, unless that would leave the ends to be told apart by nothing.
 */
export function listBucketing(
  leaves: readonly LeafSpec[],
  bounds: readonly BoundReference[],
  { calendar, windows, bucketCount }: BucketingWorld,
): ChosenBucketing {
  const columns = bounds.map(({ name }) => windows.valuesOf(name));
  const entriesIn = ({ ranges, serves }: WindowSet) =>
    Array.from({ length: bucketCount }, (_, bucket): Entry => {
      const range = ranges[serves === 'all' ? 0 : bucket] ?? {};
      const values = columns.map((column) => column[bucket] ?? null);
      return { range, values, key: JSON.stringify([rangeKey(range), values]) };
    });
  const entriesOf = new Map(windowSetsOf(leaves).map((set) => [set, entriesIn(set)]));
  const all = [...entriesOf.values()].flat();
  const filled = all.filter(({ range }) => bounds.length > 0 || !isEmpty(range));
  const distinct = new Map((filled.length > 0 ? filled : all.slice(0, 1)).map((entry) => [entry.key, entry]));
  const entries = [...distinct.values()].toSorted((a, b) => compareRanges(a.range, b.range));
  const places = new Map(entries.map(({ key }, place) => [key, place]));
  return {
    bucketing: {
      kind: 'windows',
      windows: entries.map(({ range }) => windowOf(range, calendar.timezone)),
      ...(bounds.length > 0 && {
        bounds: bounds.map(({ name, type }, index) => ({
          name,
          type,
          values: entries.map(({ values }) => values[index] ?? null),
        })),
      }),
    },
    seek: (leaf) => ({ keys: (entriesOf.get(leaf.windows) ?? []).map(({ key }) => places.get(key) ?? null) }),
  };
}
