import { localize, type BenchmarkDefinition, type LocalizedText } from '@core/definition';
import type { Run, RunTask } from '@core/engine';
import { presentDiagnostic } from '../http/present-diagnostic';

type Presented = Readonly<Record<string, unknown>>;

/** How a run stands, without its result. */
export function presentRun(run: Run): Presented {
  const { id, status, task, created_at, created_by, started_at, finished_at, progress, attempt, occasion, error } = run;
  const scorecard = run.pinned.find((pin) => pin.kind === 'scorecard');
  const isDone = status === 'succeeded';
  return {
    id,
    status,
    kind: task.kind,
    ...presentTask(task),
    created_at,
    created_by,
    ...(started_at !== undefined && { started_at }),
    ...(finished_at !== undefined && { finished_at }),
    attempt,
    ...(progress && !isDone && { progress }),
    ...(scorecard && { scorecard: { name: scorecard.name, version: scorecard.version } }),
    ...(occasion && { occasion }),
    ...(error && {
      error: {
        ...error,
        diagnostics: undefined,
        errors: error.diagnostics.map((finding) => presentDiagnostic(finding)),
      },
    }),
    links: {
      self: `/v1/runs/${id}`,
      events: `/v1/runs/${id}/events`,
      ...(isDone && { result: `/v1/runs/${id}/result` }),
    },
  };
}

function presentTask(task: RunTask): Presented {
  switch (task.kind) {
    case 'query':
    case 'explain':
      return { metrics: task.request.metrics, request: task.request };
    case 'test':
      return { metrics: task.metrics };
    case 'upload':
      return { dataset: task.dataset, mode: task.upload.mode, bytes: task.upload.bytes };
    case 'preview':
      return { dataset: task.dataset };
  }
}

/** A result around its rows: what comes before and after them; titles in the reader's language. */
export function presentResult(
  run: Run,
  languages: readonly string[],
): { readonly before: Presented; readonly after: Presented } {
  const { id, status, outcome } = run;
  if (outcome === undefined) return { before: { id, status }, after: {} };
  const { header, columns, warnings, used, timing } = outcome;
  const metrics = (header['metrics'] ?? []) as readonly PresentedMetric[];
  const titled = metrics.map((metric) => presentMetric(metric, languages));
  return {
    before: { id, status, ...header, metrics: titled, columns },
    after: { warnings, used, timing, cached: false },
  };
}

/** What of a metric stands in a result's header; its texts in all languages. */
interface PresentedMetric {
  readonly name: string;
  readonly title: LocalizedText;
  readonly benchmarks?: readonly BenchmarkDefinition[];
}

function presentMetric(metric: PresentedMetric, languages: readonly string[]): Presented {
  const benchmarks = metric.benchmarks?.map(({ description, ...benchmark }) => ({
    ...benchmark,
    ...(description !== undefined && { description: localize(description, languages, '') }),
  }));
  return { ...metric, title: localize(metric.title, languages, metric.name), ...(benchmarks && { benchmarks }) };
}
