import type { CellValue, Definition, DefinitionKind, Grain, MetricTestDefinition } from '@core/definition';
import type { Diagnostic } from '@core/diagnostics';
import type { DataAccess, RunRequest } from '@core/plan';
import type { ResultColumn, ResultWarning } from '@core/result';
import type { RowScope } from '../access/row-scope';
import type { Page, PageOf } from './page';
import type { Completeness } from './interval-ledger';
import type { StagedUpload } from './staged-upload';
import type { LoadProgress } from './dataset-library';

/** What a worker is asked to do. */
export type RunTask =
  /**
   * `sparse`: each bucket is answered as a run of it alone would answer it (`PlanQuestion.sparse` in core/plan). `comparison`: the two
   * metrics asked are versions of one, whose values are set against each other (`compareValues` in core/result).
   */
  | { readonly kind: 'query'; readonly request: RunRequest; readonly sparse?: true; readonly comparison?: true }
  /** `at` names the result row to explain by its period and dimensions; the first row when absent. */
  | {
      readonly kind: 'explain';
      readonly request: RunRequest;
      readonly sparse?: true;
      readonly at?: Readonly<Record<string, CellValue>>;
    }
  /** The tests of the metrics named, or `tests` for the one metric named. */
  | { readonly kind: 'test'; readonly metrics: readonly string[]; readonly tests?: readonly MetricTestDefinition[] }
  /** Rows that were sent, to be checked and made those of their dataset, or added to them. */
  | { readonly kind: 'upload'; readonly dataset: string; readonly upload: StagedUpload }
  /** The first rows of a dataset, and what its fields hold. */
  | { readonly kind: 'preview'; readonly dataset: string; readonly limit: number };

export type RunStatus = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';

/** What a run was started for, if not for a caller who waits for it; its end is brought home there. */
export type RunOccasion =
  /** Intervals of a schedule; the ledger knows which. */
  | {
      readonly kind: 'intervals';
      readonly schedule: string;
      readonly schedule_version: number;
      /** The schedule's `every`. */
      readonly grain: Grain;
      readonly backfill?: string;
    }
  /** A report to recipients of a schedule. */
  | { readonly kind: 'report'; readonly report: string };

/** Work of the low lane never keeps that of the standard lane waiting. */
export type RunLane = 'standard' | 'low';

export interface PinnedVersion {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly version: number;
  /** Whether it answers to the bare name. */
  readonly current: boolean;
  /** Set where the version was deprecated when the run was accepted: the result says so. */
  readonly deprecated?: true;
}

export interface NewRun {
  readonly id: string;
  readonly task: RunTask;
  /** Versions in force when it was accepted, dependencies included; a worker plans from exactly these. */
  readonly pinned: readonly PinnedVersion[];
  /** Unsaved definitions that stand in for, or beside, the pinned ones (preview, tests of a draft). */
  readonly overlay: readonly Definition[];
  readonly occasion?: RunOccasion;
  readonly lane: RunLane;
  readonly created_at: string;
  /** The name of who asked, for people. */
  readonly created_by: string;
  /** The id of who asked: it and administrators see the run. */
  readonly owner: string;
  /** On whose behalf rows are read, as it was when the run was accepted; absent: all rows. */
  readonly access?: DataAccess;
  /** Which rows of which datasets that comes to; absent where no rows are read. */
  readonly scope?: RowScope;
  readonly request_id?: string;
}

export interface RunTiming {
  readonly queued_ms: number;
  readonly plan_ms: number;
  readonly load_ms: number;
  readonly query_ms: number;
  /** How many SQL queries were sent. */
  readonly queries: number;
  readonly evaluate_ms: number;
  readonly total_ms: number;
}

export interface RunError {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  readonly hint?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** All of a result but its rows. `document` holds the answer of tasks that are not tables (explain, test). */
export interface RunOutcome {
  readonly columns: readonly ResultColumn[];
  readonly row_count: number;
  readonly warnings: readonly ResultWarning[];
  /** Presentation of the metrics, the resolved period and grain. */
  readonly header: Readonly<Record<string, unknown>>;
  readonly used: {
    readonly definitions: Readonly<Record<string, number>>;
    readonly data: Readonly<Record<string, string>>;
    /** Of the datasets that were read and have `freshness`; absent where none has. */
    readonly complete_until?: Completeness;
  };
  readonly timing: RunTiming;
  readonly document?: unknown;
}

/** One of the pieces in which the rows of a result are stored; parts count from 0. */
export interface RowsPart {
  readonly part: number;
  readonly rows: readonly (readonly CellValue[])[];
}

export type RunEnd = { readonly at: string } & (
  | { readonly status: 'succeeded'; readonly outcome: RunOutcome; readonly last_rows?: RowsPart }
  | { readonly status: 'failed'; readonly error: RunError }
);

export interface RunProgress {
  /** Steps (tests, in a run of tests) out of `total`; a fraction while one is under way. */
  readonly done: number;
  readonly total: number;
  readonly step: 'load' | 'query' | 'evaluate' | 'store' | 'test';
  /** The dataset whose loading is waited for. */
  readonly loading?: LoadProgress & { readonly dataset: string };
}

export interface Run extends NewRun {
  readonly status: RunStatus;
  /** Counts starts; also the fence: only the newest attempt may finish the run. 0 before the first start. */
  readonly attempt: number;
  readonly started_at?: string;
  readonly finished_at?: string;
  readonly progress?: RunProgress;
  readonly outcome?: RunOutcome;
  readonly error?: RunError;
}

/** Runs, their results and who is at work on them. SQL is the truth; the queue only carries run ids. */
export abstract class RunStore {
  /** One that no worker has claimed after `patience_ms` is stranded. All such times are told by the one clock of the store. */
  abstract create(run: NewRun, patience_ms: number): Promise<void>;
  /** Removes a run that was never handed to the queue. */
  abstract withdraw(id: string): Promise<void>;
  abstract get(id: string): Promise<Run | undefined>;
  /** Newest first. `owner` limits the list to one caller. */
  abstract list(page: Page, filter?: { readonly owner?: string }): Promise<PageOf<Run>>;
  /** Runs of a caller that are not finished, those left out that a schedule started. */
  abstract countUnfinished(owner: string): Promise<number>;
  /** Runs accepted since then that failed with a code that begins so, by code. */
  abstract countFailures(since: string, prefix: string): Promise<Readonly<Record<string, number>>>;
  /** Runs accepted since then, by status; a status without runs is 0. */
  abstract countByStatus(since: string): Promise<Readonly<Record<RunStatus, number>>>;
  /**
   * Starts the next attempt and leases it for `lease_ms`. Undefined when the run is finished, cancelled, or
   * another worker's lease still holds.
   */
  abstract claim(
    id: string,
    lease: { readonly worker: string; readonly now: string; readonly lease_ms: number },
  ): Promise<Run | undefined>;
  /** Extends the lease and stores progress. False when the attempt is no longer the newest, or the run was cancelled: stop work. */
  abstract heartbeat(
    id: string,
    attempt: number,
    beat: { readonly lease_ms: number; readonly progress?: RunProgress },
  ): Promise<boolean>;
  /** Stores one part of the rows; parts count from 0. A later attempt overwrites those of an earlier one. */
  abstract storeRows(id: string, attempt: number, part: number, rows: readonly (readonly CellValue[])[]): Promise<void>;
  /** Rows in order, part by part; memory stays flat. */
  abstract readRows(id: string): AsyncIterable<readonly (readonly CellValue[])[]>;
  /**
   * Ends the attempt, stores its last part of rows with it, and wakes all who wait, in one commit. False when the attempt is
   * no longer the newest: its work is discarded.
   */
  abstract finish(id: string, attempt: number, end: RunEnd): Promise<boolean>;
  /** Cancels a run that is not finished; false when it is. */
  abstract cancel(id: string, at: string): Promise<boolean>;
  /**
   * Resolves with the run as soon as it is finished, or as it stands after `timeout_ms`. Waits on the row itself
   * (notification, and a slow poll behind it), never on queue events.
   */
  abstract waitUntilFinished(id: string, timeout_ms: number): Promise<Run | undefined>;
  /** Calls back as soon as the run is finished or cancelled, whoever did it, until the function that is answered is called. */
  abstract onEnd(id: string, ended: () => void): () => void;
  /** Runs that should be in the queue but may not be: nobody claimed them in time, or the lease of who did has ended. */
  abstract findStranded(): Promise<
    readonly { readonly id: string; readonly attempt: number; readonly lane: RunLane }[]
  >;
}
