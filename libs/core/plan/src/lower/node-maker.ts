import type { Duration, ScalarName, ValueType, WorkingHours } from '@core/formula';
import type { RowExpression } from '../frame/row-expression';

/** Makes nodes of an expression, on rows or above aggregates, so that what both have in common is lowered once. */
export interface NodeMaker<Node> {
  readonly literal: (value: string | number | boolean | null, type?: ValueType) => Node;
  readonly duration: (duration: Duration) => Node;
  /** `hours` are those of `business_minutes_between`. */
  readonly call: (type: ValueType, name: ScalarName, args: readonly Node[], hours?: WorkingHours) => Node;
}

export const rowMaker: NodeMaker<RowExpression> = {
  literal: (value, type) => plainLiteral(value, type),
  duration: (duration) => ({ kind: 'duration', type: 'duration', duration }),
  call: (type, name, args, hours) => ({ kind: 'call', type, function: name, arguments: args, ...(hours && { hours }) }),
};

export interface PlainLiteral {
  readonly kind: 'literal';
  readonly type: ValueType;
  readonly value: string | boolean | null;
}

/** Numbers become text, as literals are kept. */
export function plainLiteral(value: string | number | boolean | null, type: ValueType = typeOf(value)): PlainLiteral {
  return { kind: 'literal', type, value: typeof value === 'number' ? String(value) : value };
}

function typeOf(value: string | number | boolean | null): ValueType {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'boolean';
  return Number.isInteger(value) ? 'integer' : 'number';
}
