import type { DataInterval } from '@core/schedule';
import type { Page, PageOf } from './page';

/** Which intervals of the range a backfill takes. */
export type BackfillSelection = 'missing' | 'failed' | 'all';

/** `failed`: it came to its end, but not all of its intervals succeeded. */
export type BackfillStatus = 'running' | 'succeeded' | 'failed' | 'cancelled';

export interface NewBackfill {
  readonly id: string;
  readonly schedule: string;
  /** Intervals that start in `[from, to)`, as instants. */
  readonly from: string;
  readonly to: string;
  /** Only these metrics of the schedule; all of them when absent. */
  readonly metrics?: readonly string[];
  readonly select: BackfillSelection;
  readonly newest_first: boolean;
  /** Runs that may be under way at once. */
  readonly parallel: number;
  readonly created_at: string;
  readonly created_by: string;
  /** The id of who asked. */
  readonly owner: string;
}

/** The recomputation of a range of intervals. */
export interface Backfill extends NewBackfill {
  readonly status: BackfillStatus;
  /** Intervals in all, and those that came to each end. */
  readonly total: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly running: number;
  readonly finished_at?: string;
}

/** Backfills and the intervals they take. Settling an interval in the ledger settles it here. */
export abstract class BackfillStore {
  /** Without intervals it is succeeded at once. */
  abstract create(backfill: NewBackfill, intervals: readonly DataInterval[]): Promise<void>;
  abstract get(id: string): Promise<Backfill | undefined>;
  /** Newest first. */
  abstract list(schedule: string, page: Page): Promise<PageOf<Backfill>>;
  /** Those that are not at their end, oldest first. */
  abstract findRunning(): Promise<readonly Backfill[]>;
  /**
   * Intervals that wait and could be started now: neither kept back in the ledger (`try_at`) nor computed by another run. In
   * the backfill's order, with how often each was tried in vain.
   */
  abstract findWaiting(
    id: string,
    now: string,
    limit: number,
  ): Promise<readonly (DataInterval & { readonly retried: number })[]>;
  /** Runs under way. */
  abstract countRuns(id: string): Promise<number>;
  /** Ends waiting intervals that cannot be started, with the reason. */
  abstract refuse(id: string, intervals: readonly DataInterval[], reason: string): Promise<void>;
  /** Running → succeeded or failed where nothing waits or runs any more; answers whether it did. */
  abstract finish(id: string, at: string): Promise<boolean>;
  /** Running → cancelled; answers the runs under way, or undefined when it had come to its end. */
  abstract cancel(id: string, at: string): Promise<readonly string[] | undefined>;
  /** Failed intervals with their reasons, oldest first. */
  abstract failures(id: string, limit: number): Promise<readonly (DataInterval & { readonly reason: string })[]>;
}
