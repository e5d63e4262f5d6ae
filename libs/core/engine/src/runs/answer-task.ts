import { assertNever, DomainError } from '@core/diagnostics';
import type { Catalog } from '@core/formula';
import { compareValues, type RunResult } from '@core/result';
import type { Clock } from '../ports/clock';
import type { Forecaster } from '../ports/forecaster';
import type { RowsPart, RunTask } from '../ports/run-store';
import type { SandboxHooks, SandboxWork, TaskAnswer } from '../ports/sandbox';
import type { Warehouse } from '../ports/warehouse';
import { answerPreview } from '../previews/answer-preview';
import { documentOutcome } from './document-outcome';
import { explainRun } from './explain-run';
import type { MeasureCompleteness } from './measure-completeness';
import { presentHeader } from './present-header';
import { QueryRunner, stepsOf, type AnsweredQuery } from './query-runner';
import { runMetricTests } from './run-metric-tests';
import { sizeOfRows } from './size-of-rows';
import { takeTurns } from './take-turns';

/** Rows in one part of a result. */
const PART_SIZE = 5_000;

/** Answers tasks where the warehouse is, with nothing else at hand: what a sandbox does inside. */
export class AnswerTask {
  readonly #queries: QueryRunner;

  constructor(
    private readonly warehouse: Warehouse,
    forecaster: Forecaster,
    private readonly clock: Clock,
    completeness: MeasureCompleteness,
  ) {
    this.#queries = new QueryRunner(warehouse, forecaster, clock, completeness);
  }

  /** Throws as `Sandbox.answer`, but that nothing ends it except its own limits and the signal. */
  async execute(work: Omit<SandboxWork, 'world'>, catalog: Catalog, hooks: SandboxHooks): Promise<TaskAnswer> {
    const { task, now } = work;
    if (task.kind === 'test') {
      const bench = { catalog, warehouse: this.warehouse, now, pulse: hooks };
      return { outcome: documentOutcome(await runMetricTests(bench, task.metrics, task.tests)) };
    }
    const { access, limits } = work;
    if (task.kind === 'preview') {
      const place = { warehouse: this.warehouse, catalog, access, limits };
      return { outcome: documentOutcome(await answerPreview(task, place, hooks)) };
    }
    const { request, sparse } = task;
    const plain = await this.#queries.execute({ request, catalog, now, sparse, access, limits }, hooks);
    const means = { clock: this.clock, signal: hooks.signal };
    const answered = isComparison(task)
      ? { ...plain, result: await takeTurns(compareValues(plain.result), means) }
      : plain;
    const outcome = describe(answered, catalog);
    switch (task.kind) {
      case 'query':
        refuseHuge(answered.result, limits.result_bytes);
        return { outcome, last_rows: await storeRows(answered, hooks) };
      case 'explain': {
        const document = await takeTurns(explainRun(answered, catalog, task.at), means);
        return { outcome: { ...outcome, row_count: 0, document } };
      }
      default:
        return assertNever(task);
    }
  }
}

function isComparison(task: RunTask): boolean {
  return task.kind === 'query' && task.comparison === true;
}

/** Hands on all parts of the rows but the last one, and answers that. */
async function storeRows({ plan, result: { rows } }: AnsweredQuery, hooks: SandboxHooks): Promise<RowsPart> {
  const total = stepsOf(plan);
  let part = 0;
  for (; (part + 1) * PART_SIZE < rows.length; part += 1) {
    const stored = (part * PART_SIZE) / rows.length;
    hooks.report({ done: total - 1 + Math.floor(stored * 100) / 100, total, step: 'store' });
    await hooks.store({ part, rows: rows.slice(part * PART_SIZE, (part + 1) * PART_SIZE) });
  }
  return { part, rows: rows.slice(part * PART_SIZE) };
}

function refuseHuge({ rows }: RunResult, limit: number): void {
  const observed = sizeOfRows(rows, limit);
  if (observed > limit) throw DomainError.of('limit.result_size', { limit, observed });
}

function describe(answered: AnsweredQuery, catalog: Catalog): TaskAnswer['outcome'] {
  const { plan, result, data, complete_until, timing } = answered;
  return {
    columns: result.columns,
    row_count: result.rows.length,
    warnings: result.warnings,
    header: presentHeader(answered, catalog),
    used: { definitions: plan.definitions, data, ...(complete_until && { complete_until }) },
    timing,
  };
}
