import type { CheckedDataset } from '@core/formula';

/** One state of a dataset's data. */
export interface DataVersion {
  /** Content hash; equal content, equal version. */
  readonly version: string;
  readonly row_count: number;
  /** Bad rows that the dataset lets pass over (`on_bad_rows: skip`). */
  readonly skipped_rows?: number;
  readonly loaded_at: string;
  /** When its rows were read from a connection, where they should have been read anew since and could not. */
  readonly stale_since?: string;
}

/** How far the loading of a dataset has come, in bytes of its files. It never goes back, and is whole when the data can be queried. */
export interface LoadProgress {
  readonly done: number;
  readonly total: number;
}

export interface DatasetStatus {
  readonly dataset: string;
  /** While it is being loaded: whether it was when last tried, or was never tried. */
  readonly available: boolean;
  /** Why it is not available: the code of a finding, and its words, which may quote rows. */
  readonly code?: string;
  readonly reason?: string;
  readonly data?: DataVersion;
  readonly loading?: LoadProgress;
}

/** How somebody waits for a dataset that is being loaded. */
export interface PrepareOptions {
  /** Ends the waiting at once, with `run.cancelled`. The load goes on for whoever asks next. */
  readonly signal?: AbortSignal | undefined;
  /** Hears how far the load is, from where it stands; nothing of a dataset that is loaded already. */
  readonly report?: ((progress: LoadProgress) => void) | undefined;
}

/** Keeps the rows of datasets loaded, each in its newest state, for those who query them. */
export abstract class DatasetLibrary {
  /**
   * Loads what is new or changed of a dataset; costs little where nothing is. Who asks for what is being loaded waits for that load.
   * Throws `data.unusable` (a file is missing, or is not what the dataset declares), `data.unavailable` (it cannot be read just
   * now), `data.disk_full` or `data.bad_rows` (each bad row by line, field and value).
   */
  abstract prepare(dataset: CheckedDataset, options?: PrepareOptions): Promise<void>;
  /** What is known of each dataset without loading it. */
  abstract status(datasets: readonly CheckedDataset[]): Promise<readonly DatasetStatus[]>;
  /** Forgets all datasets but these, by name, and frees what they take as soon as nobody reads them. */
  abstract keepOnly(datasets: readonly string[]): Promise<void>;
  abstract close(): Promise<void>;
}
