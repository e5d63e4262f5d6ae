import type { ParameterValue } from '@core/definition';
import { diagnose } from '@core/diagnostics';
import { describeList, fitsList, type CheckedMetric, type ParameterReference } from '@core/formula';
import type { AskedMetric } from './asked-metric';
import type { Context, Query } from './context';

/** The value of a parameter where a text names it; null, and a finding, for a list that cannot stand there. */
export function readParameter(
  reference: ParameterReference,
  {
    query,
    asked,
    metric,
  }: Pick<Context, 'asked' | 'metric'> & { readonly query: Pick<Query, 'parameters' | 'findings'> },
): ParameterValue {
  const { name } = reference;
  const given = query.parameters;
  const value = parameterValue(name, { given, asked, metric });
  if (fitsList(value, reference)) return value;
  const path = Object.hasOwn(given, name) ? `/parameters/${name}` : asked.path;
  query.findings.add(diagnose('run.parameter_type', { parameter: name, expected: describeList(reference) }, { path }));
  return null;
}

/**
 * The query's value, else the default of the metric asked for, else of the metric whose text it is; where both declare the
 * parameter without one, any default beneath.
 */
export function parameterValue(
  name: string,
  from: {
    readonly given: Readonly<Record<string, ParameterValue>>;
    readonly asked: AskedMetric;
    readonly metric: CheckedMetric;
  },
): ParameterValue {
  const { given, asked, metric } = from;
  if (Object.hasOwn(given, name)) return given[name] ?? null;
  const defaults = [asked.metric, metric, ...asked.reached].map(({ parameters }) => parameters.get(name)?.default);
  return defaults.find((value) => value !== undefined) ?? null;
}
