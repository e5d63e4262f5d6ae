import { assertNever, diagnose } from '@core/diagnostics';
import type { ResultWarning } from '@core/result';
import type { Clock } from '../ports/clock';
import type { Forecaster } from '../ports/forecaster';
import type { RowsPart, Run, RunEnd, RunOutcome, RunStore } from '../ports/run-store';
import { explainRun } from './explain-run';
import type { MeasureCompleteness } from './measure-completeness';
import type { Pulse } from './pulse';
import type { PinnedWorlds } from './pinned-worlds';
import { QueryRunner, stepsOf, type AnsweredQuery } from './query-runner';
import { runMetricTests } from './run-metric-tests';
import { presentHeader } from './present-header';
import { takeTurns } from './take-turns';
import type { Warehouse } from '../ports/warehouse';

/** Rows in one stored part of a result. */
const PART_SIZE = 5_000;

/** What came of a task; `last_rows` is not stored yet. */
export type PerformedTask = Pick<Extract<RunEnd, { readonly status: 'succeeded' }>, 'outcome' | 'last_rows'>;

/** Performs the task of a claimed run and stores its rows but for the last part, which goes with the end of the run. */
export class PerformTask {
  constructor(
    private readonly worlds: PinnedWorlds,
    private readonly warehouse: Warehouse,
    private readonly runs: RunStore,
    private readonly clock: Clock,
    private readonly forecaster: Forecaster,
    private readonly completeness: MeasureCompleteness,
  ) {}

  async execute(run: Run, pulse: Pulse): Promise<PerformedTask> {
    const { task } = run;
    const catalog = await this.worlds.catalogOf(run.pinned, run.overlay);
    if (task.kind === 'test') {
      const report = await runMetricTests(
        { catalog, warehouse: this.warehouse, now: run.created_at, pulse },
        task.metrics,
        task.tests,
      );
      return { outcome: { ...emptyOutcome(this.queuedMs(run)), document: report } };
    }
    const queries = new QueryRunner(this.warehouse, this.forecaster, this.clock, this.completeness);
    const { request, sparse } = task;
    const answered = await queries.execute({ request, catalog, now: run.created_at, sparse }, pulse);
    const outcome = this.describe(run, answered, presentHeader(answered, catalog));
    switch (task.kind) {
      case 'query':
        return { outcome, last_rows: await this.storeRows(run, answered, pulse) };
      case 'explain': {
        const document = await takeTurns(explainRun(answered, catalog, task.at), {
          clock: this.clock,
          signal: pulse.signal,
        });
        return { outcome: { ...outcome, row_count: 0, document } };
      }
      default:
        return assertNever(task);
    }
  }

  private describe(
    run: Run,
    { plan, result, data, complete_until, timing }: AnsweredQuery,
    header: RunOutcome['header'],
  ): RunOutcome {
    const queued_ms = this.queuedMs(run);
    return {
      columns: result.columns,
      row_count: result.rows.length,
      warnings: [...deprecations(run), ...result.warnings],
      header,
      used: { definitions: plan.definitions, data, ...(complete_until && { complete_until }) },
      timing: { ...timing, queued_ms, total_ms: this.clock.now().getTime() - Date.parse(run.created_at) },
    };
  }

  /** Stores all parts of the rows but the last one, and answers that. */
  private async storeRows(run: Run, { plan, result: { rows } }: AnsweredQuery, pulse: Pulse): Promise<RowsPart> {
    const total = stepsOf(plan);
    let part = 0;
    for (; (part + 1) * PART_SIZE < rows.length; part += 1) {
      const stored = (part * PART_SIZE) / rows.length;
      pulse.report({ done: total - 1 + Math.floor(stored * 100) / 100, total, step: 'store' });
      await this.runs.storeRows(run.id, run.attempt, part, rows.slice(part * PART_SIZE, (part + 1) * PART_SIZE));
    }
    return { part, rows: rows.slice(part * PART_SIZE) };
  }

  private queuedMs(run: Run): number {
    return Math.max(0, Date.parse(run.started_at ?? run.created_at) - Date.parse(run.created_at));
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

function emptyOutcome(queued_ms: number): RunOutcome {
  return {
    columns: [],
    row_count: 0,
    warnings: [],
    header: {},
    used: { definitions: {}, data: {} },
    timing: { queued_ms, plan_ms: 0, load_ms: 0, query_ms: 0, queries: 0, evaluate_ms: 0, total_ms: queued_ms },
  };
}
