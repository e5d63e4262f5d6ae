import type { DuckDBInstance } from '@duckdb/node-api';
import { DomainError } from '@core/diagnostics';
import type { DatasetStatus } from '@core/engine';
import type { CheckedDataset } from '@core/formula';
import { translateError } from '../database/translate-error';
import { findSourceFiles, PassingProblem, SourceProblem, type SourceFile } from '../source/find-source-files';
import { hashFiles } from '../source/hash-files';
import { loadFiles } from './load-files';
import { LoadedDataset } from './loaded-dataset';

/** How many definitions of one dataset stay loaded: versions that are run side by side. */
const mostDefinitions = 3;

/** Failures that stay until the files or the definition change. */
const lastingFailures: ReadonlySet<string> = new Set(['data.bad_rows', 'data.unavailable', 'data.unusable']);

interface Entry {
  readonly dataset: string;
  /** State of the files that it was loaded from. */
  readonly signature: string;
  readonly loading: Promise<LoadedDataset>;
  /** Known once it has settled. */
  outcome?: LoadedDataset | DomainError;
}

/** Loads datasets from files below `root`, each content once, and again when its files change. */
export class DatasetLibrary {
  /** By definition; the one used last stands last. */
  readonly #entries = new Map<string, Entry>();
  #schemas = 0;

  constructor(
    private readonly instance: DuckDBInstance,
    private readonly root: string,
  ) {}

  /** The dataset in its newest state, held for the caller until `release`. */
  async acquire(dataset: CheckedDataset): Promise<LoadedDataset> {
    for (;;) {
      const loaded = await this.current(dataset);
      if (loaded.hold()) return loaded;
    }
  }

  /** What is known without loading. */
  async status(dataset: CheckedDataset): Promise<DatasetStatus> {
    const { name } = dataset;
    try {
      const signature = signatureOf(await this.find(dataset));
      const entry = this.#entries.get(keyOf(dataset));
      const outcome = entry?.signature === signature ? entry.outcome : undefined;
      if (outcome instanceof DomainError) return { dataset: name, available: false, reason: outcome.message };
      return { dataset: name, available: true, ...(outcome && { data: outcome.data }) };
    } catch (error) {
      return { dataset: name, available: false, reason: error instanceof Error ? error.message : 'unknown' };
    }
  }

  private async current(dataset: CheckedDataset): Promise<LoadedDataset> {
    const files = await this.find(dataset);
    const key = keyOf(dataset);
    const signature = signatureOf(files);
    const known = this.#entries.get(key);
    const entry = known?.signature === signature ? known : this.begin(dataset, files, known);
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.loading;
  }

  /** Starts to load; those who come meanwhile wait for the same. A failure that is not the data's own is not kept. */
  private begin(dataset: CheckedDataset, files: readonly SourceFile[], previous?: Entry): Entry {
    const loading = this.load(dataset, files, previous);
    const entry: Entry = { dataset: dataset.name, signature: signatureOf(files), loading };
    loading.then(
      (loaded) => (entry.outcome = loaded),
      (error: unknown) => {
        entry.outcome = translateError(error);
        const isLasting = lastingFailures.has(entry.outcome.code);
        if (!isLasting && this.#entries.get(keyOf(dataset)) === entry) this.#entries.delete(keyOf(dataset));
      },
    );
    return entry;
  }

  private async load(dataset: CheckedDataset, files: readonly SourceFile[], previous?: Entry): Promise<LoadedDataset> {
    const before = await previous?.loading.catch(() => undefined);
    try {
      const version = await hashFiles(files);
      if (before?.data.version === version) return before;
      const loaded = await this.loadVersion(dataset, files, version);
      await before?.retire();
      await this.retireOldest(dataset.name);
      return loaded;
    } catch (error) {
      await before?.retire();
      throw this.unavailable(dataset, error);
    }
  }

  private async loadVersion(
    dataset: CheckedDataset,
    files: readonly SourceFile[],
    version: string,
  ): Promise<LoadedDataset> {
    this.#schemas += 1;
    const schema = `data_${this.#schemas}`;
    const table = await loadFiles(this.instance, dataset, files, schema);
    const loaded = new LoadedDataset(this.instance, schema, { version, loaded_at: new Date().toISOString(), ...table });
    if (signatureOf(await this.find(dataset)) === signatureOf(files)) return loaded;
    await loaded.retire();
    throw new PassingProblem('its files changed while they were read');
  }

  private async retireOldest(dataset: string): Promise<void> {
    const settled = [...this.#entries].filter(([, entry]) => entry.dataset === dataset && entry.outcome);
    for (const [key, { outcome }] of settled.slice(0, -mostDefinitions)) {
      this.#entries.delete(key);
      if (outcome instanceof LoadedDataset) await outcome.retire();
    }
  }

  private async find(dataset: CheckedDataset): Promise<readonly SourceFile[]> {
    try {
      return await findSourceFiles(this.root, dataset.definition.source.file);
    } catch (error) {
      throw this.unavailable(dataset, error);
    }
  }

  private unavailable({ name }: CheckedDataset, error: unknown): DomainError {
    if (!(error instanceof SourceProblem)) return translateError(error);
    const code = error instanceof PassingProblem ? 'data.unavailable' : 'data.unusable';
    return DomainError.of(code, { dataset: name, reason: error.message }, error);
  }
}

/** Two definitions with one key ask for the same table with the same checks. */
function keyOf({ name, definition }: CheckedDataset): string {
  const { source, primary_key, fields, duplicates, on_bad_rows, assertions } = definition;
  return JSON.stringify([name, source, primary_key, fields, duplicates, on_bad_rows, assertions]);
}

function signatureOf(files: readonly SourceFile[]): string {
  return files.map(({ signature }) => signature).join('\n');
}
