import { DomainError } from '@core/diagnostics';
import type { CellValue } from '@core/definition';
import type { Audit } from '../access/audit';
import type { Caller } from '../access/caller';
import type { Clock } from '../ports/clock';
import type { Page, PageOf } from '../ports/definition-store';
import type { Run, RunStore } from '../ports/run-store';

/** Reads, awaits and cancels runs. A caller without the admin role sees its own; another's is as if it were not there. */
export class FollowRuns {
  constructor(
    private readonly runs: RunStore,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Throws `run.not_found`. */
  async get(id: string, caller: Caller): Promise<Run> {
    return visible(await this.runs.get(id), id, caller);
  }

  async list(page: Page, caller: Caller): Promise<PageOf<Run>> {
    return this.runs.list(page, caller.roles.includes('admin') ? {} : { created_by: caller.name });
  }

  /** The run when it is finished, or as it stands after `timeout_ms`. Throws `run.not_found`. */
  async wait(id: string, timeout_ms: number, caller: Caller): Promise<Run> {
    return visible(await this.runs.waitUntilFinished(id, timeout_ms), id, caller);
  }

  /** Parts of the rows of a run that was read, in order. Throws `run.unfinished`, or the error that ended the run. */
  rowsOf(run: Run): AsyncIterable<readonly (readonly CellValue[])[]> {
    if (run.status !== 'succeeded') throw refusal(run);
    return this.runs.readRows(run.id);
  }

  /** Throws `run.not_found`; `run.finished` when there is nothing left to cancel. */
  async cancel(id: string, caller: Caller): Promise<Run> {
    await this.get(id, caller);
    const cancelled = await this.runs.cancel(id, this.clock.now().toISOString());
    if (!cancelled) throw DomainError.of('run.finished', { id });
    await this.audit.note(caller, 'run.cancel', id);
    return this.get(id, caller);
  }
}

function visible(run: Run | undefined, id: string, caller: Caller): Run {
  if (run === undefined || !(caller.roles.includes('admin') || run.created_by === caller.name))
    throw DomainError.of('run.not_found', { id });
  return run;
}

/** Why a run has no result: its own error, its cancellation, or that it is not done. */
export function refusal({ id, status, error }: Run): DomainError {
  if (error !== undefined) return DomainError.restore(error);
  return status === 'cancelled'
    ? DomainError.of('run.cancelled', { id })
    : DomainError.of('run.unfinished', { id, status });
}
