import type { ParameterDefinition } from '@core/definition';
import { checkCondition, type Catalog, type Expression } from '@core/formula';
import type { AskedMetric } from './asked-metric';
import type { Findings } from './findings';

/**
 * Reads the query's `where` for each metric: with the names of its own dataset, else with those of another metric's, from
 * which its datasets then reach the fields or do not. What no metric can read is reported once.
 */
export function readWhere(
  where: string | undefined,
  {
    asked,
    catalog,
    findings,
  }: { readonly asked: readonly AskedMetric[]; readonly catalog: Catalog; readonly findings: Findings },
): (base: string | undefined) => Expression | undefined {
  if (where === undefined) return () => undefined;
  const bases = [...new Set(asked.flatMap(({ base }) => base ?? []))];
  const parameters = new Map<string, ParameterDefinition>(asked.flatMap(({ metric }) => [...metric.parameters]));
  const readings = new Map(bases.map((base) => [base, checkCondition(where, { dataset: base, catalog, parameters })]));
  const sound = [...readings.values()].find(({ expression }) => expression !== undefined);
  const [first] = readings.values();
  if (sound === undefined)
    findings.add(...(first?.diagnostics ?? []).map((finding) => ({ ...finding, path: '/where' })));
  return (base) => (base === undefined ? undefined : (readings.get(base)?.expression ?? sound?.expression));
}
