import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { DatasetDefinition } from '@core/definition';
import { findSourceFiles, type SourceFile } from './find-source-files';

/** Rows that people upload. */
export interface UploadedFiles {
  /** The folder that all of them lie below. */
  readonly folder: string;
  /** The file of a dataset's rows as they are now, below the folder; undefined where there are none. */
  current(dataset: string): Promise<string | undefined>;
}

/** Knows where the rows of datasets are. */
export class SourceFinder {
  constructor(
    private readonly data_root: string,
    private readonly uploads?: UploadedFiles,
  ) {}

  /** The files of a dataset as they are now; none for one whose rows are uploaded before the first ones are. */
  async find({ name, source }: DatasetDefinition): Promise<readonly SourceFile[]> {
    if ('file' in source) return findSourceFiles(await realFolder(this.data_root), source.file);
    const file = await this.uploads?.current(name);
    if (this.uploads === undefined || file === undefined) return [];
    return findSourceFiles(await realFolder(this.uploads.folder), file);
  }
}

/** Without symbolic links; a folder that is not there as it would be called. */
export async function realFolder(folder: string): Promise<string> {
  return realpath(folder).catch(() => resolve(folder));
}

/** What changes when one of the files does. */
export function signatureOf(files: readonly SourceFile[]): string {
  return files.map(({ signature }) => signature).join('\n');
}

export function sizeOf(files: readonly SourceFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
