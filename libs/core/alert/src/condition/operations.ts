import type { Arity, ScalarName } from '@core/formula';
import { alike, anything, choice, comparable, conditions, doubles, exactNumbers, type Rule } from './rules';

/** An operator or function of conditions: what it is in the formula language, and what it takes and gives here. */
export interface Operation {
  readonly function: ScalarName;
  readonly rule: Rule;
  readonly arity: Arity;
}

/** Operators between two values. */
export const infix: ReadonlyMap<string, Operation> = new Map([
  operation('+', 'add', exactNumbers),
  operation('-', 'subtract', exactNumbers),
  operation('*', 'multiply', exactNumbers),
  operation('/', 'divide', doubles),
  operation('mod', 'modulo', exactNumbers),
  operation('^', 'power', doubles),
  operation('==', 'equal', comparable),
  operation('!=', 'not_equal', comparable),
  operation('<', 'less', comparable),
  operation('<=', 'less_or_equal', comparable),
  operation('>', 'greater', comparable),
  operation('>=', 'greater_or_equal', comparable),
  operation('and', 'and', conditions),
  operation('or', 'or', conditions),
  operation('xor', 'xor', conditions),
  operation('??', 'coalesce', alike),
]);

/** Operators before a value. */
export const prefix: ReadonlyMap<string, Operation> = new Map([
  operation('-', 'negate', exactNumbers, [1, 1]),
  operation('not', 'not', conditions, [1, 1]),
]);

/** Functions of values; those of the intervals before are not among them. */
export const functions: ReadonlyMap<string, Operation> = new Map([
  operation('abs', 'abs', exactNumbers, [1, 1]),
  operation('round', 'round', exactNumbers, [1, 1]),
  operation('min', 'min', exactNumbers, [2, Infinity]),
  operation('max', 'max', exactNumbers, [2, Infinity]),
  operation('is_null', 'is_null', anything, [1, 1]),
  operation('if', 'if', choice, [3, 3]),
  operation('coalesce', 'coalesce', alike, [2, Infinity]),
]);

function operation(written: string, name: ScalarName, rule: Rule, arity: Arity = [2, 2]): readonly [string, Operation] {
  return [written, { function: name, rule, arity }];
}
