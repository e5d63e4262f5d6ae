import type { MetricTestDefinition } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { Catalog } from '@core/formula';
import { datasetsIn } from '@core/plan';
import { evaluatePlan, type RunResult } from '@core/result';
import { compileFrameQuery } from '@core/sql';
import { collectDependencies } from '../definitions/dependencies';
import type { MetricTestReport, MetricTestResult } from '../definitions/metric-tester';
import type { Warehouse } from '../ports/warehouse';
import { compareWithExpected } from './compare-with-expected';
import { mapAtOnce } from './map-at-once';
import { planOrThrow } from './plan-or-throw';
import type { Pulse } from './pulse';

/** Where tests run: the definitions, the engine, and the `as_of` of queries that name none. */
export interface TestBench {
  readonly catalog: Catalog;
  readonly warehouse: Warehouse;
  readonly now: string;
  readonly pulse?: Pick<Pulse, 'signal' | 'report'>;
}

/** How many tests run beside one another: while one is planned, the engine computes others. */
const atOnce = 4;

/** Runs the tests of each metric, or `tests` for the one metric named, each on rows of its own. Throws `run.cancelled`. */
export async function runMetricTests(
  bench: TestBench,
  metrics: readonly string[],
  tests?: readonly MetricTestDefinition[],
): Promise<MetricTestReport> {
  const asked = metrics.flatMap((name) =>
    (tests ?? bench.catalog.metric(name)?.definition.tests ?? []).map((test) => ({ name, test })),
  );
  let done = 0;
  const results = await mapAtOnce(asked, atOnce, async ({ name, test }) => {
    if (bench.pulse?.signal.aborted) throw DomainError.of('run.cancelled', {});
    const result = await runOne(bench, name, test);
    bench.pulse?.report({ done: (done += 1), total: asked.length, step: 'test' });
    return result;
  });
  const passed = results.filter((result) => result.passed).length;
  return { passed, failed: results.length - passed, results };
}

async function runOne(bench: TestBench, metric: string, test: MetricTestDefinition): Promise<MetricTestResult> {
  const expected = test.expect;
  try {
    const result = await answer(bench, metric, test);
    const { passed, actual } = compareWithExpected(result, metric, expected);
    return { metric, name: test.name, passed, expected, actual };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'service.unavailable') throw error;
    const others = error.diagnostics
      .map(({ message }) => message)
      .filter((message) => !error.message.includes(message));
    return { metric, name: test.name, passed: false, expected, error: [error.message, ...others].join('; ') };
  }
}

async function answer(
  { catalog, warehouse, now }: TestBench,
  metric: string,
  test: MetricTestDefinition,
): Promise<RunResult> {
  const plan = planOrThrow({ request: { ...test.query, metrics: [metric] }, catalog, now });
  const read = [...new Set(plan.frames.flatMap(datasetsIn))];
  const needed = collectDependencies(catalog, [{ name: metric }], { datasets: read });
  refuseUnknownDatasets(
    test,
    needed.flatMap(({ kind, name }) => (kind === 'dataset' ? [name] : [])),
  );
  const tables = [...new Set([...read, ...Object.keys(test.rows)])];
  const session = await warehouse.openRows(
    tables.flatMap((name) => catalog.dataset(name) ?? []),
    test.rows,
  );
  try {
    const frames = [];
    for (const frame of plan.frames) frames.push(await session.execute(compileFrameQuery(frame, warehouse.dialect)));
    return evaluatePlan(plan, frames);
  } finally {
    await session.close();
  }
}

function refuseUnknownDatasets(test: MetricTestDefinition, known: readonly string[]): void {
  for (const dataset of Object.keys(test.rows)) {
    if (!known.includes(dataset)) throw DomainError.of('run.test_rows_unused', { dataset, known });
  }
}
