import type { BoundReference } from '../frame/row-expression';
import { windowOf, type Range } from '../time/moment';
import type { BucketingWorld, ChosenBucketing } from './chosen-bucketing';
import type { LeafSpec } from './leaf-spec';
import { compareRanges, isEmpty, rangeKey } from './ranges';

/** A window and what the ends that expressions look at are in it. */
interface Entry {
  readonly range: Range;
  readonly values: readonly (string | null)[];
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
  const entriesOf = ({ windows: { ranges, serves } }: LeafSpec) =>
    Array.from({ length: bucketCount }, (_, bucket): Entry => ({
      range: ranges[serves === 'all' ? 0 : bucket] ?? {},
      values: columns.map((column) => column[bucket] ?? null),
    }));
  const all = leaves.flatMap(entriesOf);
  const filled = all.filter(({ range }) => bounds.length > 0 || !isEmpty(range));
  const distinct = new Map((filled.length > 0 ? filled : all.slice(0, 1)).map((entry) => [entryKey(entry), entry]));
  const entries = [...distinct.values()].toSorted((a, b) => compareRanges(a.range, b.range));
  const places = new Map(entries.map((entry, place) => [entryKey(entry), place]));
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
    seek: (leaf) => ({ keys: entriesOf(leaf).map((entry) => places.get(entryKey(entry)) ?? null) }),
  };
}

function entryKey({ range, values }: Entry): string {
  return JSON.stringify([rangeKey(range), values]);
}
