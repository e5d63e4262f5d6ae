import type { RunQueue } from '../ports/run-queue';
import type { RunStore } from '../ports/run-store';

/** Hands to the queue what should be there and is not: runs that a crash or outage left behind. */
export class ReconcileRuns {
  constructor(
    private readonly runs: RunStore,
    private readonly queue: RunQueue,
  ) {}

  /** Answers how many runs were handed over. */
  async execute(): Promise<number> {
    const stranded = await this.runs.findStranded();
    for (const { id, attempt, lane } of stranded) await this.queue.enqueue({ run_id: id, attempt, lane });
    return stranded.length;
  }
}
