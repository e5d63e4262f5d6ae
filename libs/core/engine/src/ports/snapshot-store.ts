import type { CellValue } from '@core/definition';
import type { RowScope } from '../access/row-scope';

export interface SnapshotValue {
  readonly metric: string;
  readonly metric_version: number;
  /** Dimension name → member; empty for the undivided value. */
  readonly dimensions: Readonly<Record<string, CellValue>>;
  readonly value: CellValue;
  /** The metric's target in the interval, null where there is none. Another target is another revision. */
  readonly target: CellValue;
  /** Set for a double: its last digits may differ from run to run, so that what is equal to twelve digits is equal. */
  readonly is_double?: boolean;
}

/** A stored value of one interval, as it was known from `recorded_at` on. */
export interface Snapshot extends Omit<SnapshotValue, 'is_double'> {
  readonly schedule: string;
  readonly interval_start: string;
  readonly interval_end: string;
  readonly period: string;
  readonly grain: string;
  /** Counts from 1; a recomputation with another value is the next one. */
  readonly revision: number;
  /** Never earlier than that of the revision before. */
  readonly recorded_at: string;
  readonly run_id: string;
  /** Whose rows it was made of. Of other rows it is another revision, though the value may be equal. */
  readonly scope: RowScope;
  /** The revision before was made of the same rows: what was known of them has changed. */
  readonly is_restatement: boolean;
  /** This revision says that the value is no longer there: `value` is null. */
  readonly is_removed: boolean;
  /** Revisions between this one and the next were removed by retention: at `as_of` another value may have been known. */
  readonly is_compacted: boolean;
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

/** Values of closed intervals, bitemporal: nothing is overwritten. They are written by `IntervalLedger.settle`. */
export abstract class SnapshotStore {
  /** The newest revision of each value known at `as_of`, in order of time, then dimensions; removed ones left out. */
  abstract read(query: SnapshotQuery): Promise<readonly Snapshot[]>;
  /** Every revision known at `as_of`, removed ones included, in order of time, dimensions, then revision. */
  abstract readRevisions(query: SnapshotQuery): Promise<readonly Snapshot[]>;
  /**
   * Removes revisions that were superseded before that instant and are neither the first of their scope nor the newest of their value.
   * Answers how many.
   */
  abstract compact(schedule: string, superseded_before: string): Promise<number>;
}
