import { diagnose } from '@core/diagnostics';
import type { ResultWarning } from '@core/result';
import type { Clock } from '../ports/clock';
import { workLimits, type Limits } from '../ports/limits';
import type { Run, RunEnd, RunOutcome, RunStore } from '../ports/run-store';
import type { Sandbox, SandboxTask, SandboxWork, TaskAnswer } from '../ports/sandbox';
import type { PerformUpload } from '../uploads/perform-upload';
import { completeTiming } from './complete-timing';
import { documentOutcome } from './document-outcome';
import type { PinnedWorlds } from './pinned-worlds';
import type { Pulse } from './pulse';
import { testInSandbox } from './test-in-sandbox';

/** What came of a task; `last_rows` is not stored yet. */
export type PerformedTask = Pick<Extract<RunEnd, { readonly status: 'succeeded' }>, 'outcome' | 'last_rows'>;

/** Has the task of a claimed run done in the sandbox, and stores its rows but for the last part, which goes with the end of the run. */
export class PerformTask {
  constructor(
    private readonly worlds: PinnedWorlds,
    private readonly sandbox: Sandbox,
    private readonly runs: RunStore,
    private readonly limits: Limits,
    private readonly clock: Clock,
    private readonly upload: PerformUpload,
  ) {}

  async execute(run: Run, pulse: Pulse): Promise<PerformedTask> {
    const { task } = run;
    if (task.kind === 'upload') return { outcome: await this.upload.execute({ ...run, task }, pulse) };
    const { outcome, last_rows } = await this.answer({ ...run, task }, pulse);
    return { outcome: this.complete(run, outcome), ...(last_rows && { last_rows }) };
  }

  private async answer(run: Run & { readonly task: SandboxTask }, pulse: Pulse): Promise<TaskAnswer> {
    const { task, created_at: now, access } = run;
    const world = await this.worlds.worldOf(run.pinned, run.overlay);
    const hooks = {
      ...pulse,
      deadline_ms: this.limits.run_ms,
      store: ({ part, rows }: NonNullable<TaskAnswer['last_rows']>) =>
        this.runs.storeRows(run.id, run.attempt, part, rows),
    };
    const work: SandboxWork = { world, task, now, ...(access && { access }), limits: workLimits(this.limits) };
    if (task.kind !== 'test') return this.sandbox.answer(work, hooks);
    return { outcome: documentOutcome(await testInSandbox(this.sandbox, { ...work, task }, hooks)) };
  }

  private complete(run: Run, { warnings, timing, ...outcome }: TaskAnswer['outcome']): RunOutcome {
    return {
      ...outcome,
      warnings: [...deprecations(run), ...warnings],
      timing: completeTiming(run, timing, this.clock.now()),
    };
  }
}

/** A deprecated version still answers, and says so. */
function deprecations({ pinned }: Run): readonly ResultWarning[] {
  return pinned
    .filter(({ kind, deprecated }) => kind === 'metric' && deprecated)
    .map(({ name, version }) => {
      const { code, message } = diagnose('run.deprecated', { metric: name, version });
      return { code, message, metric: name };
    });
}
