import { DomainError } from '@core/diagnostics';
import { systemCaller, type Caller } from '../access/caller';
import type { Limits } from '../ports/limits';
import type { RunOccasion, RunStore, RunTask } from '../ports/run-store';

/** Lets runs in that are within the limits of this instance. */
export class RunGate {
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

  /** Throws `limit.runs_at_once`. What schedules and the system itself start is bounded where it is started. */
  async refuseTooMany(caller: Caller, occasion?: RunOccasion): Promise<void> {
    if (caller.id === systemCaller.id || occasion !== undefined) return;
    const limit = this.limits.runs_at_once;
    const observed = await this.runs.countUnfinished(caller.id);
    if (observed >= limit) throw DomainError.of('limit.runs_at_once', { limit, observed });
  }
}
