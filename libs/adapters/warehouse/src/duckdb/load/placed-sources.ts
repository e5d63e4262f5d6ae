import type { DuckDBConnection } from '@duckdb/node-api';
import { mostFindings } from './finding-list';
import type { RejectedRows, RowSource } from './row-source';

/** Part of a table that came from one source: the rows whose id is in `[start, end)`. */
export interface PlacedSource {
  readonly source: RowSource;
  readonly start: number;
  readonly end: number;
  /** Rows that it has left out; what would not be told any more is not kept. */
  readonly rejected: RejectedRows;
}

/** Knows from which source, and where in it, each row of a table came. Row ids count from 0 in the order of insertion. */
export class PlacedSources {
  readonly #parts: PlacedSource[] = [];
  /** How many rows that were left out are kept with their reasons. */
  #kept = 0;

  constructor(private readonly connection: DuckDBConnection) {}

  get row_count(): number {
    return this.#parts.at(-1)?.end ?? 0;
  }

  get parts(): readonly PlacedSource[] {
    return this.#parts;
  }

  add(source: RowSource, count: number, { first, ...rejected }: RejectedRows): void {
    const start = this.row_count;
    const kept = first.slice(0, mostFindings - this.#kept);
    this.#kept += kept.length;
    this.#parts.push({ source, start, end: start + count, rejected: { ...rejected, first: kept } });
  }

  /** `accounts.csv, line 12` for each row id. */
  async placesOf(rowIds: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const places = new Map<number, string>();
    for (const { source, start, end } of this.#parts) {
      const own = rowIds.filter((id) => id >= start && id < end);
      if (own.length === 0) continue;
      const found = await source.placesOf(
        own.map((id) => id - start),
        this.connection,
      );
      for (const [ordinal, place] of found) places.set(ordinal + start, place);
    }
    return places;
  }
}
