import type { CatalogEntry, CheckedDataset } from '@core/formula';
import type { DataAccess } from '@core/plan';
import type { Completeness } from './interval-ledger';
import type { WorkLimits } from './limits';
import type { RowsPart, RunOutcome, RunProgress, RunTask, RunTiming } from './run-store';

/** Definitions that a formula can name. Equal keys, equal definitions: what was built of them can be kept. */
export interface World {
  readonly key: string;
  readonly entries: readonly CatalogEntry[];
  /** Unsaved definitions that stand in for, or beside, the others. */
  readonly overlay?: { readonly key: string; readonly entries: readonly CatalogEntry[] };
}

/** What is answered apart from all state. */
export type SandboxTask = Exclude<RunTask, { readonly kind: 'upload' }>;

/** A task with all that its answer depends on but the data. */
export interface SandboxWork {
  readonly world: World;
  readonly task: SandboxTask;
  /** The `as_of` of requests that name none. */
  readonly now: string;
  /** Absent: every row and field may be read. */
  readonly access?: DataAccess;
  readonly limits: WorkLimits;
}

/** All of a result but its last part of rows, which goes with the end of the run. */
export interface TaskAnswer {
  readonly outcome: Omit<RunOutcome, 'timing'> & { readonly timing: Omit<RunTiming, 'queued_ms' | 'total_ms'> };
  readonly last_rows?: RowsPart;
}

export interface SandboxHooks {
  readonly signal: AbortSignal;
  readonly deadline_ms?: number;
  readonly report: (progress: RunProgress) => void;
  /** Takes a part of the rows; the work goes on when it has it. */
  readonly store: (part: RowsPart) => Promise<void>;
}

/**
 * Where formulas meet data: queries and evaluation, apart from all state. What hangs there, crashes or takes too much memory ends,
 * and nothing else with it.
 */
export abstract class Sandbox {
  /**
   * Throws findings about the request, what `Warehouse.open` and `WarehouseSession.execute` throw, `limit.*`, `run.cancelled` within a
   * second or so of the signal, and `service.unavailable` when the process died of itself.
   */
  abstract answer(work: SandboxWork, hooks: SandboxHooks): Promise<TaskAnswer>;
  /** How far the data of the datasets is complete; those without `freshness` are left out. Throws as `answer`. */
  abstract completeness(question: CompletenessQuestion, signal: AbortSignal): Promise<Completeness>;
  /** Memory that it holds now, whatever processes that is in. */
  abstract residentBytes(): Promise<number>;
}

export interface CompletenessQuestion {
  readonly datasets: readonly CheckedDataset[];
  readonly timezone: string;
}
