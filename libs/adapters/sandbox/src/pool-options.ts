import type { DomainError } from '@core/diagnostics';

/** How the processes of a pool are. */
export interface PoolOptions {
  /** What they run: a module that calls `serveWork`. */
  readonly script: string;
  readonly arguments?: readonly string[];
  /** How many work at once. */
  readonly size: number;
  /** Bytes of resident memory beyond which one is killed. */
  readonly memory_limit: number;
  /** An idle process that holds more bytes than that is replaced by a new one. */
  readonly idle_memory_limit: number;
  /** Processes that do not work for so long are ended, but for `kept` of them. */
  readonly idle_ms: number;
  readonly kept: number;
}

/** How long work may take, and how long it took when it was stopped. */
export interface SpentTime {
  readonly limit_ms: number;
  readonly observed_ms: number;
}

/** How one piece of work is done. */
export interface WorkHooks {
  readonly signal?: AbortSignal | undefined;
  /** Time that it may take, waiting for answers not counted; none: as long as it takes. */
  readonly deadline_ms?: number | undefined;
  /** What is thrown when it takes longer; `limit.run_time` when absent. */
  readonly late?: ((spent: SpentTime) => DomainError) | undefined;
  readonly report?: ((progress: never) => void) | undefined;
  /** Answers what the process asks; `tell` says how far the answer is. */
  readonly answer?: ((question: never, tell: (news: unknown) => void) => Promise<unknown>) | undefined;
}
