import type { CellValue } from '@core/definition';

export interface SnapshotValue {
  readonly metric: string;
  readonly metric_version: number;
  /** Dimension name → member; empty for the undivided value. */
  readonly dimensions: Readonly<Record<string, CellValue>>;
  readonly value: CellValue;
}

/** A stored value of one interval, as it was known from `recorded_at` on. */
export interface Snapshot extends SnapshotValue {
  readonly schedule: string;
  readonly interval_start: string;
  readonly interval_end: string;
  readonly period: string;
  readonly grain: string;
  /** Counts from 1; a recomputation with another value is the next one. */
  readonly revision: number;
  readonly recorded_at: string;
  readonly run_id: string;
}

export interface SnapshotQuery {
  readonly metric: string;
  /** Instants: `from ≤ interval_start < to`. */
  readonly from?: string;
  readonly to?: string;
  readonly grain?: string;
  readonly schedule?: string;
  /** What was known then; now when absent. */
  readonly as_of?: string;
}

/** Values of closed intervals, bitemporal: nothing is overwritten. */
export abstract class SnapshotStore {
  /**
   * Stores the values of one interval in one transaction. A value equal to the newest revision writes nothing; another one
   * writes the next revision. Answers how many revisions were written.
   */
  abstract append(
    interval: {
      readonly schedule: string;
      readonly interval_start: string;
      readonly interval_end: string;
      readonly period: string;
      readonly grain: string;
    },
    values: readonly SnapshotValue[],
    by: { readonly run_id: string; readonly recorded_at: string },
  ): Promise<number>;
  /** The newest revision of each value known at `as_of`, in order of time, then dimensions. */
  abstract read(query: SnapshotQuery): Promise<readonly Snapshot[]>;
}
