import type { DataInterval } from '@core/schedule';
import type { RowScope } from '../access/row-scope';
import type { Page, PageOf } from './page';
import type { SnapshotValue } from './snapshot-store';

export type IntervalState = 'expected' | 'running' | 'succeeded' | 'failed' | 'skipped';

/** Tells a schedule's intervals apart; both bounds, for a schedule may change what it is cut into. */
export type IntervalBounds = Pick<DataInterval, 'start' | 'end'>;

/** Where the data of datasets with `freshness` is complete up to; null where nothing is known of it: no rows, or none that can be read. */
export type Completeness = Readonly<Record<string, string | null>>;

/** One row of the ledger: what a schedule owes for one data interval, and how it stands. */
export interface LedgerInterval extends DataInterval {
  readonly schedule: string;
  readonly state: IntervalState;
  /** When it may be computed: interval end, delay, cron tick and jitter. */
  readonly due_at: string;
  /** While expected: no start before then. Later than `due_at` while it is held back or waits for its next try. */
  readonly try_at: string;
  /** Starts so far, recomputations included. */
  readonly attempts: number;
  /** Tries in a row that ended with a `retry_at`; 0 after any other end. */
  readonly retried: number;
  /** The newest run. */
  readonly run_id?: string;
  /** The backfill that the newest run belongs to. */
  readonly backfill?: string;
  /** Starts of the first and of the newest run. */
  readonly first_started_at?: string;
  readonly started_at?: string;
  /** When values were stored, or found to be the same, for the first and for the last time. */
  readonly first_computed_at?: string;
  readonly computed_at?: string;
  /** When a recomputation of the same rows last changed a stored value. */
  readonly restated_at?: string;
  /** Metrics whose values are stored. */
  readonly metrics: readonly string[];
  /** Versions used by the newest run that succeeded, dependencies included. */
  readonly definitions?: Readonly<Record<string, number>>;
  /** True where data was not complete up to the interval's end when it was last computed. */
  readonly partial: boolean;
  /** Since when an interval that had been stored as partial is complete. */
  readonly completed_at?: string;
  readonly complete_until?: Completeness;
  /** Why it failed, was skipped, is held back; or why a recomputation failed that left the values as they were. */
  readonly reason?: string;
  readonly finished_at?: string;
  /** Milliseconds from `due_at` until values were first stored. */
  readonly lateness_ms?: number;
}

/** An interval that is owed, or, with a reason, one that is written down as skipped. */
export type OwedInterval = DataInterval & { readonly due_at: string; readonly skipped?: string };

/** What a run brings home for one interval. */
export type IntervalEnd = IntervalBounds &
  (
    | {
        readonly state: 'succeeded';
        readonly values: readonly SnapshotValue[];
        /** The metrics that were computed; values of others stay as they are. */
        readonly metrics: readonly string[];
        readonly definitions: Readonly<Record<string, number>>;
        /** Whose rows the values were made of. */
        readonly scope: RowScope;
        readonly partial: boolean;
        readonly complete_until?: Completeness;
      }
    /** With `retry_at` it is tried again then. */
    | { readonly state: 'failed'; readonly reason: string; readonly retry_at?: string }
    /** As if it had not been started. */
    | { readonly state: 'withdrawn' }
  );

export interface SettledInterval extends IntervalBounds {
  /** Its values were stored for the first time. */
  readonly is_first: boolean;
  /** Revisions written. */
  readonly written: number;
}

/** The truth about scheduled intervals. Unique by schedule and bounds. */
export abstract class IntervalLedger {
  /**
   * Writes down intervals that are not there yet, and with `until` in the same commit that all which end up to then are
   * written down. Answers how many were new.
   */
  abstract expect(schedule: string, intervals: readonly OwedInterval[], until?: string): Promise<number>;
  abstract find(schedule: string, bounds: IntervalBounds): Promise<LedgerInterval | undefined>;
  /**
   * What should be computed and is not, of schedules that are not paused: expected and `try_at ≤ now`, or to be computed again.
   * Per schedule the oldest `limit`, in order of time.
   */
  abstract findDue(now: string, limit: number): Promise<readonly LedgerInterval[]>;
  /** Runs that are under way by schedule, those of backfills left out. */
  abstract countRuns(): Promise<ReadonlyMap<string, number>>;
  /**
   * Succeeded or failed intervals of which one of the `lookback` following ones was first started, and not by a backfill, later than
   * they were last started themselves, and not before `since`; only those that end after `locked_until`. Looks at newest rows alone.
   */
  abstract findLookedBack(
    schedule: string,
    rule: { readonly lookback: number; readonly since: string; readonly locked_until?: string },
  ): Promise<readonly LedgerInterval[]>;
  /** Succeeded intervals that are partial and end after `locked_until`, in order of time. */
  abstract findPartial(schedule: string, locked_until?: string): Promise<readonly LedgerInterval[]>;
  /** Keeps expected intervals back until `try_at`. */
  abstract hold(
    schedule: string,
    intervals: readonly IntervalBounds[],
    until: { readonly try_at: string; readonly reason: string },
  ): Promise<void>;
  /** Expected intervals → skipped. */
  abstract skip(schedule: string, intervals: readonly (IntervalBounds & { readonly reason: string })[]): Promise<void>;
  /**
   * Gives intervals to a run: any state but running → running. Answers those that the run got; the others belong to another run.
   * Counts the attempt. With `backfill`, their places in it are running, too.
   */
  abstract start(
    schedule: string,
    intervals: readonly IntervalBounds[],
    run: { readonly run_id: string; readonly at: string; readonly backfill?: string },
  ): Promise<readonly IntervalBounds[]>;
  /** The intervals that a run has. */
  abstract heldBy(run_id: string): Promise<readonly LedgerInterval[]>;
  /**
   * Brings intervals of a run to their end in one commit: values into the snapshots, the end into the ledger and into the backfill,
   * `reports` filed for those that succeeded for the first time, alerts to be judged. Only what the run still has; answers that. A value equal to
   * its newest revision, and of the same rows, writes nothing, another one the next revision; one that is no longer there a revision
   * that says so. Only where the rows are the same is it a restatement.
   */
  abstract settle(
    run: { readonly schedule: string; readonly run_id: string; readonly grain: string; readonly at: string },
    ends: readonly IntervalEnd[],
    reports?: readonly NewReport[],
  ): Promise<readonly SettledInterval[]>;
  /** Runs that have intervals although they are finished or gone. */
  abstract findUnsettled(): Promise<readonly { readonly schedule: string; readonly run_id: string }[]>;
  /** Settled intervals on which alerts are still to be judged, in order of time. */
  abstract findUnjudged(limit: number): Promise<readonly LedgerInterval[]>;
  /** Alerts were judged on what `run_id` brought; a newer end of the interval stays to be judged. */
  abstract setJudged(schedule: string, bounds: IntervalBounds, run_id: string): Promise<void>;
  /** Oldest first, `from ≤ start < to`. */
  abstract list(
    schedule: string,
    range: { readonly from?: string; readonly to?: string; readonly state?: IntervalState },
    page: Page,
  ): Promise<PageOf<LedgerInterval>>;
  /** All of the range, in order of time. */
  abstract readRange(
    schedule: string,
    range: { readonly from?: string; readonly to?: string },
  ): Promise<readonly LedgerInterval[]>;
  /** Intervals by state, for operations and for what is shown of a schedule. */
  abstract countByState(schedule?: string): Promise<Readonly<Record<IntervalState, number>>>;
}

/** A report that is owed to one of the recipients of a schedule; filed with the interval that it tells of. */
export interface NewReport {
  readonly id: string;
  /** Tells the recipients of a schedule apart: one report per interval and key. */
  readonly recipient: string;
}
