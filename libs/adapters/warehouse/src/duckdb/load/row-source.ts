import type { DuckDBConnection } from '@duckdb/node-api';
import type { FileFormat } from '@core/definition';
import type { StoredColumn } from './stored-column';

/** Rows as text, before they are checked. */
export interface RowSource {
  /** How large it is, beside other sources. */
  readonly bytes: number;
  /**
   * A SELECT that gives the columns `t0`, `t1`, … (text or null, in the order of `columns`) and `broken` (what is wrong with a
   * row that is no row at all, else null), in the order of the source.
   */
  readonly relation: string;
  /** The stored columns that it has; all of them when absent. The others are null. */
  readonly columns?: readonly StoredColumn[];
  /** How its texts are written, where that differs from the default. */
  readonly format?: FileFormat;
  /** Bound to the placeholders of `relation`. */
  readonly parameters: readonly string[];
  /** Rows that were left out because they are no rows. */
  rejected(): Promise<RejectedRows>;
  /** Where the rows at these places (from 0, rejected ones not counted) stand: `accounts.csv, line 12`. */
  placesOf(ordinals: readonly number[], connection: DuckDBConnection): Promise<ReadonlyMap<number, string>>;
  /** Another source for the rows of this one that can be read, where the engine has given up on it. */
  sieve?(): Promise<RowSource>;
}

/** Rows that were left out, the first of them with place and reason. */
export interface RejectedRows {
  readonly count: number;
  readonly first: readonly { readonly place: string; readonly reason: string }[];
}

/** For a source of which nothing is left out. */
export const nothingRejected: RowSource['rejected'] = () => Promise.resolve({ count: 0, first: [] });
