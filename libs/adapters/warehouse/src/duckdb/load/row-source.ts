import type { DuckDBConnection } from '@duckdb/node-api';
import type { StoredColumn } from './stored-column';

/** Rows as text, before they are checked. */
export interface RowSource {
  /** How large it is, beside other sources. */
  readonly bytes: number;
  /**
   * A SELECT that gives the columns `t0`, `t1`, … (text or null, in the order of `columns`) and `broken` (true for a row
   * that is no row at all), in the order of the source.
   */
  readonly relation: string;
  /** The stored columns that it has; all of them when absent. The others are null. */
  readonly columns?: readonly StoredColumn[];
  /** Bound to the placeholders of `relation`. */
  readonly parameters: readonly string[];
  /** Rows that the engine left out because they are no rows; to be asked of the connection that has read `relation`. */
  rejected(connection: DuckDBConnection): Promise<readonly RejectedRow[]>;
  /** Where the rows at these places (from 0, rejected ones not counted) stand: `accounts.csv, line 12`. */
  placesOf(ordinals: readonly number[], connection: DuckDBConnection): Promise<ReadonlyMap<number, string>>;
}

export interface RejectedRow {
  readonly place: string;
  readonly reason: string;
}
