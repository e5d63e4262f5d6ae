import type { CellValue } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { Audit } from '../access/audit';
import type { Caller } from '../access/caller';
import { maySee, readsAllRows } from '../access/row-scope';
import type { CurrentCatalog } from '../definitions/current-catalog';
import type { Clock } from '../ports/clock';
import type { Page, PageOf } from '../ports/page';
import type { Run, RunStore } from '../ports/run-store';
import { publicError, tellsOfRows } from './withhold-reason';

/**
 * Reads, awaits and cancels runs. A caller without the admin role sees its own; another's is as if it were not there. What came of
 * rows that the caller may not read, or no longer, is withheld.
 */
export class FollowRuns {
  constructor(
    private readonly runs: RunStore,
    private readonly current: CurrentCatalog,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Throws `run.not_found`. */
  async get(id: string, caller: Caller): Promise<Run> {
    return this.visible(await this.runs.get(id), id, caller);
  }

  async list(page: Page, caller: Caller): Promise<PageOf<Run>> {
    const { items, ...rest } = await this.runs.list(page, isAdmin(caller) ? {} : { owner: caller.id });
    return { items: await Promise.all(items.map((run) => this.shown(run, caller))), ...rest };
  }

  /** The run when it is finished, or as it stands after `timeout_ms`. Throws `run.not_found`. */
  async wait(id: string, timeout_ms: number, caller: Caller): Promise<Run> {
    return this.visible(await this.runs.waitUntilFinished(id, timeout_ms), id, caller);
  }

  /**
   * Parts of the rows of a run that was read, in order. Throws `run.unfinished`, the error that ended the run, or
   * `access.result_withheld`.
   */
  async rowsOf(run: Run, caller: Caller): Promise<AsyncIterable<readonly (readonly CellValue[])[]>> {
    if (run.status !== 'succeeded') throw refusal(run);
    await this.checkScope(run, caller);
    return this.runs.readRows(run.id);
  }

  /** Throws `access.result_withheld` where the caller may not read the rows that the run read, neither all nor the same. */
  async checkScope({ id, scope }: Run, caller: Caller): Promise<void> {
    if (scope === undefined || isAdmin(caller)) return;
    const { catalog } = await this.current.read();
    if (maySee(caller, scope, catalog)) return;
    throw DomainError.of('access.result_withheld', { id, of: scope.of, datasets: scope.datasets });
  }

  /** Throws `run.not_found`; `run.finished` when there is nothing left to cancel. */
  async cancel(id: string, caller: Caller): Promise<Run> {
    await this.get(id, caller);
    const cancelled = await this.runs.cancel(id, this.clock.now().toISOString());
    if (!cancelled) throw DomainError.of('run.finished', { id });
    await this.audit.note(caller, 'run.cancel', id);
    return this.get(id, caller);
  }

  private async visible(run: Run | undefined, id: string, caller: Caller): Promise<Run> {
    if (run === undefined || !(isAdmin(caller) || run.owner === caller.id))
      throw DomainError.of('run.not_found', { id });
    return this.shown(run, caller);
  }

  /** With why it failed where that tells of no rows, or the caller may read them all and mend them. */
  private async shown(run: Run, caller: Caller): Promise<Run> {
    if (!tellsOfRows(run) || isAdmin(caller)) return run;
    const { catalog } = await this.current.read();
    const datasets = run.scope?.datasets ?? [];
    if (caller.roles.includes('author') && readsAllRows(caller, datasets, catalog)) return run;
    const error = publicError(run);
    return { ...run, ...(error && { error }) };
  }
}

function isAdmin({ roles }: Caller): boolean {
  return roles.includes('admin');
}

/** Why a run has no result: its own error, its cancellation, or that it is not done. */
export function refusal({ id, status, error }: Run): DomainError {
  if (error !== undefined) return DomainError.restore(error);
  return status === 'cancelled'
    ? DomainError.of('run.cancelled', { id })
    : DomainError.of('run.unfinished', { id, status });
}
