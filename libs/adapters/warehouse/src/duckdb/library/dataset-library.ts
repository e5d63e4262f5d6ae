import type { DuckDBInstance } from '@duckdb/node-api';
import { DomainError } from '@core/diagnostics';
import type { DatasetStatus, LoadProgress } from '@core/engine';
import type { CheckedDataset } from '@core/formula';
import { translateError } from '../database/translate-error';
import { findSourceFiles, PassingProblem, SourceProblem, type SourceFile } from '../source/find-source-files';
import { hashFiles } from '../source/hash-files';
import { loadFiles, type FilesToLoad } from './load-files';
import { LoadMeter } from './load-meter';
import { LoadedDataset } from './loaded-dataset';
import { unlessAborted } from './unless-aborted';

/** How many definitions of one dataset stay loaded: versions that are run side by side. */
const mostDefinitions = 3;

/** Failures that stay until the files or the definition change. */
const lastingFailures: ReadonlySet<string> = new Set(['data.bad_rows', 'data.unavailable', 'data.unusable']);

interface Entry {
  readonly dataset: string;
  /** State of the files that it was loaded from. */
  readonly signature: string;
  readonly loading: Promise<LoadedDataset>;
  readonly meter: LoadMeter;
  /** What became of it when it was last tried, until it is known what becomes of it now. */
  readonly failed?: DomainError | undefined;
  /** Known once it has settled. */
  outcome?: LoadedDataset | DomainError;
}

/** Files to load whose every byte is told of. */
interface MeteredFiles extends FilesToLoad {
  readonly report: LoadMeter['advance'];
}

/** How somebody waits for a dataset. */
interface Waiting {
  readonly signal?: AbortSignal | undefined;
  /** Told only while it is being loaded. */
  readonly report?: ((progress: LoadProgress) => void) | undefined;
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
  async acquire(dataset: CheckedDataset, waiting: Waiting): Promise<LoadedDataset> {
    for (;;) {
      const loaded = await waitFor(await this.current(dataset), waiting);
      if (loaded.hold()) return loaded;
    }
  }

  /** What is known without loading. */
  async status(dataset: CheckedDataset): Promise<DatasetStatus> {
    const { name } = dataset;
    try {
      const signature = signatureOf(await this.find(dataset));
      const entry = this.#entries.get(keyOf(dataset));
      if (entry?.signature !== signature) return { dataset: name, available: true };
      const { failed, meter, outcome = failed } = entry;
      const loading = entry.outcome === undefined ? { loading: meter.progress } : {};
      if (outcome instanceof DomainError)
        return { dataset: name, available: false, reason: outcome.message, ...loading };
      return { dataset: name, available: true, ...(outcome && { data: outcome.data }), ...loading };
    } catch (error) {
      return { dataset: name, available: false, reason: error instanceof Error ? error.message : 'unknown' };
    }
  }

  private async current(dataset: CheckedDataset): Promise<Entry> {
    const files = await this.find(dataset);
    const key = keyOf(dataset);
    const signature = signatureOf(files);
    const known = this.#entries.get(key);
    const entry = known?.signature === signature && !hasPassed(known) ? known : this.begin(dataset, files, known);
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry;
  }

  /** Starts to load; those who come meanwhile wait for the same. */
  private begin(dataset: CheckedDataset, files: readonly SourceFile[], previous?: Entry): Entry {
    const meter = new LoadMeter(sizeOf(files));
    const loading = this.load({ dataset, files, report: (stage, share) => meter.advance(stage, share) }, previous);
    const failed = previous?.outcome instanceof DomainError ? previous.outcome : undefined;
    const entry: Entry = { dataset: dataset.name, signature: signatureOf(files), loading, meter, failed };
    loading.then(
      (loaded) => {
        entry.outcome = loaded;
        meter.finish();
      },
      (error: unknown) => (entry.outcome = translateError(error)),
    );
    return entry;
  }

  private async load(work: MeteredFiles, previous?: Entry): Promise<LoadedDataset> {
    const { dataset, files, report } = work;
    const before = await previous?.loading.catch(() => undefined);
    try {
      const bytes = sizeOf(files);
      const version = await hashFiles(files, (read) => report('hash', read / bytes));
      if (before?.data.version === version) return before;
      const loaded = await this.loadVersion(work, version);
      await before?.retire();
      await this.retireOldest(dataset.name);
      return loaded;
    } catch (error) {
      await before?.retire();
      throw this.unavailable(dataset, error);
    }
  }

  private async loadVersion(work: FilesToLoad, version: string): Promise<LoadedDataset> {
    const { dataset, files } = work;
    this.#schemas += 1;
    const schema = `data_${this.#schemas}`;
    const table = await loadFiles(this.instance, schema, work);
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
      const { source } = dataset.definition;
      return 'file' in source ? await findSourceFiles(this.root, source.file) : [];
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

/** Waits for a load, which goes on when this one does not wait any more. */
async function waitFor({ loading, meter, outcome }: Entry, { signal, report }: Waiting): Promise<LoadedDataset> {
  const leave = outcome === undefined && report ? meter.watch(report) : () => undefined;
  return unlessAborted(loading, signal).finally(leave);
}

/** Whether it failed for a reason that may be gone when it is tried again. */
function hasPassed({ outcome }: Entry): boolean {
  return outcome instanceof DomainError && !lastingFailures.has(outcome.code);
}

function sizeOf(files: readonly SourceFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Two definitions with one key ask for the same table with the same checks. */
function keyOf({ name, definition }: CheckedDataset): string {
  const { source, primary_key, fields, duplicates, on_bad_rows, assertions } = definition;
  return JSON.stringify([name, source, primary_key, fields, duplicates, on_bad_rows, assertions]);
}

function signatureOf(files: readonly SourceFile[]): string {
  return files.map(({ signature }) => signature).join('\n');
}
