import type { CellValue } from '@core/definition';
import type { GroupListing } from '@core/plan';
import type { Columns } from './domain';
import type { FrameTable } from './frame-table';
import type { RowsByBucket } from './rows-by-bucket';

type RowsListing = Exclude<GroupListing, { kind: 'values' }>;

/** What lists groups: rows of cells for some dimensions of a space. */
export interface ListingSource {
  /** Indexes into the dimensions of the space. */
  readonly dimensions: readonly number[];
  readonly columns: Columns;
  /** Whether it lists the same rows in every bucket. */
  readonly isConstant: boolean;
  readonly rowsIn: (bucket: number) => ArrayLike<number>;
}

/** In a dense space what `rows` list for any bucket is listed for every bucket. */
export function listingSource(listing: GroupListing, frames: readonly FrameTable[], isDense: boolean): ListingSource {
  if (listing.kind === 'values') return ofValues(listing.dimension, listing.values);
  const frame = frames[listing.frame];
  if (frame === undefined) throw new RangeError(`there is no frame ${listing.frame} to list groups`);
  const base = { dimensions: listing.dimensions, columns: frame.dimensions };
  const keep = rowFilter(frame, listing.measure);
  const slots = slotsByBucket(frame.byBucket(), listing);
  const rowsAt = (own: readonly number[]) => keep(gatherRows(frame.byBucket(), own));
  if (slots !== undefined && (listing.kind === 'every' || !isDense)) {
    return { ...base, isConstant: false, rowsIn: (bucket) => rowsAt(slots[bucket] ?? []) };
  }
  const rows = rowsAt(slots === undefined ? [...frame.byBucket().keys.keys()] : [...new Set(slots.flat())]);
  return { ...base, isConstant: true, rowsIn: () => rows };
}

/** For each bucket of the result the buckets of the frame that list for it; undefined where all of them do for all. */
function slotsByBucket(
  { slotOf, slotsWithin }: RowsByBucket,
  { keys, spans }: Pick<RowsListing, 'keys' | 'spans'>,
): readonly (readonly number[])[] | undefined {
  if (keys !== undefined) return keys.map((key) => [slotOf(key)]);
  return spans && slotsWithin(spans).map((range) => (range ? countUp(range.first, range.last) : []));
}

function countUp(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index);
}

function gatherRows({ rowsOf }: RowsByBucket, slots: readonly number[]): Int32Array {
  const [only] = slots;
  if (only !== undefined && slots.length === 1) return rowsOf(only);
  const parts = slots.map(rowsOf);
  const rows = new Int32Array(parts.reduce((count, part) => count + part.length, 0));
  let at = 0;
  for (const part of parts) {
    rows.set(part, at);
    at += part.length;
  }
  return rows;
}

function ofValues(dimension: number, values: readonly CellValue[]): ListingSource {
  const rows = values.map((_, row) => row);
  return { dimensions: [dimension], columns: [values], isConstant: true, rowsIn: () => rows };
}

/** Keeps the rows whose count is above zero. */
function rowFilter(frame: FrameTable, measure: string | undefined): (rows: Int32Array) => Int32Array {
  if (measure === undefined) return (rows) => rows;
  const column = frame.measures.get(measure);
  if (column === undefined) throw new RangeError(`frame ${frame.name} has no measure ${measure}`);
  const { values } = column;
  return (rows) => {
    const kept = new Int32Array(rows.length);
    let count = 0;
    for (const row of rows) if (Number(values[row]) > 0) kept[count++] = row;
    return kept.subarray(0, count);
  };
}
