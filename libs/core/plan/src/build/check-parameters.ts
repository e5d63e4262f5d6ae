import type { ParameterDefinition, ParameterType, ParameterValue } from '@core/definition';
import { diagnose, nearestName } from '@core/diagnostics';
import type { Catalog } from '@core/formula';
import { parseNamedPeriod } from '../time/named-period';
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
    } else if (value !== null && !isOfType[parameter.type](value)) {
      findings.add(diagnose('run.parameter_type', { parameter: name, type: parameter.type }, at));
    } else if (parameter.values !== undefined && typeof value === 'string' && !parameter.values.includes(value)) {
      findings.add(diagnose('run.parameter_value', { parameter: name, value, values: parameter.values }, at));
    }
  }
}

type Present = NonNullable<ParameterValue>;

const isNumber = (value: Present): boolean => typeof value === 'number' && Number.isFinite(value);
const isText = (value: Present): boolean => typeof value === 'string';

const isOfType: Record<ParameterType, (value: Present) => boolean> = {
  integer: (value) => Number.isSafeInteger(value),
  number: isNumber,
  decimal: (value) => isNumber(value) || (typeof value === 'string' && /^-?\d{1,40}(\.\d{1,40})?$/.test(value)),
  text: isText,
  boolean: (value) => typeof value === 'boolean',
  date: (value) => typeof value === 'string' && isDate(value),
  list: (value) => Array.isArray(value) && value.every((item: Present) => isNumber(item) || isText(item)),
  map: (value) => typeof value === 'object' && !Array.isArray(value) && Object.values(value).every(isNumber),
};

function isDate(text: string): boolean {
  const named = parseNamedPeriod(text);
  return named !== undefined && 'grain' in named && named.grain === 'day';
}
