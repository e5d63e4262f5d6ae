import type { ParameterValue } from '@core/definition';
import type { Expression, ParameterReference, ScalarCall } from '@core/formula';
import { plainValue } from '../lower/lower-parameter';
import { judge, type Truth } from './truth';

type ValueOf = (reference: ParameterReference) => ParameterValue;

/**
 * What is left of an `if` or `case` once parameters have chosen: a branch that is not taken is not there, neither its rows nor what it
 * needs. Only `==`, `!=`, `in`, `is_null`, `and`, `or` and `not` of parameters and literals choose so; other conditions are left.
 */
export function takeBranch(call: ScalarCall, valueOf: ValueOf): Expression {
  if (call.function !== 'if' && call.function !== 'case') return call;
  const left: Expression[] = [];
  for (let at = 0; at < call.arguments.length; at += 2) {
    const [condition, value] = call.arguments.slice(at, at + 2);
    if (condition === undefined) break;
    if (value === undefined) return closed(call, left, condition);
    const truth = judge(condition, (comparison) => compare(comparison, valueOf));
    if (truth === true) return closed(call, left, value);
    if (truth === undefined) left.push(condition, value);
  }
  return call;
}

/** The branches that are left before the one that is taken if none of them is. */
function closed(call: ScalarCall, left: readonly Expression[], otherwise: Expression): Expression {
  const { type, level, span } = call;
  if (left.length > 0) return { ...call, arguments: [...left, otherwise] };
  if (otherwise.type === type) return otherwise;
  const nothing: Expression = { kind: 'literal', value: null, type: 'null', level: { kind: 'constant' }, span };
  return { kind: 'call', function: 'coalesce', arguments: [otherwise, nothing], type, level, span };
}

function compare(expression: Expression, valueOf: ValueOf): Truth {
  if (expression.kind !== 'call') {
    const value = constantOf(expression, valueOf);
    return typeof value === 'boolean' || value === null ? value : undefined;
  }
  const { function: name, arguments: args } = expression;
  const [first, ...others] = args;
  if (first === undefined) return undefined;
  if (name === 'is_null') return isNull(first, valueOf);
  const value = constantOf(first, valueOf);
  const values = others.flatMap((other) => constantsOf(other, valueOf));
  if (value === undefined || values.includes(undefined)) return undefined;
  if (name === 'in') return isAmong(value, values);
  const [other = null] = values;
  if (name !== 'equal' && name !== 'not_equal') return undefined;
  if (value === null || other === null) return null;
  return (value === other) === (name === 'equal');
}

function isAmong(value: Constant, values: readonly (Constant | undefined)[]): Truth {
  if (value === null) return null;
  if (values.includes(value)) return true;
  return values.includes(null) ? null : false;
}

/** Of a parameter of any type. */
function isNull(expression: Expression, valueOf: ValueOf): Truth {
  if (expression.kind === 'parameter' && expression.key === undefined) return valueOf(expression) === null;
  const value = constantOf(expression, valueOf);
  return value === undefined ? undefined : value === null;
}

type Constant = number | string | boolean | null;

function constantsOf(expression: Expression, valueOf: ValueOf): readonly (Constant | undefined)[] {
  const list = expression.kind === 'parameter' && expression.list ? valueOf(expression) : undefined;
  if (!Array.isArray(list)) return [constantOf(expression, valueOf)];
  return (list as readonly (number | string)[]).map((item) => typed(item, expression));
}

/** The value of a literal or parameter; undefined for what is neither. */
function constantOf(expression: Expression, valueOf: ValueOf): Constant | undefined {
  if (expression.kind === 'literal') return typed(expression.value, expression);
  if (expression.kind !== 'parameter' || expression.list !== undefined) return undefined;
  return typed(plainValue(expression, valueOf(expression)), expression);
}

/** Numbers are written as texts; moments are left to those who know the zone. */
function typed(value: Constant, { type }: Expression): Constant | undefined {
  switch (type) {
    case 'null':
    case 'text':
    case 'boolean':
      return value;
    case 'integer':
    case 'decimal':
    case 'number':
      return value === null ? null : Number(value);
    default:
      return undefined;
  }
}
