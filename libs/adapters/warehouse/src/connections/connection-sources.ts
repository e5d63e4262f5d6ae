import { DomainError } from '@core/diagnostics';
import type { LoadProgress, PrepareOptions } from '@core/engine';
import type { CheckedDataset } from '@core/formula';
import { definitionKey } from '../duckdb/library/definition-key';
import { unlessAborted } from '../duckdb/library/unless-aborted';
import { SourceProblem, type SourceFile } from '../duckdb/source/find-source-files';
import { refusalOf } from '../duckdb/source/refusal-of';
import { sourceName, type ConnectionReader } from './connection-reader';
import { ExtractFolder, type Extract } from './extract-folder';
import { readRefresh } from './read-refresh';

/** After that time it is tried again what failed. */
const retryAfter_ms = 30_000;

/** Failures that somebody has to mend: no rows are better then than old ones. */
const toMend: ReadonlySet<string> = new Set(['data.unusable', 'limit.read_rows', 'limit.read_size']);

/** Databases that datasets may read from. */
export interface DatasetConnections {
  /** The URL of each, by its name. */
  readonly urls: Readonly<Record<string, string>>;
  readonly reader: ConnectionReader;
}

/** A reading that is under way, for all who wait for it. */
interface Reading {
  readonly done: Promise<void>;
  readonly stopping: AbortController;
  readonly listeners: Set<(progress: LoadProgress) => void>;
  waiting: number;
}

interface Failure {
  readonly error: DomainError;
  readonly at: number;
}

/**
 * The rows of connections as files: extracts, each read anew when somebody asks for it and it is older than its source says. What stays
 * the same has the same signature. Where the database is away the last extract stays in use, and says since when.
 */
export class ConnectionSources {
  /** By definition. */
  readonly #readings = new Map<string, Reading>();
  readonly #failures = new Map<string, Failure>();
  readonly #extracts: ExtractFolder;

  constructor(
    folder: string,
    private readonly connections: DatasetConnections,
  ) {
    this.#extracts = new ExtractFolder(folder);
  }

  /** The rows, read first where they are too old. Throws as a `ConnectionReader`, and `run.cancelled`. */
  async current(dataset: CheckedDataset, waiting: PrepareOptions): Promise<SourceFile> {
    this.urlOf(dataset);
    const extract = await this.newest(dataset);
    if (extract && !isOld(dataset, extract)) return fileOf(dataset, extract);
    const failed = this.#failures.get(keyOf(dataset));
    if (!failed || Date.now() - failed.at > retryAfter_ms) await this.read(dataset, waiting).catch(nothingIfTold);
    return this.known(dataset);
  }

  /** The rows as they were last read, or why they could not be. Undefined where nobody has asked for them. */
  async peek(dataset: CheckedDataset): Promise<SourceFile | undefined> {
    const isTried = this.#failures.has(keyOf(dataset)) || (await this.newest(dataset)) !== undefined;
    this.urlOf(dataset);
    return isTried ? this.known(dataset) : undefined;
  }

  async keepOnly(datasets: ReadonlySet<string>): Promise<void> {
    for (const key of this.#failures.keys()) if (!datasets.has(key.split(' ')[0] ?? '')) this.#failures.delete(key);
    await this.#extracts.keepOnly(datasets);
  }

  /** Stops what is being read. */
  async close(): Promise<void> {
    for (const { stopping } of this.#readings.values()) stopping.abort();
    await Promise.allSettled([...this.#readings.values()].map(({ done }) => done));
  }

  /** The last extract, unless somebody has to mend what stands in the way of a new one. */
  private async known(dataset: CheckedDataset): Promise<SourceFile> {
    const failed = this.#failures.get(keyOf(dataset));
    const extract = await this.newest(dataset);
    const isStale = extract !== undefined && failed !== undefined && isOld(dataset, extract);
    if (extract && !(isStale && toMend.has(failed.error.code)))
      return { ...fileOf(dataset, extract), ...(isStale && { stale_since: extract.read_at }) };
    throw failed?.error ?? DomainError.of('data.unavailable', { dataset: dataset.name, reason: 'it was not read yet' });
  }

  /** Waits for a reading that others may wait for as well. When nobody does any more it is stopped, in the database too. */
  private async read(dataset: CheckedDataset, { signal, report }: PrepareOptions): Promise<void> {
    const reading = this.#readings.get(keyOf(dataset)) ?? this.begin(dataset);
    const hear = ({ done, total }: LoadProgress): void => report?.({ done, total: total * 2 });
    reading.listeners.add(hear);
    reading.waiting += 1;
    try {
      await unlessAborted(reading.done, signal);
    } finally {
      reading.listeners.delete(hear);
      reading.waiting -= 1;
      if (reading.waiting === 0) this.stop(keyOf(dataset), reading);
    }
  }

  private begin(dataset: CheckedDataset): Reading {
    const key = keyOf(dataset);
    const listeners: Reading['listeners'] = new Set();
    const stopping = new AbortController();
    const report = (progress: LoadProgress): void => listeners.forEach((listener) => listener(progress));
    const done = this.extract(dataset, { signal: stopping.signal, report }).then(
      () => void this.#failures.delete(key),
      (error: DomainError) => {
        if (error.code !== 'run.cancelled') this.#failures.set(key, { error, at: Date.now() });
        throw error;
      },
    );
    const reading: Reading = { done, stopping, listeners, waiting: 0 };
    done.catch(() => undefined).finally(() => this.stop(key, reading));
    this.#readings.set(key, reading);
    return reading;
  }

  /** Who asks from now on gets another one. */
  private stop(key: string, reading: Reading): void {
    reading.stopping.abort();
    if (this.#readings.get(key) === reading) this.#readings.delete(key);
  }

  private async extract(dataset: CheckedDataset, control: Parameters<ConnectionReader['read']>[1]): Promise<void> {
    const url = this.urlOf(dataset);
    const read_at = new Date().toISOString();
    const target = await this.#extracts.place(dataset.name);
    try {
      const rows = await this.connections.reader.read({ dataset, url, target }, control);
      await this.#extracts.keep(target, dataset.name, { key: definitionKey(dataset), rows: { ...rows, read_at } });
    } catch (error) {
      throw refusalOf(dataset.name, error);
    } finally {
      await this.#extracts.discard(target);
    }
  }

  private urlOf({ name, definition: { source } }: CheckedDataset): string {
    const { urls } = this.connections;
    const connection = 'connection' in source ? source.connection : '';
    const url = Object.hasOwn(urls, connection) ? urls[connection] : undefined;
    if (url !== undefined) return url;
    const known = Object.keys(urls);
    const those = known.length === 0 ? 'this instance has none' : `those there are: ${known.join(', ')}`;
    const reason = `there is no connection "${connection}"; ${those} (CONNECTION_${connection.toUpperCase()} would name it)`;
    throw refusalOf(name, new SourceProblem(reason));
  }

  private newest(dataset: CheckedDataset): Promise<Extract | undefined> {
    return this.#extracts.newest(dataset.name, definitionKey(dataset));
  }
}

function fileOf(dataset: CheckedDataset, { path, bytes, content }: Extract): SourceFile {
  return { name: sourceName(dataset), path, bytes, content, signature: content };
}

function keyOf(dataset: CheckedDataset): string {
  return `${dataset.name} ${definitionKey(dataset)}`;
}

function isOld({ definition: { source } }: CheckedDataset, { read_at }: Extract): boolean {
  const refresh = 'connection' in source ? source.refresh : undefined;
  return Date.now() - Date.parse(read_at) >= readRefresh(refresh);
}

/** What a reading ended with is known by then; who does not wait any more hears of it. */
function nothingIfTold(error: unknown): void {
  if (!(error instanceof DomainError) || error.code === 'run.cancelled') throw error;
}
