import { DomainError } from '@core/diagnostics';
import { systemCaller } from '../access/caller';
import { MetricTester, type MetricTestReport, type MetricTestWork } from '../definitions/metric-tester';
import type { RunStore } from '../ports/run-store';
import type { AcceptRun } from './accept-run';
import { refusal } from './follow-runs';

/** How long tests may take before they count as not run. */
const PATIENCE_MS = 120_000;

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
