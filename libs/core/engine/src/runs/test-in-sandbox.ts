import type { MetricTestDefinition } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { MetricTestReport } from '../definitions/metric-tester';
import type { Sandbox, SandboxHooks, SandboxTask, SandboxWork, World } from '../ports/sandbox';
import { mapAtOnce } from './map-at-once';

/** How many metrics are tested beside one another. */
const atOnce = 2;

export interface TestWork extends SandboxWork {
  readonly task: Extract<SandboxTask, { readonly kind: 'test' }>;
}

/** Tests each metric by itself, under a deadline of its own: one that is stopped fails its tests, and no others. */
export async function testInSandbox(sandbox: Sandbox, work: TestWork, hooks: SandboxHooks): Promise<MetricTestReport> {
  const { task } = work;
  const plans = task.metrics.map((metric) => ({ metric, tests: task.tests ?? testsOf(metric, work.world) }));
  const total = plans.reduce((sum, { tests }) => sum + tests.length, 0);
  const asked = plans.filter(({ tests }) => tests.length > 0);
  let done = 0;
  const reports = await mapAtOnce(asked, atOnce, async ({ metric, tests }) => {
    const report = await testOne(sandbox, { ...work, task: { ...task, metrics: [metric], tests } }, hooks);
    hooks.report({ done: (done += tests.length), total, step: 'test' });
    return report;
  });
  const results = reports.flatMap((report) => report.results);
  const passed = results.filter((result) => result.passed).length;
  return { passed, failed: results.length - passed, results };
}

async function testOne(sandbox: Sandbox, work: TestWork, hooks: SandboxHooks): Promise<MetricTestReport> {
  const { metrics, tests = [] } = work.task;
  try {
    const { outcome } = await sandbox.answer(work, { ...hooks, report: () => undefined });
    return outcome.document as MetricTestReport;
  } catch (error) {
    if (!(error instanceof DomainError && error.code.startsWith('limit.'))) throw error;
    const fail = ({ name, expect }: MetricTestDefinition) => ({
      metric: metrics[0] ?? '',
      name,
      passed: false,
      expected: expect,
      error: error.message,
    });
    return { passed: 0, failed: tests.length, results: tests.map(fail) };
  }
}

function testsOf(metric: string, { entries, overlay }: World): readonly MetricTestDefinition[] {
  const named = [...(overlay?.entries ?? []), ...entries].find(
    ({ definition, current }) => current && definition.kind === 'metric' && definition.name === metric,
  );
  return named?.definition.kind === 'metric' && 'tests' in named.definition ? (named.definition.tests ?? []) : [];
}
