import type { Config } from '@adapters/platform';
import { ProcessPool } from '@adapters/sandbox';
import {
  DuckDbLibrary,
  extractsFolder,
  usualReadLimits,
  type ReadLimits,
  type UploadedFiles,
} from '@adapters/warehouse';
import type { Clock, DatasetLibrary, Sandbox, StatusBoard, UploadLoader } from '@core/engine';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { NotedReader } from './noted-reader';
import { PooledLoader } from './pooled-loader';
import { PooledReader } from './pooled-reader';
import { PooledUploadLoader } from './pooled-upload-loader';
import { ProcessSandbox } from './process-sandbox';
import type { SandboxSettings } from './protocol';

/** Databases that are read at once: a slow one does not hold up the others. */
const READINGS = 2;
/** Runs of both lanes, and one to look how complete data is. */
const PROCESSES = 4;
const IDLE_MS = 60_000;
const MEGABYTE = 2 ** 20;
/** Of the memory of a process, what the data engine may take. Its own limit does not bind it wholly. */
const ENGINE_SHARE = 0.6;
/** An idle process that holds more of its limit than that is replaced. */
const IDLE_SHARE = 0.4;

export interface OpenSandbox {
  readonly sandbox: Sandbox;
  readonly library: DatasetLibrary;
  readonly uploads: UploadLoader;
  close(): Promise<void>;
}

interface SandboxSurroundings {
  readonly uploads: UploadedFiles;
  /** Is told of readings of databases. */
  readonly board: Pick<StatusBoard, 'noteReading'>;
  readonly clock: Clock;
}

/** The pool of processes that query and evaluate, those that load files and uploads and read databases, and the dataset files between them. */
export function openSandbox(
  { data_dir, data_root, limits, connections = {} }: Config,
  { uploads, board, clock }: SandboxSurroundings,
): OpenSandbox {
  const folder = join(data_dir, 'warehouse');
  const settings: SandboxSettings = {
    folders: {
      warehouse: folder,
      sources: [data_root, uploads.folder, extractsFolder(folder)],
      uploads: uploads.folder,
    },
    memory_limit: `${Math.floor((limits.process_bytes * ENGINE_SHARE) / MEGABYTE)}MiB`,
    threads: availableParallelism(),
    reading: readingOf(limits),
  };
  const open = (size: number, kept: number) =>
    new ProcessPool({
      script: join(__dirname, 'sandbox-process.js'),
      arguments: [JSON.stringify(settings)],
      size,
      memory_limit: limits.process_bytes,
      idle_memory_limit: limits.process_bytes * IDLE_SHARE,
      idle_ms: IDLE_MS,
      kept,
    });
  const pools = { queries: open(PROCESSES, 1), loads: open(1, 0), uploads: open(1, 0), connections: open(READINGS, 0) };
  pools.queries.warm();
  const library = new DuckDbLibrary({
    data_root,
    folder,
    loader: new PooledLoader(pools.loads, limits.load_ms),
    uploads,
    connections: { urls: connections, reader: new NotedReader(new PooledReader(pools.connections), board, clock) },
  });
  return {
    sandbox: new ProcessSandbox(pools, library),
    library,
    uploads: new PooledUploadLoader(pools.uploads, limits.load_ms),
    close: async () => {
      Object.values(pools).forEach((pool) => pool.close());
      await library.close();
    },
  };
}

function readingOf({ read_rows, read_bytes, read_ms, read_statement_ms }: Config['limits']): ReadLimits {
  return {
    ...usualReadLimits,
    rows: read_rows,
    bytes: read_bytes,
    whole_ms: read_ms,
    statement_ms: read_statement_ms,
  };
}
