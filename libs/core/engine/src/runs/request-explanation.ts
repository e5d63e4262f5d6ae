import type { CellValue } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { Caller } from '../access/caller';
import type { NewRun } from '../ports/run-store';
import type { AcceptRun } from './accept-run';
import type { FollowRuns } from './follow-runs';

/**
 * Asks how a row of a run's result came about: the same question again, with the same versions and as of the same
 * moment, with its parts shown.
 */
export class RequestExplanation {
  constructor(
    private readonly runs: FollowRuns,
    private readonly accept: AcceptRun,
  ) {}

  /**
   * `at` names the row by period and dimensions; the first one when absent. Throws `run.not_found`, `run.not_explainable`,
   * `access.result_withheld`.
   */
  async execute(id: string, at: Readonly<Record<string, CellValue>> | undefined, caller: Caller): Promise<NewRun> {
    const run = await this.runs.get(id, caller);
    const { task, created_at } = run;
    if (!('request' in task)) throw DomainError.of('run.not_explainable', { id });
    await this.runs.checkScope(run, caller);
    const request = { ...task.request, as_of: task.request.as_of ?? created_at };
    const { sparse } = task;
    return this.accept.followUp(
      run,
      { kind: 'explain', request, ...(sparse && { sparse }), ...(at && { at }) },
      caller,
    );
  }
}
