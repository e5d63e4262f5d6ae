import type { RunLane } from './run-store';

/** What travels through the queue: nothing but the name of the work. */
export interface RunJob {
  readonly run_id: string;
  /** The attempt that this job would start is `attempt + 1`; jobs for older attempts are dropped by the run store's claim. */
  readonly attempt: number;
  readonly lane: RunLane;
}

/** Carries run ids from who accepts runs to who executes them; at least once, in no promised order. */
export abstract class RunQueue {
  /**
   * Adds a job; the same run and attempt again is no second job. Throws `service.unavailable` within two seconds when the
   * queue is away.
   */
  abstract enqueue(job: RunJob): Promise<void>;
  /** Starts to take jobs, so many of each lane at once. A handler that throws gives the job back, with a growing pause. */
  abstract process(
    handler: (job: RunJob) => Promise<void>,
    concurrency: Readonly<Record<RunLane, number>>,
  ): Promise<void>;
  /** Throws `service.unavailable` when the queue does not answer. */
  abstract ping(): Promise<void>;
  /** Jobs by state, for operations. */
  abstract counts(): Promise<{ readonly waiting: number; readonly active: number; readonly failed: number }>;
  /** Stops taking jobs, waits for those in hand, frees connections. */
  abstract close(): Promise<void>;
}
