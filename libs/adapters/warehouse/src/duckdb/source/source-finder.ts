import type { PrepareOptions } from '@core/engine';
import type { CheckedDataset } from '@core/formula';
import type { ConnectionSources } from '../../connections/connection-sources';
import { findSourceFiles, type SourceFile } from './find-source-files';
import { realFolder } from './real-folder';
import { refusalOf } from './refusal-of';

/** Rows that people upload. */
export interface UploadedFiles {
  /** The folder that all of them lie below. */
  readonly folder: string;
  /** The file of a dataset's rows as they are now, below the folder; undefined where there are none. */
  current(dataset: string): Promise<string | undefined>;
}

/** Knows where the rows of datasets are. What it throws are `DomainError`s. */
export class SourceFinder {
  constructor(
    private readonly data_root: string,
    private readonly connections: ConnectionSources,
    private readonly uploads?: UploadedFiles,
  ) {}

  /** The files of a dataset as they are now: rows of a connection are read where they are too old, and waited for. */
  async find(dataset: CheckedDataset, waiting: PrepareOptions): Promise<readonly SourceFile[]> {
    if ('connection' in dataset.definition.source) return [await this.connections.current(dataset, waiting)];
    return this.peek(dataset);
  }

  /** The files of a dataset as far as they are there; none for one whose rows are to come, by upload or by being read. */
  async peek(dataset: CheckedDataset): Promise<readonly SourceFile[]> {
    const { name, source } = dataset.definition;
    try {
      if ('connection' in source) return [await this.connections.peek(dataset)].flatMap((file) => file ?? []);
      if ('file' in source) return await findSourceFiles(await realFolder(this.data_root), source.file);
      const file = await this.uploads?.current(name);
      if (this.uploads === undefined || file === undefined) return [];
      return await findSourceFiles(await realFolder(this.uploads.folder), file);
    } catch (error) {
      throw refusalOf(name, error);
    }
  }
}

/** What changes when one of the files does. */
export function signatureOf(files: readonly SourceFile[]): string {
  return files.map(({ signature }) => signature).join('\n');
}

export function sizeOf(files: readonly SourceFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
