import type { ParameterDefinition, ParameterValue } from '@core/definition';
import { diagnose, nearestName } from '@core/diagnostics';
import { describeParameter, fitsParameter, type Catalog } from '@core/formula';
import type { AskedMetric } from './context';
import type { Findings } from './findings';
import { reachedMetrics } from './reached-metrics';

/** Every parameter that is given must be declared and of its type; every one that is declared must have a value. */
export function checkParameters(
  given: Readonly<Record<string, ParameterValue>>,
  {
    asked,
    catalog,
    findings,
  }: { readonly asked: readonly AskedMetric[]; readonly catalog: Catalog; readonly findings: Findings },
): void {
  const declared = new Map<string, ParameterDefinition>();
  for (const { label, metric, path } of asked) {
    for (const { parameters } of reachedMetrics(metric, catalog)) {
      for (const [name, parameter] of parameters) {
        declared.set(name, parameter);
        const hasValue =
          Object.hasOwn(given, name) ||
          parameter.default !== undefined ||
          metric.parameters.get(name)?.default !== undefined;
        if (!hasValue) findings.add(diagnose('run.missing_parameter', { metric: label, parameter: name }, { path }));
      }
    }
  }
  for (const [name, value] of Object.entries(given)) {
    const at = { path: `/parameters/${name}` };
    const parameter = declared.get(name);
    if (parameter === undefined) {
      findings.add(
        diagnose('run.unknown_parameter', { parameter: name, nearest: nearestName(name, [...declared.keys()]) }, at),
      );
    } else if (!fitsParameter(value, parameter)) {
      findings.add(diagnose('run.parameter_type', { parameter: name, expected: describeParameter(parameter) }, at));
    }
  }
}
