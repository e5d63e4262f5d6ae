import type { ValueType } from '@core/formula';
import type { RowCall, RowExpression } from '@core/plan';
import type { Fragment } from '../../fragment';
import { toInstant, toLocal } from './zone';
import type { Scope } from '../dialect';

/** The argument at `index`, which the checker has promised. */
export function argumentAt(call: RowCall, index: number): RowExpression {
  const argument = call.arguments[index];
  if (argument === undefined) throw new RangeError(`${call.function} has no argument ${index}`);
  return argument;
}

/** The only or first argument. */
export function operand(call: RowCall, scope: Scope): Fragment {
  return scope.compile(argumentAt(call, 0));
}

/**
 * Values that are compared with each other: number literals become exact unless a double stands beside them, and
 * beside a date an instant becomes the wall clock of the zone, so that the date is its local midnight.
 */
export function comparable(expressions: readonly RowExpression[], scope: Scope): Fragment[] {
  const types = expressions.map(({ type }) => type);
  if (types.includes('date') && types.includes('timestamp'))
    return expressions.map((expression) => toLocal(expression, scope));
  const exact = !expressions.some(isDouble);
  return expressions.map((expression) => scope.compileNumber(expression, exact));
}

/** A value that is to be of `type`: a double, an exact number, an instant. */
export function compileAs(expression: RowExpression, type: ValueType, scope: Scope): Fragment {
  if (type === 'timestamp') return toInstant(expression, scope);
  return scope.compileNumber(expression, type !== 'number');
}

function isDouble({ kind, type }: RowExpression): boolean {
  return type === 'number' && kind !== 'literal';
}
