import type { ParameterDefinition } from '@core/definition';
import { checkCondition, type Catalog, type CheckedMetric, type Expression } from '@core/formula';
import type { AskedMetric } from './asked-metric';
import type { Findings } from './findings';

/** A condition of the query, and the metric with whose names it was read. */
export interface ReadCondition {
  readonly expression: Expression;
  readonly metric: CheckedMetric;
}

/**
 * Reads the query's `where` for each metric: with the names of its own dataset and its own fields, else with those of another
 * metric's, from which its datasets then reach the fields or do not. What no metric can read is reported once.
 */
export function readWhere(
  where: string | undefined,
  {
    asked,
    catalog,
    findings,
  }: { readonly asked: readonly AskedMetric[]; readonly catalog: Catalog; readonly findings: Findings },
): (asked: AskedMetric) => ReadCondition | undefined {
  if (where === undefined) return () => undefined;
  const parameters = new Map<string, ParameterDefinition>(asked.flatMap(({ metric }) => [...metric.parameters]));
  const readings = asked.flatMap((one) => {
    const { base: dataset, metric } = one;
    if (dataset === undefined) return [];
    const leaves = [...new Set(metric.leaves.map((leaf) => leaf.dataset))];
    return [{ one, ...checkCondition(where, { dataset, catalog, parameters, locals: metric.fields, leaves }) }];
  });
  const sound = readings.flatMap(({ one, expression }) =>
    expression === undefined ? [] : [{ one, expression, metric: one.metric }],
  );
  if (sound.length === 0)
    findings.add(...(readings[0]?.diagnostics ?? []).map((finding) => ({ ...finding, path: '/where' })));
  return (wanted) => (wanted.base === undefined ? undefined : (sound.find(({ one }) => one === wanted) ?? sound[0]));
}
