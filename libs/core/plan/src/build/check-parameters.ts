import { describeParameter, fitsParameter, type ParameterDefinition, type ParameterValue } from '@core/definition';
import { diagnose, nearestName } from '@core/diagnostics';
import type { AskedMetric } from './asked-metric';
import type { Query } from './context';

type Given = Readonly<Record<string, ParameterValue>>;

/** Every parameter that is given must be declared and of its type; every one that is declared must have a value. */
export function checkParameters(
  given: Given,
  asked: readonly AskedMetric[],
  { catalog, calendar, findings }: Pick<Query, 'catalog' | 'calendar' | 'findings'>,
): void {
  const declared = new Map<string, ParameterDefinition>();
  for (const { label, path, reached } of asked) {
    const parameters = reached.flatMap((metric) => [...metric.parameters.values()]);
    const settled = new Set([
      ...Object.keys(given),
      ...parameters.filter((one) => one.default !== undefined).map(({ name }) => name),
    ]);
    for (const parameter of parameters) {
      declared.set(parameter.name, parameter);
      if (settled.has(parameter.name)) continue;
      findings.add(diagnose('run.missing_parameter', { metric: label, parameter: parameter.name }, { path }));
    }
  }
  checkGiven(given, declared, { catalog, calendar, findings });
}

function checkGiven(
  given: Given,
  declared: ReadonlyMap<string, ParameterDefinition>,
  { catalog, calendar, findings }: Pick<Query, 'catalog' | 'calendar' | 'findings'>,
): void {
  for (const [name, value] of Object.entries(given)) {
    const at = { path: `/parameters/${name}` };
    const parameter = declared.get(name);
    if (parameter === undefined) {
      findings.add(
        diagnose('run.unknown_parameter', { parameter: name, nearest: nearestName(name, [...declared.keys()]) }, at),
      );
    } else if (!fitsParameter(value, parameter)) {
      findings.add(diagnose('run.parameter_type', { parameter: name, expected: describeParameter(parameter) }, at));
    } else if (parameter.type === 'calendar' && typeof value === 'string' && !catalog.calendar(value)) {
      calendar.refuse(value, at.path);
    }
  }
}
