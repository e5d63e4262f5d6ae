import { DatasetLibrary, type DatasetStatus, type PrepareOptions } from '@core/engine';
import type { CheckedDataset } from '@core/formula';
import type { DatasetLoader } from '../loader/dataset-loader';
import type { DatasetSource, HeldDataset } from './dataset-source';

/** Rows that people upload. */
export interface UploadedFiles {
  /** The real folder that all of them lie below. */
  readonly folder: string;
  /** The file of a dataset's rows as they are now, below the folder; undefined where there are none. */
  current(dataset: string): Promise<string | undefined>;
}

export interface DuckDbLibraryOptions {
  /** Folder below which the files of datasets lie; nothing outside it is ever read. */
  readonly data_root: string;
  /** Folder that the loaded datasets are kept in, from start to start. Several workers may share it. */
  readonly folder: string;
  readonly loader: DatasetLoader;
  /** Without it, datasets whose rows are uploaded are empty. */
  readonly uploads?: UploadedFiles;
}

/** Loaded datasets as files, one for each state, which processes that query attach. */
export class DuckDbLibrary extends DatasetLibrary implements DatasetSource {
  constructor(private readonly options: DuckDbLibraryOptions) {
    super();
  }

  acquire(_dataset: CheckedDataset, _waiting: PrepareOptions): Promise<HeldDataset> {
    return Promise.reject(new Error(`not there yet: ${this.options.folder}`));
  }

  prepare(_dataset: CheckedDataset, _options?: PrepareOptions): Promise<void> {
    return Promise.reject(new Error('not there yet'));
  }

  status(_datasets: readonly CheckedDataset[]): Promise<readonly DatasetStatus[]> {
    return Promise.reject(new Error('not there yet'));
  }

  keepOnly(_datasets: readonly string[]): Promise<void> {
    return Promise.reject(new Error('not there yet'));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
