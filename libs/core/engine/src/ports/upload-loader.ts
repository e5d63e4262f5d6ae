import type { CheckedDataset } from '@core/formula';
import type { Diagnostic } from '@core/diagnostics';
import type { LoadProgress } from './dataset-library';
import type { StagedUpload } from './staged-upload';

/** One upload to load. Files are named below the folder of uploads. */
export interface UploadWork {
  readonly dataset: CheckedDataset;
  readonly upload: StagedUpload;
  /** The rows that are there; absent where there are none. */
  readonly present?: string;
  /** The Parquet file to write. */
  readonly target: string;
}

/** What became of the rows of an upload. */
export interface LoadedUpload {
  readonly accepted: number;
  /** Bad rows that the dataset lets pass over. */
  readonly rejected: number;
  /** What is wrong with the first of them. */
  readonly findings: readonly Diagnostic[];
  /** Rows of the file that was written. */
  readonly row_count: number;
}

export interface UploadHooks {
  readonly signal?: AbortSignal | undefined;
  /** Hears how far it is, in bytes of the upload. */
  readonly report?: ((progress: LoadProgress) => void) | undefined;
}

/** Checks uploaded rows and writes them, with those that stay, to a file of their own. */
export abstract class UploadLoader {
  /**
   * All or nothing: the file is there under its name when it is whole. Throws `upload.unusable` (it is not what was announced, or
   * lacks columns), `data.bad_rows`, `upload.stored_rows_differ`, `run.cancelled`.
   */
  abstract load(work: UploadWork, hooks?: UploadHooks): Promise<LoadedUpload>;
}
