import type { LoadProgress } from '@core/engine';
import type { CheckedDataset } from '@core/formula';

/** One reading of a dataset whose source is in a database, as plain data that can be sent to another process. */
export interface ReadWork {
  readonly dataset: CheckedDataset;
  /** Of the connection. It holds a password, which no error names. */
  readonly url: string;
  /** The extract to write; what is left there of a reading that failed is removed by whoever asked for it. */
  readonly target: string;
}

/** What was read, all of it as of one moment. */
export interface ReadRows {
  readonly row_count: number;
  readonly bytes: number;
  /** Hash of the rows; their order does not count, but where the last row of a key wins. */
  readonly content: string;
}

export interface ReadControl {
  /** Stops the query in the database as well; it then throws `run.cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** Hears of bytes, of as many as are expected. */
  readonly report: (progress: LoadProgress) => void;
}

/** Writes the rows of a source in a database into an extract. */
export interface ConnectionReader {
  /**
   * Throws nothing but `DomainError`s: `data.unusable`, `limit.read_rows` and `limit.read_size` for what somebody has to mend,
   * `data.unavailable` and `limit.read_time` for what may pass.
   */
  read(work: ReadWork, control: ReadControl): Promise<ReadRows>;
}

/** What one reading may take. */
export interface ReadLimits {
  readonly rows: number;
  readonly bytes: number;
  /** For all of it, whatever the database does with its own limits. */
  readonly whole_ms: number;
  /** For one statement, as the database is told. */
  readonly statement_ms: number;
  /** For a lock that somebody else has on a table. */
  readonly lock_ms: number;
}

export const usualReadLimits: ReadLimits = {
  rows: 100_000_000,
  bytes: 4 * 1024 ** 3,
  whole_ms: 30 * 60_000,
  statement_ms: 10 * 60_000,
  lock_ms: 5_000,
};

/** What the rows of a source are called in findings: `sales.orders of warehouse`. */
export function sourceName({ definition }: CheckedDataset): string {
  const { source } = definition;
  if (!('connection' in source)) return definition.name;
  return `${'table' in source ? source.table : 'the query'} of ${source.connection}`;
}
