import { join, resolve } from 'node:path';
import { DomainError } from '@core/diagnostics';
import { DatasetLibrary, type DatasetStatus, type DataVersion, type PrepareOptions } from '@core/engine';
import type { CheckedDataset } from '@core/formula';
import { ConnectionSources, type DatasetConnections } from '../../connections/connection-sources';
import type { DatasetLoader } from '../loader/dataset-loader';
import { PassingProblem, type SourceFile } from '../source/find-source-files';
import { refusalOf } from '../source/refusal-of';
import { signatureOf, sizeOf, SourceFinder, type UploadedFiles } from '../source/source-finder';
import { DatasetFiles } from './dataset-files';
import type { DatasetSource, HeldDataset } from './dataset-source';
import { definitionKey } from './definition-key';
import { LoadMeter } from './load-meter';
import { LoadedDataset } from './loaded-dataset';
import { StateLoader, type DatasetState } from './state-loader';
import { unlessAborted } from './unless-aborted';

/** How many definitions of one dataset stay loaded: versions that are run side by side. */
const mostDefinitions = 3;

/** Failures that stay until the files or the definition change. */
const lastingFailures: ReadonlySet<string> = new Set(['data.bad_rows', 'data.unusable', 'limit.load_time']);

/** How often files are read that change meanwhile. */
const mostReadings = 3;

/** After that time it is tried again what failed for another reason. */
const retryAfter_ms = 30_000;

export interface DuckDbLibraryOptions {
  /** Folder below which the files of datasets lie; nothing outside it is ever read. */
  readonly data_root: string;
  /** Folder that the loaded datasets are kept in, from start to start. Several workers may share it. */
  readonly folder: string;
  readonly loader: DatasetLoader;
  /** Without it, datasets whose rows are uploaded are empty. */
  readonly uploads?: UploadedFiles;
  /** Databases that datasets may read from. Without it there are none. */
  readonly connections?: DatasetConnections;
}

const none: DatasetConnections = {
  urls: {},
  reader: { read: () => Promise.reject(new TypeError('there is nothing to read')) },
};

/** Why a dataset cannot be had, and since when. */
interface Failure {
  readonly error: DomainError;
  readonly at: number;
}

/** A definition of a dataset with its files in one state. */
interface Entry {
  readonly dataset: string;
  /** State of the files that it was loaded from. */
  readonly signature: string;
  readonly loading: Promise<LoadedDataset>;
  readonly meter: LoadMeter;
  /** What became of it when it was last tried, until it is known what becomes of it now. */
  readonly failed?: Failure | undefined;
  /** Known once it has settled. */
  outcome?: LoadedDataset | Failure;
  /** When its rows were read, where they should have been read anew by now. */
  stale_since?: string | undefined;
}

/**
 * Loaded datasets as files, one for each content, which processes that query attach. A file is made when it is first asked for and
 * again when source files change; it stays over restarts, and goes when it was replaced and nobody reads it any more.
 */
export class DuckDbLibrary extends DatasetLibrary implements DatasetSource {
  /** By definition; the one used last stands last. */
  readonly #entries = new Map<string, Entry>();
  readonly #closing = new AbortController();
  readonly #finder: SourceFinder;
  readonly #connections: ConnectionSources;
  readonly #files: DatasetFiles;
  readonly #states: StateLoader;

  constructor({ data_root, folder, loader, uploads, connections = none }: DuckDbLibraryOptions) {
    super();
    this.#connections = new ConnectionSources(extractsFolder(folder), connections);
    this.#finder = new SourceFinder(data_root, this.#connections, uploads);
    this.#files = new DatasetFiles(resolve(folder));
    this.#states = new StateLoader(this.#files, loader, this.#closing.signal);
  }

  async acquire(dataset: CheckedDataset, waiting: PrepareOptions = {}): Promise<HeldDataset> {
    for (;;) {
      const entry = await this.current(dataset, waiting);
      const held = (await waitFor(entry, waitingOf(dataset, waiting))).hold();
      if (held) return entry.stale_since === undefined ? held : staleSince(held, entry.stale_since);
    }
  }

  override async prepare(dataset: CheckedDataset, options: PrepareOptions = {}): Promise<void> {
    await waitFor(await this.current(dataset, options), waitingOf(dataset, options));
  }

  override async status(datasets: readonly CheckedDataset[]): Promise<readonly DatasetStatus[]> {
    return Promise.all(datasets.map((dataset) => this.statusOf(dataset)));
  }

  override async keepOnly(datasets: readonly string[]): Promise<void> {
    const kept = new Set(datasets);
    for (const [key, { dataset, outcome }] of this.#entries) {
      if (kept.has(dataset) || outcome === undefined) continue;
      this.#entries.delete(key);
      if (outcome instanceof LoadedDataset) await outcome.retire();
    }
    await this.#connections.keepOnly(kept);
    for (const dataset of await this.#files.datasets())
      if (!kept.has(dataset)) await this.#files.removeIdle(dataset, 'all');
  }

  /** Stops what is being loaded. The files stay. */
  override async close(): Promise<void> {
    this.#closing.abort();
    await this.#connections.close();
    await Promise.allSettled([...this.#entries.values()].map(({ loading }) => loading));
    await this.#states.close();
  }
  private async statusOf(dataset: CheckedDataset): Promise<DatasetStatus> {
    const { name } = dataset;
    try {
      const files = await this.#finder.peek(dataset);
      const entry = this.#entries.get(keyOf(dataset));
      if (entry?.signature !== signatureOf(files)) return { dataset: name, available: true };
      const { failed, meter, outcome = failed } = entry;
      const stale = staleness(files);
      const loading = entry.outcome === undefined ? { loading: meter.progress } : {};
      if (outcome instanceof LoadedDataset)
        return { dataset: name, available: true, data: { ...outcome.data, ...stale }, ...loading };
      return {
        dataset: name,
        available: !outcome,
        ...(outcome && { code: outcome.error.code, reason: outcome.error.message }),
        ...loading,
      };
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown';
      return { dataset: name, available: false, ...(error instanceof DomainError && { code: error.code }), reason };
    }
  }

  private async current(dataset: CheckedDataset, waiting: PrepareOptions): Promise<Entry> {
    const files = await this.#finder.find(dataset, waiting);
    const key = keyOf(dataset);
    const known = this.#entries.get(key);
    const holds = known?.signature === signatureOf(files) && (await this.stillHolds(known));
    const entry = holds ? known : this.begin(dataset, files, this.#entries.get(key));
    entry.stale_since = staleness(files).stale_since;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry;
  }

  /** Whether what is known of a state is still so: a file can be lost, and what failed may do no more. */
  private async stillHolds({ outcome }: Entry): Promise<boolean> {
    if (outcome === undefined) return true;
    if (outcome instanceof LoadedDataset) return outcome.isCurrent && this.#files.has(outcome.file);
    return lastingFailures.has(outcome.error.code) || Date.now() - outcome.at < retryAfter_ms;
  }

  /** Starts to load; those who come meanwhile wait for the same. */
  private begin(dataset: CheckedDataset, files: readonly SourceFile[], previous?: Entry): Entry {
    const meter = new LoadMeter(sizeOf(files));
    const state: DatasetState = {
      dataset,
      files,
      meter,
      signatureNow: async () => signatureOf(await this.#finder.peek(dataset)),
    };
    const failed = previous?.outcome instanceof LoadedDataset ? undefined : previous?.outcome;
    const loading = this.load(state, previous);
    const entry: Entry = { dataset: dataset.name, signature: signatureOf(files), loading, meter, failed };
    loading.then(
      (loaded) => {
        entry.outcome = loaded;
        meter.finish();
      },
      (error: DomainError) => (entry.outcome = { error, at: Date.now() }),
    );
    return entry;
  }

  private async load(state: DatasetState, previous?: Entry): Promise<LoadedDataset> {
    const before = await previous?.loading.catch(() => undefined);
    try {
      const loaded = await this.open(state, mostReadings);
      if (before !== loaded) await before?.retire();
      await this.retireOldest(state.dataset.name);
      return loaded;
    } catch (error) {
      if (!this.#closing.signal.aborted) await before?.retire();
      throw refusalOf(state.dataset.name, error);
    }
  }

  /** Files that change while they are read are read again. */
  private async open(state: DatasetState, readings: number): Promise<LoadedDataset> {
    try {
      return await this.#states.open(state);
    } catch (error) {
      if (readings <= 1 || !(error instanceof PassingProblem)) throw error;
      return this.open({ ...state, files: await this.#finder.peek(state.dataset) }, readings - 1);
    }
  }

  private async retireOldest(dataset: string): Promise<void> {
    const settled = [...this.#entries].filter(([, entry]) => entry.dataset === dataset && entry.outcome);
    for (const [key, { outcome }] of settled.slice(0, -mostDefinitions)) {
      this.#entries.delete(key);
      if (outcome instanceof LoadedDataset) await outcome.retire();
    }
  }
}

/** Where the rows of connections are kept as they were last read, below the folder of a library. */
export function extractsFolder(folder: string): string {
  return join(resolve(folder), '.extracts');
}

/** To load what was read of a connection is the second half of the way; the first one was to read it. */
function waitingOf({ definition }: CheckedDataset, { signal, report }: PrepareOptions): PrepareOptions {
  if (!report || !('connection' in definition.source)) return { signal, report };
  return { signal, report: ({ done, total }) => report({ done: total + done, total: total * 2 }) };
}

function staleness(files: readonly SourceFile[]): Pick<DataVersion, 'stale_since'> {
  const since = files.find(({ stale_since }) => stale_since !== undefined)?.stale_since;
  return since === undefined ? {} : { stale_since: since };
}

function staleSince(held: HeldDataset, stale_since: string): HeldDataset {
  return { file: held.file, data: { ...held.data, stale_since }, release: (isBroken) => held.release(isBroken) };
}

/** Waits for a load, which goes on when this one does not wait any more. */
async function waitFor({ loading, meter, outcome }: Entry, { signal, report }: PrepareOptions): Promise<LoadedDataset> {
  const leave = outcome === undefined && report ? meter.watch(report) : () => undefined;
  return unlessAborted(loading, signal).finally(leave);
}

function keyOf(dataset: CheckedDataset): string {
  return `${dataset.name} ${definitionKey(dataset)}`;
}
