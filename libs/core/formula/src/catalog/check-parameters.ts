import type { ParameterDefinition, ParameterType, ParameterValue } from '@core/definition';
import { diagnose, type Diagnostic } from '@core/diagnostics';
import { isCivilDate } from '../check/civil-date';
import { reportDuplicates } from './duplicates';

interface ParameterRule {
  readonly expected: string;
  readonly holds: (value: ParameterValue, declared: ParameterDefinition) => boolean;
}

const RULES: Readonly<Record<ParameterType, ParameterRule>> = {
  integer: { expected: 'a whole number', holds: (value) => Number.isSafeInteger(value) },
  number: { expected: 'a number', holds: (value) => typeof value === 'number' && Number.isFinite(value) },
  decimal: { expected: 'a number', holds: isDecimal },
  text: {
    expected: 'a text',
    holds: (value, { values }) => typeof value === 'string' && (values === undefined || values.includes(value)),
  },
  boolean: { expected: 'true or false', holds: (value) => typeof value === 'boolean' },
  date: { expected: 'a date such as 2026-01-31', holds: (value) => typeof value === 'string' && isCivilDate(value) },
  /** That there is such a calendar is asked where calendars are known. */
  calendar: { expected: 'the name of a calendar', holds: (value) => typeof value === 'string' },
  list: { expected: 'a list of texts or of numbers', holds: (value) => Array.isArray(value) && isUniform(value) },
  map: { expected: 'a map of numbers', holds: (value) => typeof value === 'object' && !Array.isArray(value) },
};

/** Whether a value can be given to a parameter; null stands for no value. */
export function fitsParameter(value: ParameterValue, declared: ParameterDefinition): boolean {
  return value === null || RULES[declared.type].holds(value, declared);
}

/** What a value of a parameter must be, as messages name it. */
export function describeParameter({ type, values }: Pick<ParameterDefinition, 'type' | 'values'>): string {
  return type === 'text' && values ? `one of ${values.join(', ')}` : RULES[type].expected;
}

/** The parameters that a metric declares: each name once, defaults of the declared type. */
export function checkParameters(declared: readonly ParameterDefinition[], metric: string): readonly Diagnostic[] {
  const defaults = declared.flatMap((parameter, index) => {
    if (parameter.default === undefined || fitsParameter(parameter.default, parameter)) return [];
    const parameters = { parameter: parameter.name, expected: describeParameter(parameter) };
    return [diagnose('formula.parameter_default', parameters, { path: `/parameters/${index}/default` })];
  });
  return [...reportDuplicates(declared, metric, '/parameters'), ...defaults];
}

function isDecimal(value: ParameterValue): boolean {
  if (typeof value === 'string') return /^-?[0-9]+(?:\.[0-9]+)?$/u.test(value);
  return typeof value === 'number' && Number.isFinite(value);
}

function isUniform(list: readonly unknown[]): boolean {
  return list.every((item) => typeof item === typeof list[0] && (typeof item === 'string' || typeof item === 'number'));
}
