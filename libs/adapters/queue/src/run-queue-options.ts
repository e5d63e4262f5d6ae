export interface RunQueueOptions {
  /** The state database, whose schema `formulary_queue` carries the jobs unless `redis_url` is given. */
  readonly database_url: string;
  readonly redis_url?: string;
  /** Told what goes wrong in the background: connections lost, jobs that failed. Nothing of it needs an answer. */
  readonly on_problem?: (problem: Error) => void;
  /** How long a worker may be silent before its jobs go to another; 20 seconds when absent. */
  readonly lock_ms?: number;
}
