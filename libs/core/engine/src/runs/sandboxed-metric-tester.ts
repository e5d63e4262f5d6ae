import { MetricTester, type MetricTestReport, type MetricTestWork } from '../definitions/metric-tester';
import type { Clock } from '../ports/clock';
import { workLimits, type Limits } from '../ports/limits';
import type { Sandbox } from '../ports/sandbox';
import { worldOf } from './pinned-worlds';
import { testInSandbox } from './test-in-sandbox';

/** Tests in the sandbox of this process. */
export class SandboxedMetricTester extends MetricTester {
  constructor(
    private readonly sandbox: Sandbox,
    private readonly limits: Limits,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async test({ metrics, versions, overlay, tests }: MetricTestWork): Promise<MetricTestReport> {
    const task = { kind: 'test' as const, metrics, ...(tests && { tests }) };
    const now = this.clock.now().toISOString();
    return testInSandbox(
      this.sandbox,
      { world: worldOf(versions, overlay), task, now, limits: workLimits(this.limits) },
      {
        signal: new AbortController().signal,
        deadline_ms: this.limits.run_ms,
        report: () => undefined,
        store: () => Promise.resolve(),
      },
    );
  }
}
