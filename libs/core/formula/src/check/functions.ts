import type { ScalarName } from '../tree/scalars';
import { ANY_NUMBER, type Arity } from './arity';
import { checkBusinessMinutes } from './business-minutes';
import { plainFunction, type FunctionRow, type ResultType } from './function-row';
import { checkBin, checkCase, checkDate, checkIf, checkIsNull, checkLookup, checkTruncate } from './special-functions';
import { unify } from './unify';
import type { Domain } from './value-types';

const same: ResultType = ([first]) => first?.type;
const common: ResultType = (args, checker) => unify(args, checker);
/** Two dates lie whole days apart; anything with a time of day does not. */
const days: ResultType = (args) => (args.every(({ type }) => type === 'date') ? 'integer' : 'number');

function plain(
  name: ScalarName,
  domains: readonly Domain[],
  result: ResultType,
  arity?: Arity,
): readonly [string, FunctionRow] {
  return [name, plainFunction(name, domains, result, arity)];
}

/** Every scalar function: one row each. `min` and `max` are these with two or more arguments, else aggregates. */
export const FUNCTIONS: ReadonlyMap<string, FunctionRow> = new Map<string, FunctionRow>([
  plain('abs', ['a number'], same),
  plain('round', ['a number'], 'integer'),
  plain('floor', ['a number'], 'integer'),
  plain('ceil', ['a number'], 'integer'),
  plain('sqrt', ['a number'], 'number'),
  plain('exp', ['a number'], 'number'),
  plain('ln', ['a number'], 'number'),
  plain('log10', ['a number'], 'number'),
  plain('pow', ['a number', 'a number'], 'number'),
  plain('sign', ['a number'], 'integer'),
  plain('min', ['an ordered value'], common, [2, ANY_NUMBER]),
  plain('max', ['an ordered value'], common, [2, ANY_NUMBER]),
  plain('clamp', ['an ordered value'], common, [3, 3]),
  ['if', { arity: [3, 3], check: checkIf }],
  ['case', { arity: [3, ANY_NUMBER], check: checkCase }],
  plain('coalesce', ['a value'], common, [2, ANY_NUMBER]),
  ['is_null', { arity: [1, 1], check: checkIsNull }],
  ['bin', { arity: [2, 2], check: checkBin }],
  ['lookup', { arity: [3, 3], check: checkLookup }],
  ['date', { arity: [1, 1], check: checkDate }],
  ['truncate_to', { arity: [2, 2], check: checkTruncate }],
  plain('lower', ['a text'], 'text'),
  plain('upper', ['a text'], 'text'),
  plain('trim', ['a text'], 'text'),
  plain('concat', ['a text'], 'text', [2, ANY_NUMBER]),
  plain('contains', ['a text', 'a text'], 'boolean'),
  plain('starts_with', ['a text', 'a text'], 'boolean'),
  plain('ends_with', ['a text', 'a text'], 'boolean'),
  plain('year', ['a date or timestamp'], 'integer'),
  plain('quarter', ['a date or timestamp'], 'integer'),
  plain('month', ['a date or timestamp'], 'integer'),
  plain('week', ['a date or timestamp'], 'integer'),
  plain('day', ['a date or timestamp'], 'integer'),
  plain('weekday', ['a date or timestamp'], 'integer'),
  plain('hour', ['a date or timestamp'], 'integer'),
  plain('days_between', ['a date or timestamp', 'a date or timestamp'], days),
  plain('months_between', ['a date or timestamp', 'a date or timestamp'], 'number'),
  plain('hours_between', ['a date or timestamp', 'a date or timestamp'], 'number'),
  plain('minutes_between', ['a date or timestamp', 'a date or timestamp'], 'number'),
  ['business_minutes_between', { arity: [2, 3], check: checkBusinessMinutes }],
]);

/** Whether a call of these arguments is the scalar `min` or `max`. */
export function isScalarCall(name: string, args: readonly unknown[]): boolean {
  return FUNCTIONS.has(name) && !((name === 'min' || name === 'max') && args.length < 2);
}
