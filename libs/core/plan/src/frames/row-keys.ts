import type { RowExpression } from '../frame/row-expression';

const keys = new WeakMap<RowExpression, string>();

/** Equal expressions have equal keys, without line breaks and tabs. */
export function rowKey(expression: RowExpression): string {
  const key = keys.get(expression) ?? JSON.stringify(expression);
  keys.set(expression, key);
  return key;
}

/** The distinct ones of some expressions, first come first. */
export function distinctRows(expressions: readonly RowExpression[]): readonly RowExpression[] {
  return [...new Map(expressions.map((expression) => [rowKey(expression), expression])).values()];
}

/** All of them, or undefined where there is none. */
export function allOf(expressions: readonly RowExpression[]): RowExpression | undefined {
  return join('and', distinctRows(expressions));
}

/** Any of them, or undefined where there is none. */
export function anyOf(expressions: readonly RowExpression[]): RowExpression | undefined {
  return join('or', distinctRows(expressions));
}

function join(name: 'and' | 'or', parts: readonly RowExpression[]): RowExpression | undefined {
  return parts.length < 2 ? parts[0] : { kind: 'call', type: 'boolean', function: name, arguments: parts };
}
