import type { Measure, RowExpression } from '../frame/row-expression';
import { anyOf, distinctRows } from './row-keys';

/** The name of the measure that counts rows with a zero divisor. */
export const zeroDivisorRows = 'zero_divisor_rows';

const zero: RowExpression = { kind: 'literal', type: 'integer', value: '0' };

/**
 * A division by zero gives null, which an aggregate skips: this measure counts the rows where one of the divisors in the
 * expressions is zero, so that the result can say so. Undefined where nothing is divided by what could be zero.
 */
export function watchDivisors(expressions: readonly RowExpression[]): Measure | undefined {
  const divisors = distinctRows(expressions.flatMap(divisorsIn));
  const filter = anyOf(
    divisors.map((divisor) => ({ kind: 'call', type: 'boolean', function: 'equal', arguments: [divisor, zero] })),
  );
  return filter && { name: zeroDivisorRows, aggregate: 'count', arguments: [], filter, type: 'integer' };
}

/** Whether an expression divides a row's values by what could be zero. */
export function canDivideByZero(expression: RowExpression): boolean {
  return divisorsIn(expression).length > 0;
}

function divisorsIn(expression: RowExpression): readonly RowExpression[] {
  if (expression.kind !== 'call') return [];
  const inner = expression.arguments.flatMap(divisorsIn);
  const divisor =
    expression.function === 'divide' || expression.function === 'modulo' ? expression.arguments[1] : undefined;
  return divisor !== undefined && canBeZero(divisor) ? [divisor, ...inner] : inner;
}

function canBeZero(divisor: RowExpression): boolean {
  return divisor.kind !== 'literal' || Number(divisor.value) === 0;
}
