import { localize, type LocalizedText } from '@core/definition';
import type { Run } from '@core/engine';
import { presentDiagnostic } from '../http/present-diagnostic';

type Presented = Readonly<Record<string, unknown>>;

/** How a run stands, without its result. */
export function presentRun(run: Run): Presented {
  const { id, status, task, created_at, created_by, started_at, finished_at, progress, attempt, occasion, error } = run;
  const isDone = status === 'succeeded';
  return {
    id,
    status,
    kind: task.kind,
    ...(task.kind === 'test' ? { metrics: task.metrics } : { metrics: task.request.metrics, request: task.request }),
    created_at,
    created_by,
    ...(started_at !== undefined && { started_at }),
    ...(finished_at !== undefined && { finished_at }),
    attempt,
    ...(progress && { progress }),
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

/** All of a result but its rows; titles in the reader's language. */
export function presentResultHead(run: Run, languages: readonly string[]): Presented {
  const { id, status, outcome } = run;
  if (outcome === undefined) return { id, status };
  const { header, columns, warnings, used, timing } = outcome;
  const metrics = (header['metrics'] ?? []) as readonly PresentedMetric[];
  return {
    id,
    status,
    ...header,
    metrics: metrics.map((metric) => ({ ...metric, title: localize(metric.title, languages, metric.name) })),
    columns,
    warnings,
    used,
    timing,
    cached: false,
  };
}

/** What of a metric stands in a result's header; its title in all languages. */
interface PresentedMetric {
  readonly name: string;
  readonly title: LocalizedText;
}
