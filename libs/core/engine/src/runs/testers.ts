import { DomainError } from '@core/diagnostics';
import { systemCaller } from '../access/caller';
import { assembleCatalog } from '../definitions/assemble-catalog';
import { MetricTester, type MetricTestReport, type MetricTestWork } from '../definitions/metric-tester';
import type { Clock } from '../ports/clock';
import type { RunStore } from '../ports/run-store';
import { workLimits, type Limits } from '../ports/limits';
import type { Sandbox } from '../ports/sandbox';
import type { Warehouse } from '../ports/warehouse';
import type { AcceptRun } from './accept-run';
import { refusal } from './follow-runs';
import { worldOf } from './pinned-worlds';
import { runMetricTests } from './run-metric-tests';
import { testInSandbox } from './test-in-sandbox';

/** How long tests may take before they count as not run. */
const PATIENCE_MS = 120_000;

/** Tests in this process. */
export class LocalMetricTester extends MetricTester {
  constructor(
    private readonly warehouse: Warehouse,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async test({ metrics, versions, overlay, tests }: MetricTestWork): Promise<MetricTestReport> {
    const catalog = assembleCatalog(versions, overlay);
    return runMetricTests({ catalog, warehouse: this.warehouse, now: this.clock.now().toISOString() }, metrics, tests);
  }
}

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

/** Has a worker test, as a run like any other. */
export class QueuedMetricTester extends MetricTester {
  constructor(
    private readonly accept: AcceptRun,
    private readonly runs: RunStore,
  ) {
    super();
  }

  /** Throws what ended the run; `run.unfinished` when no worker did it in time. */
  override async test({ metrics, overlay, tests }: MetricTestWork): Promise<MetricTestReport> {
    const { id } = await this.accept.execute({
      task: { kind: 'test', metrics, ...(tests && { tests }) },
      caller: systemCaller,
      overlay,
    });
    const run = await this.runs.waitUntilFinished(id, PATIENCE_MS);
    if (run === undefined) throw DomainError.of('run.not_found', { id });
    if (run.outcome === undefined) throw refusal(run);
    return run.outcome.document as MetricTestReport;
  }
}
