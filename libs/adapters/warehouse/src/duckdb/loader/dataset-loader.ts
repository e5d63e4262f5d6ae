import type { CheckedDataset } from '@core/formula';
import type { LoadedTable, LoadReport } from '../load/load-table';
import type { SourceFile } from '../source/find-source-files';

/** One load, as plain data that can be sent to another process. */
export interface LoadWork {
  readonly dataset: CheckedDataset;
  readonly files: readonly SourceFile[];
  /** The DuckDB file to write, in an empty folder of this load alone. Whoever asks for the load removes what is left there. */
  readonly target: string;
}

export interface LoadControl {
  /** Stops the load, in the engine too; it then throws `run.cancelled`. */
  readonly signal?: AbortSignal | undefined;
  readonly report: LoadReport;
}

/** Makes DuckDB files of the files of datasets. */
export interface DatasetLoader {
  /** Throws nothing but `DomainError`s: what was found in the files, and what stood in the way of the load. */
  load(work: LoadWork, control: LoadControl): Promise<LoadedTable>;
}
