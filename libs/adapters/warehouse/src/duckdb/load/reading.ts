import type { DuckDBConnection } from '@duckdb/node-api';
import type { FileFormat } from '@core/definition';
import type { StoredColumn } from './stored-column';

/** How files are read that become rows of one table. */
export interface Reading {
  readonly columns: readonly StoredColumn[];
  /** They are rows that an upload wrote: a field that was added since is null in them. */
  readonly isStored?: boolean;
  /** How CSV is written in them. */
  readonly format?: FileFormat | undefined;
  /** The connection that will load them. */
  readonly connection: DuckDBConnection;
  /** Tells the files of one load apart. */
  readonly number: number;
  /** A folder for what must be unpacked or rewritten before the engine can read it, as it can there. Whoever gives it empties it. */
  readonly scratch: string;
  readonly signal?: AbortSignal | undefined;
}
