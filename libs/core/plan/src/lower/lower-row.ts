import { assertNever } from '@core/diagnostics';
import {
  reachField,
  resolveField,
  type ContextReference,
  type Expression,
  type FieldReference,
  type ScalarCall,
} from '@core/formula';
import type { RowExpression } from '../frame/row-expression';
import { lowerArguments, lowerLookup, lowerParameter } from './lower-parameter';
import { plainLiteral, rowMaker } from './node-maker';
import { lowerOrdered } from './ordered-text';
import type { RowScope } from './row-scope';

/** Turns a checked row-level expression into columns and literals: calculated fields, parameters and context values are spelled out. */
export function lowerRow(expression: Expression, scope: RowScope): RowExpression {
  switch (expression.kind) {
    case 'literal':
      return plainLiteral(expression.value, expression.type);
    case 'duration':
      return { kind: 'duration', type: 'duration', duration: expression.duration };
    case 'field':
      return lowerField(expression, scope);
    case 'parameter':
      return lowerParameter(expression, scope.parameter(expression), rowMaker);
    case 'context':
      return lowerContext(expression, scope);
    case 'call':
      return lowerCall(expression, scope);
    case 'aggregate':
    case 'metric':
    case 'modified':
      throw new TypeError(`a row-level expression cannot hold ${expression.kind}`);
    default:
      return assertNever(expression);
  }
}

function lowerField(reference: FieldReference, scope: RowScope): RowExpression {
  const { catalog, home } = scope;
  const own = reference.dataset === home ? reference : reachField(reference, home, catalog);
  if (own === undefined) {
    scope.onUnreachable(reference);
    return plainLiteral(null);
  }
  const { dataset, field } = resolveField(own, catalog);
  const path = [...scope.prefix, ...own.path];
  if (field.origin.kind === 'column') return { kind: 'column', type: field.type, path, column: field.origin.column };
  return lowerRow(field.origin.expression, { ...scope, home: dataset.name, prefix: path });
}

function lowerContext({ name, type }: ContextReference, { window, as_of }: RowScope): RowExpression {
  if (name === 'target') throw new TypeError('a target is not known on rows');
  if (name === 'as_of') return plainLiteral(as_of, type);
  const moment = name === 'period_start' ? window().from : window().to;
  return plainLiteral(moment === undefined ? null : type === 'date' ? moment.date : moment.instant, type);
}

function lowerCall(call: ScalarCall, scope: RowScope): RowExpression {
  const lowering = {
    lower: (argument: Expression) => lowerRow(argument, scope),
    parameter: scope.parameter,
    make: rowMaker,
  };
  if (call.function === 'lookup') return lowerLookup(call, lowering);
  return lowerOrdered(call, lowerArguments(call, lowering), { make: rowMaker, catalog: scope.catalog });
}
