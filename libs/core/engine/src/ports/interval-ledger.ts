import type { DataInterval } from '@core/schedule';
import type { Page, PageOf } from './definition-store';

export type IntervalState = 'expected' | 'running' | 'succeeded' | 'failed' | 'skipped';

/** One row of the ledger: what a schedule owes for one data interval, and how it stands. */
export interface LedgerInterval extends DataInterval {
  readonly schedule: string;
  readonly state: IntervalState;
  /** When it may be computed: interval end plus delay, or the cron tick after it. */
  readonly due_at: string;
  readonly attempts: number;
  readonly run_id?: string;
  /** Versions used, dependencies included. */
  readonly definitions?: Readonly<Record<string, number>>;
  /** True where the data may still grow (`freshness` not reached). */
  readonly partial: boolean;
  readonly reason?: string;
  readonly finished_at?: string;
  /** Milliseconds from `due_at` to the end of the run. */
  readonly lateness_ms?: number;
}

/** The truth about scheduled intervals. Unique by schedule and interval start. */
export abstract class IntervalLedger {
  /** Adds intervals as `expected`; those that are there stay as they are. Answers how many were new. */
  abstract expect(
    schedule: string,
    intervals: readonly (DataInterval & { readonly due_at: string })[],
  ): Promise<number>;
  abstract find(schedule: string, interval_start: string): Promise<LedgerInterval | undefined>;
  /** The newest interval of a schedule. */
  abstract latest(schedule: string): Promise<LedgerInterval | undefined>;
  /** Expected intervals whose time has come, oldest first. */
  abstract due(now: string, limit: number): Promise<readonly LedgerInterval[]>;
  /** expected, failed or succeeded → running with this run; false when another run has it. Counts the attempt. */
  abstract start(schedule: string, interval_start: string, run_id: string): Promise<boolean>;
  /** Running → succeeded or failed, only by the run that has it; false otherwise. */
  abstract settle(
    schedule: string,
    interval_start: string,
    run_id: string,
    end: {
      readonly state: 'succeeded' | 'failed';
      readonly at: string;
      readonly definitions?: Readonly<Record<string, number>>;
      readonly reason?: string;
    },
  ): Promise<boolean>;
  /** Running intervals whose run is finished or gone, to be settled by the reconciler. */
  abstract findUnsettled(): Promise<readonly LedgerInterval[]>;
  /** Oldest first, `from ≤ start < to`. */
  abstract list(
    schedule: string,
    range: { readonly from?: string; readonly to?: string },
    page: Page,
  ): Promise<PageOf<LedgerInterval>>;
}

/** What an operator decides about a schedule, apart from its definition. */
export interface ScheduleState {
  readonly schedule: string;
  readonly paused: boolean;
  readonly note?: string;
  /** Intervals that end at or before this instant are not owed. */
  readonly since: string;
}

export abstract class ScheduleStateStore {
  /** The state, made with `since` when there is none. */
  abstract ensure(schedule: string, since: string): Promise<ScheduleState>;
  abstract setPaused(schedule: string, paused: boolean, note?: string): Promise<void>;
}
