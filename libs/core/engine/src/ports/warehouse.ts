import type { CellValue } from '@core/definition';
import type { CheckedDataset } from '@core/formula';
import type { Frame } from '@core/result';
import type { CompiledQuery, DialectName } from '@core/sql';
import type { DataVersion, LoadProgress } from './dataset-library';

/** Rows for a test, by dataset: field name → value. A field that is absent is null. */
export type TestRows = Readonly<Record<string, readonly Readonly<Record<string, CellValue>>[]>>;

/** A consistent view of some datasets' data: all queries of one session see the same versions. */
export abstract class WarehouseSession {
  abstract readonly data: Readonly<Record<string, DataVersion>>;
  /** Runs one query. */
  abstract execute(query: CompiledQuery, options?: ExecuteOptions): Promise<Frame>;
  abstract close(): Promise<void>;
}

export interface ExecuteOptions {
  /** Interrupts the query in the engine; it then throws `run.cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** With more rows than that the query is stopped and `limit.groups` thrown. */
  readonly most_rows?: number | undefined;
}

export interface OpenOptions {
  /** Ends the waiting at once, with `run.cancelled`. A load goes on for whoever asks next. */
  readonly signal?: AbortSignal;
  /** Hears how a dataset is loaded that has to be waited for, from where it stands; nothing of one that is loaded already. */
  readonly report?: (dataset: string, progress: LoadProgress) => void;
}

/** Where rows live and aggregates are computed. */
export abstract class Warehouse {
  /** The dialect that queries must be compiled to. */
  abstract readonly dialect: DialectName;
  /**
   * Opens the datasets (a table named like each dataset, a column per physical field), loading what is new or changed, one after
   * the other. Who opens what is being loaded waits for that load.
   * Throws `data.unusable` (a file is missing, or is not what the dataset declares), `data.unavailable` (it cannot be read just
   * now) or `data.bad_rows` (each bad row by line, field and value); other datasets are not concerned.
   */
  abstract open(datasets: readonly CheckedDataset[], options?: OpenOptions): Promise<WarehouseSession>;
  /** The same over rows given by hand, in memory; datasets without rows are empty. Types and keys are checked as in a load, assertions are not. */
  abstract openRows(datasets: readonly CheckedDataset[], rows: TestRows): Promise<WarehouseSession>;
  abstract close(): Promise<void>;
}
