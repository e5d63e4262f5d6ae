import type { Catalog, CheckedDataset } from '@core/formula';
import { DomainError } from '@core/diagnostics';
import { datasetsIn, type DataAccess, type FrameQuery, type RunPlan, type RunRequest } from '@core/plan';
import { evaluateInSteps, type Frame, type RunResult } from '@core/result';
import { compileFrameQuery, type CompiledQuery } from '@core/sql';
import type { Clock } from '../ports/clock';
import type { Forecaster } from '../ports/forecaster';
import type { Completeness } from '../ports/interval-ledger';
import type { WorkLimits } from '../ports/limits';
import type { RunTiming } from '../ports/run-store';
import type { Warehouse, WarehouseSession } from '../ports/warehouse';
import type { MeasureCompleteness } from './measure-completeness';
import { planOrThrow } from './plan-or-throw';
import type { Pulse } from './pulse';
import { refuseLongScans } from './refuse-long-scans';
import { reportLoads } from './report-loads';
import { takeTurns } from './take-turns';
import { warnOfIncompleteData } from './warn-of-incomplete-data';
import { warnOfSkippedRows } from './warn-of-skipped-rows';
import { warnOfStaleData } from './warn-of-stale-data';

/** A request in the world that it is asked in; `now` is the `as_of` of requests that name none. */
export interface Question {
  readonly request: RunRequest;
  readonly catalog: Catalog;
  readonly now: string;
  /** As in `RunTask`. */
  readonly sparse?: boolean | undefined;
  readonly access?: DataAccess | undefined;
  /** None where the caller is trusted, as a command line over files of its own is. */
  readonly limits?: WorkLimits;
}

export interface AnsweredQuery {
  readonly plan: RunPlan;
  readonly queries: readonly CompiledQuery[];
  readonly frames: readonly Frame[];
  readonly result: RunResult;
  /** Dataset → version of the data that was read. */
  readonly data: Readonly<Record<string, string>>;
  /** Of the datasets that were read and have `freshness`; absent where none has. */
  readonly complete_until?: Completeness;
  readonly timing: Pick<RunTiming, 'plan_ms' | 'load_ms' | 'query_ms' | 'queries' | 'evaluate_ms'>;
}

/** Steps 5 to 8 of a run: plan, compile, execute, evaluate. */
export class QueryRunner {
  constructor(
    private readonly warehouse: Warehouse,
    private readonly forecaster: Forecaster,
    private readonly clock: Clock,
    private readonly completeness: MeasureCompleteness,
  ) {}

  /** Throws findings about the request, and what `Warehouse.open` and `WarehouseSession.execute` throw. */
  async execute(question: Question, pulse: Pick<Pulse, 'signal' | 'report'>): Promise<AnsweredQuery> {
    const watch = new Stopwatch(this.clock);
    const plan = planOrThrow(question);
    const steps = stepsOf(plan);
    const plan_ms = watch.lap();
    pulse.report({ done: 0, total: steps, step: 'load' });
    const datasets = datasetsOf(plan.frames, question.catalog);
    const report = reportLoads(datasets, steps, pulse);
    const session = await this.warehouse.open(datasets, { signal: pulse.signal, report });
    try {
      const load_ms = watch.lap();
      refuseLongScans(plan.frames, session, question.limits);
      const queries = plan.frames.map((frame) => compileFrameQuery(frame, this.warehouse.dialect));
      const frames: Frame[] = [];
      for (const query of queries) {
        pulse.report({ done: frames.length + 1, total: steps, step: 'query' });
        frames.push(await session.execute(query, { signal: pulse.signal, most_rows: question.limits?.groups }));
      }
      const place = { session, timezone: plan.timezone, signal: pulse.signal };
      const complete_until = await this.completeness.execute(datasets, place);
      const query_ms = watch.lap();
      pulse.report({ done: frames.length + 1, total: steps, step: 'evaluate' });
      const reportShare = (share: number) =>
        pulse.report({ done: frames.length + 1 + Math.floor(share * 100) / 100, total: steps, step: 'evaluate' });
      const work = evaluateInSteps(plan, frames, { seasonal: this.forecaster, report: reportShare });
      const evaluated = await takeTurns(work, { clock: this.clock, signal: pulse.signal });
      refuseManyRows(evaluated, question.limits);
      const doubts = [
        ...warnOfStaleData(session.data),
        ...warnOfSkippedRows(session.data),
        ...warnOfIncompleteData(plan, complete_until),
      ];
      const result = { ...evaluated, warnings: [...evaluated.warnings, ...doubts] };
      const timing = { plan_ms, load_ms, query_ms, queries: queries.length, evaluate_ms: watch.lap() };
      return { plan, queries, frames, result, ...describeData(session, complete_until), timing };
    } finally {
      await session.close();
    }
  }
}

/** How many steps a run's progress counts: data, each query, evaluation, rows. */
export function stepsOf({ frames }: RunPlan): number {
  return frames.length + 3;
}

/** Every dataset that the frames read, each once. */
export function datasetsOf(frames: readonly FrameQuery[], catalog: Catalog): readonly CheckedDataset[] {
  const names = new Set(frames.flatMap(datasetsIn));
  return [...names].flatMap((name) => catalog.dataset(name) ?? []);
}

function refuseManyRows({ rows }: RunResult, limits?: WorkLimits): void {
  if (limits !== undefined && rows.length > limits.groups)
    throw DomainError.of('limit.groups', { limit: limits.groups });
}

function describeData({ data }: WarehouseSession, complete_until: Completeness) {
  return {
    data: Object.fromEntries(Object.entries(data).map(([dataset, { version }]) => [dataset, version])),
    ...(Object.keys(complete_until).length > 0 && { complete_until }),
  };
}

/** Milliseconds between steps. */
class Stopwatch {
  #last: number;

  constructor(private readonly clock: Clock) {
    this.#last = clock.now().getTime();
  }

  lap(): number {
    const now = this.clock.now().getTime();
    const elapsed = now - this.#last;
    this.#last = now;
    return elapsed;
  }
}
