import type { DataVersion, PrepareOptions } from '@core/engine';
import type { CheckedDataset } from '@core/formula';

/** A loaded state of a dataset, which is there until it is released. Plain data but for its methods. */
export interface HeldDataset {
  /** A DuckDB file that holds one table, called like the dataset. It is never written to. */
  readonly file: string;
  readonly data: DataVersion;
  /** To be called once. `isBroken` says that the file could not be read: the next one to ask gets it loaded again. */
  release(isBroken?: boolean): Promise<void>;
}

/** Where a process that queries gets loaded datasets from. */
export interface DatasetSource {
  /** The dataset in its newest state, loaded first where it is not yet. Throws what `DatasetLibrary.prepare` throws. */
  acquire(dataset: CheckedDataset, waiting: PrepareOptions): Promise<HeldDataset>;
}
