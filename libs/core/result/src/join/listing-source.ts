import type { CellValue } from '@core/definition';
import type { GroupListing, PlanDimension } from '@core/plan';
import type { Columns } from './domain';
import { extendRunning } from './extend-running';
import type { FrameTable } from './frame-table';
import type { RowsByBucket, SlotRange } from './rows-by-bucket';
import type { Steps } from '../steps/steps';
import { timelines } from './timelines';

type RowsListing = Exclude<GroupListing, { kind: 'values' }>;

/** What lists groups: rows of cells for some dimensions of a space. */
export interface ListingSource {
  /** Indexes into the dimensions of the space. */
  readonly dimensions: readonly number[];
  readonly columns: Columns;
  /** All rows that list in any bucket. */
  readonly rows: Int32Array;
  /** Gives the rows that list in a bucket, or some that have all tuples of these. Absent: all of them list in every bucket. */
  readonly byBucket?: (numberRows: () => Steps<RowNumbers>) => Steps<RowsIn>;
}

/** The rows that list in a bucket. */
type RowsIn = (bucket: number) => Int32Array;

/** Rows with the same cells have the same number, below `count`. */
export interface RowNumbers {
  readonly count: number;
  readonly ofRow: Int32Array;
}

export interface ListingPlace {
  readonly frames: readonly FrameTable[];
  readonly dimensions: readonly PlanDimension[];
  /** In a dense space what `rows` list for any bucket is listed for every bucket. */
  readonly isDense: boolean;
  /** The members of the space around, for the dimensions that it has. */
  readonly around: Columns;
}

export function* listingSource(listing: GroupListing, place: ListingPlace): Steps<ListingSource> {
  if (listing.kind === 'values') return ofValues(listing.dimension, listing.values);
  const frame = frameOf(listing, place);
  const { dimensions, keys, spans, kind } = listing;
  const lists = listingRows(frame, listing.measure);
  const byBucket = yield* frame.byBucket();
  const keep = (rows: Int32Array) => (listing.measure === undefined ? rows : keepListing(rows, lists));
  const slots = keys?.map(byBucket.slotOf);
  const windows = spans && byBucket.slotsWithin(spans);
  const used = slots ? [...new Set(slots)] : slotsIn(windows ?? [wholeOf(byBucket)], byBucket.keys.length);
  const source = { dimensions, columns: frame.dimensions, rows: keep(gatherRows(byBucket, used)) };
  if (place.isDense && kind === 'rows') return source;
  if (slots) {
    const rowsIn: RowsIn = (bucket) => keep(byBucket.rowsOf(slots[bucket] ?? -1));
    return {
      ...source,
      byBucket: function* () {
        yield;
        return rowsIn;
      },
    };
  }
  if (!windows) return source;
  return {
    ...source,
    byBucket: function* (numberRows) {
      const numbers = yield* numberRows();
      return yield* rowsInWindows(byBucket, windows, { ...numbers, lists });
    },
  };
}

const noRows = new Int32Array(0);

/** One row of each tuple that has rows in the window of a bucket. */
function* rowsInWindows(
  byBucket: RowsByBucket,
  windows: readonly (SlotRange | undefined)[],
  { count, ofRow, lists }: RowNumbers & { readonly lists: Uint8Array },
): Steps<RowsIn> {
  const lines = yield* timelines(byBucket, count, (row) => (lists[row] === 1 ? (ofRow[row] ?? -1) : -1));
  return (bucket) => {
    const window = windows[bucket];
    if (window === undefined) return noRows;
    const rows = new Int32Array(count);
    let found = 0;
    for (let tuple = 0; tuple < count; tuple += 1) {
      const [from, to] = lines.within(tuple, window);
      if (from < to) rows[found++] = lines.rows[from] ?? -1;
    }
    return rows.subarray(0, found);
  };
}

function ofValues(dimension: number, values: readonly CellValue[]): ListingSource {
  return { dimensions: [dimension], columns: [values], rows: Int32Array.from(values, (_, row) => row) };
}

function frameOf(
  { frame, dimensions, running }: RowsListing,
  { frames, dimensions: all, around }: ListingPlace,
): FrameTable {
  const table = frames[frame];
  if (table === undefined) throw new RangeError(`there is no frame ${frame} to list groups`);
  const dimension = running && all[running.dimension];
  if (running === undefined || dimension === undefined) return table;
  const place = dimensions.indexOf(running.dimension);
  return extendRunning(table, around[running.dimension] ?? [], { dimension, order: running.order, place });
}

/** 1 for the rows whose count is above zero. */
function listingRows(frame: FrameTable, measure: string | undefined): Uint8Array {
  const lists = new Uint8Array(frame.row_count).fill(1);
  if (measure === undefined) return lists;
  const values = frame.measures.get(measure)?.values;
  if (values === undefined) throw new RangeError(`frame ${frame.name} has no measure ${measure}`);
  for (let row = 0; row < lists.length; row += 1) if (!(Number(values[row]) > 0)) lists[row] = 0;
  return lists;
}

/** A loop, for `filter` of typed arrays is many times slower. */
function keepListing(rows: Int32Array, lists: Uint8Array): Int32Array {
  const kept = new Int32Array(rows.length);
  let count = 0;
  for (const row of rows) if (lists[row] === 1) kept[count++] = row;
  return kept.subarray(0, count);
}

function wholeOf({ keys }: RowsByBucket): SlotRange {
  return { first: 0, last: keys.length - 1 };
}

/** The slots that lie in any of the windows. */
function slotsIn(windows: readonly (SlotRange | undefined)[], slotCount: number): readonly number[] {
  // How many more windows begin than end at each slot.
  const changes = new Int32Array(slotCount + 1);
  for (const window of windows) {
    if (window === undefined || window.last < window.first) continue;
    changes[window.first] = (changes[window.first] ?? 0) + 1;
    changes[window.last + 1] = (changes[window.last + 1] ?? 0) - 1;
  }
  const slots: number[] = [];
  let open = 0;
  for (let slot = 0; slot < slotCount; slot += 1) {
    open += changes[slot] ?? 0;
    if (open > 0) slots.push(slot);
  }
  return slots;
}

function gatherRows({ rowsOf }: RowsByBucket, slots: readonly number[]): Int32Array {
  const parts = slots.map(rowsOf);
  const rows = new Int32Array(parts.reduce((count, part) => count + part.length, 0));
  let at = 0;
  for (const part of parts) {
    rows.set(part, at);
    at += part.length;
  }
  return rows;
}
