import { mkdir, realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import { createDatabase, type DatabaseLimits } from '../database/create-database';
import { interruptOnAbort, refuseIfAborted } from '../database/interrupt-on-abort';
import { escapeGlob } from '../load/csv/csv-source';
import type { LoadedTable } from '../load/load-table';
import { SourceProblem, type SourceFile } from '../source/find-source-files';
import { realFolder } from '../source/real-folder';
import { refusalOf } from '../source/refusal-of';
import type { DatasetLoader, LoadControl, LoadWork } from './dataset-loader';
import { fillTable } from './fill-table';

export interface DuckDbLoaderOptions extends DatabaseLimits {
  /** Folders that files to load lie below; nothing outside them is ever read. */
  readonly folders: readonly string[];
}

/** Loads in this process, each time in an engine of its own that reaches the files of that load and the one that it makes. */
export class DuckDbLoader implements DatasetLoader {
  constructor(private readonly options: DuckDbLoaderOptions) {}

  async load(work: LoadWork, control: LoadControl): Promise<LoadedTable> {
    try {
      await this.refuseOutside(work.files);
      refuseIfAborted(control.signal);
      return await this.make(work, control);
    } catch (error) {
      refuseIfAborted(control.signal, error);
      throw refusalOf(work.dataset.name, error);
    }
  }

  private async make({ target, ...input }: LoadWork, control: LoadControl): Promise<LoadedTable> {
    const scratch = `${target}.scratch`;
    await mkdir(scratch);
    const files = input.files.flatMap(({ path }) => [path, escapeGlob(path)]);
    const reach = { file: target, files, folders: [scratch], spill_folder: `${target}.spill` };
    const instance = await createDatabase(reach, this.options);
    try {
      const connection = await instance.connect();
      const stop = interruptOnAbort(connection, control.signal);
      try {
        return await fillTable(connection, { ...input, scratch }, control);
      } finally {
        stop();
        connection.closeSync();
      }
    } finally {
      instance.closeSync();
    }
  }

  /** A link may have come in the way since the files were found. */
  private async refuseOutside(files: readonly SourceFile[]): Promise<void> {
    const folders = await Promise.all(this.options.folders.map(realFolder));
    for (const { name, path } of files) {
      const real = await realpath(path).catch(() => undefined);
      const isInside = real === path && folders.some((folder) => path.startsWith(`${folder}${sep}`));
      if (!isInside) throw new SourceProblem(`${name} leads outside the data root`);
    }
  }
}
