import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckedDataset } from '@core/formula';
import type { DatasetLoader } from '../loader/dataset-loader';
import { PassingProblem, type SourceFile } from '../source/find-source-files';
import { hashFiles } from '../source/hash-files';
import { signatureOf, sizeOf } from '../source/source-finder';
import type { DatasetFile, DatasetFiles } from './dataset-files';
import { definitionKey } from './definition-key';
import type { LoadMeter } from './load-meter';
import { LoadedDataset } from './loaded-dataset';
import { makeOwnFolder } from './own-folder';

/** How many files of one dataset are kept for definitions that nobody has asked for since the start. */
const mostUnasked = 3;

/** A dataset and its files in one state. */
export interface DatasetState {
  readonly dataset: CheckedDataset;
  readonly files: readonly SourceFile[];
  readonly meter: LoadMeter;
  /** The state that the files are in by now. */
  signatureNow(): Promise<string>;
}

/** Gets dataset files: those that are right already, else newly made ones. */
export class StateLoader {
  /** By path. */
  readonly #known = new Map<string, LoadedDataset>();
  #own: Promise<string> | undefined;

  constructor(
    private readonly files: DatasetFiles,
    private readonly loader: DatasetLoader,
    private readonly signal: AbortSignal,
  ) {}

  /** Source files that look as they did are not read, and those that hold what they did are not loaded. */
  async open(state: DatasetState): Promise<LoadedDataset> {
    const own = await this.ownFolder();
    const definition = definitionKey(state.dataset);
    const stored = await this.files.list(state.dataset.name);
    const usable = stored.filter((file) => file.definition === definition && !this.isRefused(file));
    const signature = signatureOf(state.files);
    const found = usable.find((file) => file.signature === signature) ?? (await this.compare(state, usable));
    const file = typeof found === 'string' ? await this.make(state, { definition, version: found, own }) : found;
    const loaded = this.enter(file);
    await this.clear(file);
    return loaded;
  }

  async close(): Promise<void> {
    const own = await this.#own?.catch(() => undefined);
    if (own !== undefined) await rm(own, { recursive: true, force: true });
  }

  /** Where loads are under way; it is tried again where it could not be made. */
  private async ownFolder(): Promise<string> {
    this.#own ??= makeOwnFolder(join(this.files.folder, '.loads'));
    return this.#own.catch((error: unknown) => {
      this.#own = undefined;
      throw error;
    });
  }

  /** The file that was loaded from the same content; else the version of the content. */
  private async compare({ files, meter }: DatasetState, stored: readonly DatasetFile[]): Promise<DatasetFile | string> {
    const bytes = sizeOf(files);
    const version = await hashFiles(files, (read) => meter.advance('hash', read / bytes));
    const equal = stored.find(({ data }) => data.version === version);
    const signature = signatureOf(files);
    if (equal === undefined || !(await this.files.relabel(equal, signature))) return version;
    return { ...equal, signature };
  }

  private async make(state: DatasetState, parts: { definition: string; version: string; own: string }) {
    const { dataset, files, meter } = state;
    const folder = join(parts.own, randomUUID());
    await mkdir(folder, { recursive: true });
    try {
      const target = join(folder, 'rows.duckdb');
      const report = meter.advance.bind(meter);
      const { row_count, skipped_rows } = await this.loader.load(
        { dataset, files, target },
        { signal: this.signal, report },
      );
      const signature = signatureOf(files);
      if ((await state.signatureNow()) !== signature)
        throw new PassingProblem('its files changed while they were read');
      const data = { version: parts.version, row_count, skipped_rows, loaded_at: new Date().toISOString() };
      return await this.files.add(target, { dataset: dataset.name, definition: parts.definition, data, signature });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** One file is kept by one object, for that counts who reads it. */
  private enter(file: DatasetFile): LoadedDataset {
    const known = this.#known.get(file.path);
    if (known?.data.loaded_at === file.data.loaded_at && known.revive()) return known;
    const loaded = new LoadedDataset(this.files, file);
    this.#known.set(file.path, loaded);
    return loaded;
  }

  /** Whether somebody found that the file cannot be read. */
  private isRefused({ path, data }: DatasetFile): boolean {
    const known = this.#known.get(path);
    return known?.data.loaded_at === data.loaded_at && known.isRefused;
  }

  /** Of the dataset's files that nobody has asked for since the start, removes those that were replaced and those that are too many. */
  private async clear(current: DatasetFile): Promise<void> {
    for (const [path, loaded] of this.#known) if (loaded.isGone) this.#known.delete(path);
    await this.files.touch(current);
    const unasked = (await this.files.list(current.dataset)).filter(({ path }) => !this.#known.has(path));
    for (const [index, file] of unasked.entries())
      if (file.definition === current.definition || index >= mostUnasked) await this.files.remove(file);
    await this.files.removeIdle(current.dataset, 'unlabelled');
  }
}
