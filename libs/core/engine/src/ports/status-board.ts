import type { LoadProgress } from './dataset-library';

/** What a worker says of itself. */
export interface WorkerStatus {
  readonly worker: string;
  readonly seen_at: string;
  readonly resident_bytes: number;
  /** The names of the connections that it can read from. */
  readonly connections: readonly string[];
}

/** What a worker knows of a dataset that it has opened or is loading. */
export interface DatasetReport {
  readonly dataset: string;
  /** While it is being loaded: whether it was when last tried, or was never tried. */
  readonly available: boolean;
  /** Why it is not available: the code of a finding, and its words, which may quote rows. */
  readonly code?: string;
  readonly reason?: string;
  readonly version?: string;
  readonly row_count?: number;
  /** Rows that were left out because the dataset says `on_bad_rows: skip`. */
  readonly skipped_rows?: number;
  /** When its rows were read from a connection, where that should have happened again since and could not. */
  readonly stale_since?: string;
  readonly loading?: LoadProgress;
  readonly seen_at: string;
}

/** A reading of a dataset from its connection that has ended, well or not. */
export interface ReadingNote {
  readonly connection: string;
  readonly dataset: string;
  readonly at: string;
  readonly took_ms: number;
  readonly outcome:
    | { readonly rows: number; readonly bytes: number }
    /** The words may quote rows. */
    | { readonly code: string; readonly reason: string };
}

/** All readings of a dataset from a connection, and the newest ones. */
export interface SourceReadings {
  readonly connection: string;
  readonly dataset: string;
  readonly readings: number;
  readonly failures: number;
  /** Of all readings together. */
  readonly rows: number;
  readonly busy_ms: number;
  /** The newest one that ended well. */
  readonly read?: { readonly at: string; readonly rows: number; readonly bytes: number; readonly took_ms: number };
  /** The newest one that failed, where none has ended well since. */
  readonly failed?: { readonly at: string; readonly code: string; readonly reason: string };
}

/** Where workers say how they and their data are, for the health page. The newest word of each counts. */
export abstract class StatusBoard {
  abstract postWorker(status: WorkerStatus): Promise<void>;
  abstract postDatasets(reports: readonly DatasetReport[]): Promise<void>;
  abstract noteReading(note: ReadingNote): Promise<void>;
  /** Forgets all datasets but these. */
  abstract keepOnly(datasets: readonly string[]): Promise<void>;
  abstract workers(): Promise<readonly WorkerStatus[]>;
  abstract datasets(): Promise<readonly DatasetReport[]>;
  /** By connection and dataset. */
  abstract readings(): Promise<readonly SourceReadings[]>;
}
