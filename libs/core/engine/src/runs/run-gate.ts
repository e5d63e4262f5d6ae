import { DomainError } from '@core/diagnostics';
import { systemCaller, type Caller } from '../access/caller';
import type { Limits } from '../ports/limits';
import type { RunOccasion, RunStore, RunTask } from '../ports/run-store';

/** Lets runs in that are within the limits of this instance. */
export class RunGate {
  /** Runs of each caller that are being written down here, and may not be counted yet. */
  readonly #coming = new Map<string, number>();

  constructor(
    private readonly runs: Pick<RunStore, 'countUnfinished'>,
    private readonly limits: Limits,
  ) {}

  /** Throws `limit.metrics`, before anything is made of the task. */
  refuseTooMuch(task: RunTask): void {
    const limit = this.limits.metrics;
    const observed = task.kind === 'query' || task.kind === 'explain' ? task.request.metrics.length : 0;
    if (observed > limit) throw DomainError.of('limit.metrics', { limit, observed });
  }

  /**
   * Writes a run down unless its caller has too many: throws `limit.runs_at_once`. Of many that come at once, those beyond the limit
   * are refused before anything is asked of the store. What schedules and the system itself start is bounded where it is started.
   */
  async admit(caller: Caller, occasion: RunOccasion | undefined, write: () => Promise<void>): Promise<void> {
    if (caller.id === systemCaller.id || occasion !== undefined) return write();
    const coming = this.#coming.get(caller.id) ?? 0;
    this.refuseTooMany(coming);
    this.#coming.set(caller.id, coming + 1);
    try {
      this.refuseTooMany(await this.runs.countUnfinished(caller.id));
      await write();
    } finally {
      this.leave(caller.id);
    }
  }

  private refuseTooMany(observed: number): void {
    const limit = this.limits.runs_at_once;
    if (observed >= limit) throw DomainError.of('limit.runs_at_once', { limit, observed });
  }

  private leave(caller: string): void {
    const others = (this.#coming.get(caller) ?? 1) - 1;
    if (others === 0) this.#coming.delete(caller);
    else this.#coming.set(caller, others);
  }
}
