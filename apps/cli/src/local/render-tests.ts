import type { MetricDefinition } from '@core/definition';
import type { MetricTestReport, MetricTestResult } from '@core/engine';
import { renderTable } from '../remote/render-table';

/** One test as a line, with what was expected where it fails. */
export function describeTest({ metric, name, passed, expected, actual, error }: MetricTestResult): string {
  if (passed) return `ok    ${metric}: ${name}`;
  return `FAIL  ${metric}: ${name}\n      ${error ?? `expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`}`;
}

/** How many tests of each section passed, where there are several; a section is the first tag of its metrics. */
export function summarizeTests(
  { passed, failed, results }: MetricTestReport,
  metrics: readonly MetricDefinition[],
): string {
  const sections = new Map<string, { metrics: number; passed: number; failed: number }>();
  for (const { name, tags } of metrics) {
    const section = tags?.[0] ?? 'no tag';
    const count = sections.get(section) ?? { metrics: 0, passed: 0, failed: 0 };
    const own = results.filter(({ metric }) => metric === name);
    count.metrics += 1;
    count.passed += own.filter((result) => result.passed).length;
    count.failed += own.filter((result) => !result.passed).length;
    sections.set(section, count);
  }
  const untested = metrics.filter(({ tests = [] }) => tests.length === 0).map(({ name }) => name);
  const counts = renderTable({
    columns: [
      { name: 'section', type: 'text' },
      ...['metrics', 'passed', 'failed'].map((name) => ({ name, type: 'integer' })),
    ],
    rows: [...sections].map(([section, count]) => ({ section, ...count })),
  });
  return [
    ...(sections.size > 1 ? [counts] : []),
    ...(untested.length > 0 ? [`without a test: ${untested.join(', ')}`] : []),
    `${passed} passed, ${failed} failed`,
  ].join('\n');
}
