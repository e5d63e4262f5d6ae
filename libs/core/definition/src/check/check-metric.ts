import { diagnose, type Diagnostic } from '@core/diagnostics';
import type {
  LocalFieldDefinition,
  MetricDefinition,
  ParameterDefinition,
  ParameterType,
  ParameterValue,
} from '../types';
import { stepInto } from '../validate/json-pointer';
import { checkName } from './check-name';
import { checkTimeZone } from './check-time-zone';
import { checkUnique } from './check-unique';

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

function checkParameter(
  { name, type, default: value, values }: ParameterDefinition,
  path: string,
): readonly Diagnostic[] {
  const problem = (at: string, words: string) =>
    diagnose('definition.parameter', { parameter: name, problem: words }, { path: `${path}${at}` });
  const found = [...checkName(name, `${path}/name`)];
  if (values !== undefined && type !== 'text')
    found.push(problem('/values', `is ${type}, but only texts have a list of values`));
  if (value === undefined || value === null) return found;
  if (!fits[type](value)) found.push(problem('/default', misfits[type] ?? `is ${type}, and its default is not`));
  else if (values !== undefined && typeof value === 'string' && !values.includes(value)) {
    found.push(problem('/default', `has a default that is not one of its values: ${values.join(', ')}`));
  }
  return found;
}

const misfits: Readonly<Partial<Record<ParameterType, string>>> = {
  calendar: 'is a calendar, and its default is not the name of one',
};

const fits: Readonly<Record<ParameterType, (value: ParameterValue) => boolean>> = {
  integer: Number.isInteger,
  number: (value) => typeof value === 'number',
  decimal: (value) => typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/u.test(value)),
  text: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  date: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value) && !Number.isNaN(Date.parse(value)),
  list: Array.isArray,
  calendar: (value) => typeof value === 'string' && isPlainName(value),
  map: (value) => value !== null && typeof value === 'object' && !Array.isArray(value),
};

function isPlainName(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text);
}
