import type { RunProgress } from '../ports/run-store';

/** What a task at work needs of its surroundings. */
export interface Pulse {
  /** Aborted when the run was cancelled or another worker took it over. */
  readonly signal: AbortSignal;
  readonly report: (progress: RunProgress) => void;
  readonly stop: () => void;
}
