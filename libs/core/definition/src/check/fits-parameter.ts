import type { ParameterDefinition, ParameterType } from '../types/metric';
import type { ParameterValue } from '../types/shared';
import { isCivilDate } from './civil-date';

interface ParameterRule {
  readonly expected: string;
  readonly holds: (value: unknown) => boolean;
}

const RULES: Readonly<Record<ParameterType, ParameterRule>> = {
  integer: { expected: 'a whole number', holds: Number.isSafeInteger },
  number: { expected: 'a number', holds: Number.isFinite },
  decimal: { expected: 'a number', holds: isDecimal },
  text: { expected: 'a text', holds: isText },
  boolean: { expected: 'true or false', holds: (value) => typeof value === 'boolean' },
  date: { expected: 'a date such as 2026-01-31', holds: isDate },
  list: { expected: 'a list of texts or of numbers', holds: (value) => Array.isArray(value) && isUniform(value) },
  map: { expected: 'a map of numbers', holds: (value) => isMap(value) && Object.values(value).every(Number.isFinite) },
  period: { expected: 'two dates, as in {start: 2026-01-01, end: 2026-02-01}, the end exclusive', holds: isPeriod },
  bins: {
    expected: 'a list of named spans, as in [{label: few, to: 3}, {label: many, from: 4}]',
    holds: (value) => Array.isArray(value) && value.length > 0 && value.every(isBin),
  },
  /** That there is such a calendar is asked where calendars are known. */
  calendar: {
    expected: 'the name of a calendar',
    holds: (value) => isText(value) && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(value),
  },
};

/** Whether a value can be given to a parameter; null stands for no value. */
export function fitsParameter(value: ParameterValue, { type, values }: ParameterDefinition): boolean {
  if (value === null) return true;
  const isKnown = type !== 'text' || values === undefined || values.some((one) => one === value);
  return RULES[type].holds(value) && isKnown;
}

/** What a value of a parameter must be, as messages name it. */
export function describeParameter({ type, values }: Pick<ParameterDefinition, 'type' | 'values'>): string {
  return type === 'text' && values ? `one of ${values.join(', ')}` : RULES[type].expected;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isDecimal(value: unknown): boolean {
  return isText(value) ? /^-?[0-9]+(?:\.[0-9]+)?$/u.test(value) : Number.isFinite(value);
}

function isDate(value: unknown): value is string {
  return isText(value) && isCivilDate(value);
}

function isUniform(list: readonly unknown[]): boolean {
  return list.every((item) => typeof item === typeof list[0] && (typeof item === 'string' || typeof item === 'number'));
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isPeriod(value: unknown): boolean {
  if (!isMap(value)) return false;
  const { start, end, ...rest } = value;
  return isDate(start) && isDate(end) && start <= end && Object.keys(rest).length === 0;
}

function isBin(value: unknown): boolean {
  if (!isMap(value)) return false;
  const { label, from = null, to = null } = value;
  const isEnd = (end: unknown) => end === null || Number.isFinite(end);
  return isText(label) && isEnd(from) && isEnd(to) && (from === null || to === null || Number(from) <= Number(to));
}
