import { diagnose, nearestName } from '@core/diagnostics';
import type { Catalog, CheckedMetric, Expression } from '@core/formula';
import type { AskedMetric } from './asked-metric';
import type { Findings } from './findings';
import { reachedMetrics } from './reached-metrics';
import { reportRepeated } from './report-repeated';

/** The metrics that a request names: `revenue`, or `revenue@2` for a version. */
export function askMetrics(labels: readonly string[], catalog: Catalog, findings: Findings): readonly AskedMetric[] {
  reportRepeated(labels, '/metrics', findings);
  return labels.flatMap((label, index) => {
    const path = `/metrics/${index}`;
    const metric = findMetric(label, { catalog, findings, path });
    if (metric === undefined) return [];
    const base = metric.definition.dataset ?? firstDataset(metric.formula, catalog);
    return [{ label, metric, reached: reachedMetrics(metric, catalog), path, base }];
  });
}

function findMetric(
  label: string,
  { catalog, findings, path }: { readonly catalog: Catalog; readonly findings: Findings; readonly path: string },
): CheckedMetric | undefined {
  const [, name = label, digits] = /^(.*?)(?:@(\d{1,9}))?$/u.exec(label) ?? [];
  const version = digits === undefined ? undefined : Number(digits);
  const metric = catalog.metric(name, version);
  if (metric !== undefined) return metric;
  const [problem] = catalog.diagnosticsOf('metric', name, version);
  if (problem !== undefined)
    findings.add(diagnose('run.unsound_metric', { metric: label, problem: problem.message }, { path }));
  else if (catalog.metric(name) !== undefined && version !== undefined)
    findings.add(diagnose('run.unknown_version', { metric: name, version }, { path }));
  else
    findings.add(
      diagnose('run.unknown_metric', { metric: name, nearest: nearestName(name, catalog.metricNames) }, { path }),
    );
  return undefined;
}

/** The dataset of the first aggregate that a formula holds, other metrics included. */
function firstDataset(expression: Expression, catalog: Catalog): string | undefined {
  switch (expression.kind) {
    case 'aggregate':
      return expression.dataset;
    case 'modified':
      return firstDataset(expression.operand, catalog);
    case 'per':
      return (
        firstOf(expression.arguments, (argument) => firstDataset(argument, catalog)) ?? expression.keys[0]?.dataset
      );
    case 'call':
      return firstOf(expression.arguments, (argument) => firstDataset(argument, catalog));
    case 'metric': {
      const metric = catalog.metric(expression.name);
      return metric && (metric.definition.dataset ?? firstDataset(metric.formula, catalog));
    }
    default:
      return undefined;
  }
}

/** The first answer that is one; later items are not asked. */
function firstOf<Item, Answer>(items: readonly Item[], ask: (item: Item) => Answer | undefined): Answer | undefined {
  for (const item of items) {
    const answer = ask(item);
    if (answer !== undefined) return answer;
  }
  return undefined;
}
