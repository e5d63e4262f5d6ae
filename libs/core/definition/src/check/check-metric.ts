import { diagnose, stepInto, type Diagnostic } from '@core/diagnostics';
import type { LocalFieldDefinition, MetricDefinition, ParameterDefinition } from '../types/metric';
import { checkName } from './check-name';
import { checkTimeZone } from './check-time-zone';
import { checkUnique } from './check-unique';
import { describeParameter, fitsParameter } from './fits-parameter';

/** What the parts of one metric say about one another; its formulas are checked elsewhere, against the datasets. */
export function checkMetric({
  name,
  format,
  fields = [],
  parameters = [],
  filters = {},
  tests = [],
}: MetricDefinition): readonly Diagnostic[] {
  return [
    ...checkName(name, '/name'),
    ...(format?.style === 'currency' && format.unit === undefined ? [currencyWithoutUnit()] : []),
    ...fields.flatMap((field, index) => checkLocalField(field, `/fields/${index}`)),
    ...checkUnique(fields, 'fields', '/fields'),
    ...parameters.flatMap((parameter, index) => checkParameter(parameter, `/parameters/${index}`)),
    ...checkUnique(parameters, 'parameters', '/parameters'),
    ...Object.keys(filters).flatMap((filter) => checkName(filter, stepInto('/filters', filter))),
    ...checkUnique(tests, 'tests', '/tests'),
    ...tests.flatMap(({ query }, index) => checkTimeZone(query?.timezone, `/tests/${index}/query/timezone`)),
  ];
}

function currencyWithoutUnit(): Diagnostic {
  const words = { problem: 'a currency needs a unit', hint: 'name it, as in {style: currency, unit: USD}' };
  return diagnose('definition.format', words, { path: '/format' });
}

function checkLocalField({ name, values, ordered }: LocalFieldDefinition, path: string): readonly Diagnostic[] {
  const found = checkName(name, `${path}/name`);
  if (ordered !== true || values !== undefined) return found;
  const problem = 'is ordered, but has no list of values to order it by';
  return [...found, diagnose('definition.field_type', { field: name, problem }, { path: `${path}/ordered` })];
}

function checkParameter(parameter: ParameterDefinition, path: string): readonly Diagnostic[] {
  const { name, type, default: value, values } = parameter;
  const problem = (at: string, words: string) =>
    diagnose('definition.parameter', { parameter: name, problem: words }, { path: `${path}${at}` });
  const found = [...checkName(name, `${path}/name`)];
  if (values !== undefined && type !== 'text')
    found.push(problem('/values', `is ${type}, but only texts have a list of values`));
  if (value === undefined || value === null) return found;
  if (!fitsParameter(value, parameter))
    found.push(problem('/default', `must be ${describeParameter(parameter)}, and its default is not`));
  return found;
}
