import type { Clock } from '../ports/clock';
import type { RunQueue } from '../ports/run-queue';
import type { RunStore } from '../ports/run-store';

/** How long an accepted run may lie before it is handed to the queue again. */
const PATIENCE_MS = 5_000;

/** Hands to the queue what should be there and is not: runs that a crash or outage left behind. */
export class ReconcileRuns {
  constructor(
    private readonly runs: RunStore,
    private readonly queue: RunQueue,
    private readonly clock: Clock,
  ) {}

  /** Answers how many runs were handed over. */
  async execute(): Promise<number> {
    const now = this.clock.now();
    const stranded = await this.runs.findStranded({
      now: now.toISOString(),
      queued_before: new Date(now.getTime() - PATIENCE_MS).toISOString(),
    });
    for (const { id, attempt, lane } of stranded) await this.queue.enqueue({ run_id: id, attempt, lane });
    return stranded.length;
  }
}
