import { diagnose, type Diagnostic } from '@core/diagnostics';
import type { MetricTestReport } from './metric-tester';

/** A finding for each test that did not pass. */
export function judgeTests({ results }: MetricTestReport): readonly Diagnostic[] {
  return results
    .filter(({ passed }) => !passed)
    .map(({ metric, name, expected, actual, error }) =>
      diagnose('definition.test_failed', {
        metric,
        test: name,
        reason: error ?? `expected ${JSON.stringify(expected)}, the engine gave ${JSON.stringify(actual)}`,
      }),
    );
}
