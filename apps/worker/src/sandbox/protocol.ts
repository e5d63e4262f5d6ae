import type { LoadWork, ReadLimits, ReadWork } from '@adapters/warehouse';
import type { CheckedDataset } from '@core/formula';
import type { CompletenessQuestion, DataVersion, RowsPart, SandboxWork, UploadWork } from '@core/engine';

/** What a process of the sandbox is given to do. */
export type SandboxJob =
  | {
      readonly kind: 'task';
      readonly work: Omit<SandboxWork, 'world'>;
      /** The world by its keys: it is asked for where its catalog is not kept. */
      readonly world: { readonly key: string; readonly overlay_key?: string };
    }
  | { readonly kind: 'completeness'; readonly question: CompletenessQuestion }
  | { readonly kind: 'load'; readonly work: LoadWork }
  | { readonly kind: 'read'; readonly work: ReadWork }
  | { readonly kind: 'upload'; readonly work: UploadWork };

/** What it asks meanwhile. */
export type SandboxQuestion =
  /** Answered with `CatalogEntry[]`. */
  | { readonly kind: 'entries' | 'overlay' }
  /** Answered with a `Ticket`, after `LoadProgress` as news. */
  | { readonly kind: 'acquire'; readonly dataset: CheckedDataset }
  | { readonly kind: 'release'; readonly ticket: number; readonly isBroken: boolean }
  /** Answered when the rows are stored. */
  | { readonly kind: 'store'; readonly part: RowsPart };

/** A dataset file that is held until the ticket is given back, or the work ends. */
export interface Ticket {
  readonly ticket: number;
  readonly file: string;
  readonly data: DataVersion;
}

/** What a process of the sandbox is started with, as JSON. */
export interface SandboxSettings {
  /** Where dataset files, and the files that they are made of, lie. */
  readonly folders: { readonly warehouse: string; readonly sources: readonly string[]; readonly uploads: string };
  /** As DuckDB reads it. */
  readonly memory_limit: string;
  readonly threads: number;
  /** Of one reading of a database. */
  readonly reading: ReadLimits;
}
