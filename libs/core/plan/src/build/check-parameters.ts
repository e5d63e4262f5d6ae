import type { ParameterDefinition, ParameterValue } from '@core/definition';
import { diagnose, nearestName } from '@core/diagnostics';
import { describeParameter, fitsParameter, type Catalog } from '@core/formula';
import type { AskedMetric } from './context';
import type { Findings } from './findings';
import { reachedMetrics } from './reached-metrics';

type Given = Readonly<Record<string, ParameterValue>>;

/** Every parameter that is given must be declared and of its type; every one that is declared must have a value. */
export function checkParameters(
  given: Given,
  {
    asked,
    catalog,
    findings,
  }: { readonly asked: readonly AskedMetric[]; readonly catalog: Catalog; readonly findings: Findings },
): void {
  const declared = asked.flatMap((metric) => declaredParameters(metric, catalog));
  for (const {
    asked: { label, path },
    parameter,
    hasDefault,
  } of declared) {
    if (hasDefault || Object.hasOwn(given, parameter.name)) continue;
    findings.add(diagnose('run.missing_parameter', { metric: label, parameter: parameter.name }, { path }));
  }
  checkGiven(given, new Map(declared.map(({ parameter }) => [parameter.name, parameter])), findings);
}

/** The parameters of a metric and of all that it refers to, whose defaults stand in where it has none. */
function declaredParameters(asked: AskedMetric, catalog: Catalog) {
  const own = asked.metric.parameters;
  return reachedMetrics(asked.metric, catalog).flatMap(({ parameters }) =>
    [...parameters.values()].map((parameter) => ({
      asked,
      parameter,
      hasDefault: (own.get(parameter.name)?.default ?? parameter.default) !== undefined,
    })),
  );
}

function checkGiven(given: Given, declared: ReadonlyMap<string, ParameterDefinition>, findings: Findings): void {
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
