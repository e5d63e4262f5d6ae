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
import { asTimestamps } from './as-timestamps';
import { momentForm, type MomentForm } from './beside-date';
import { lowerBusinessMinutes } from './business-minutes';
import { lowerArguments, lowerLookup, lowerNamedBins, lowerParameter } from './lower-parameter';
import { plainLiteral, rowMaker } from './node-maker';
import { lowerRelated } from './lower-related';
import { lowerOrdered } from './ordered-text';
import type { RowScope } from './row-scope';
import { unlessMissing } from './unless-missing';

/** Turns a checked row-level expression into columns and literals: calculated fields, parameters and context values are spelled out. */
export function lowerRow(expression: Expression, scope: RowScope): RowExpression {
  if (!scope.spend()) return plainLiteral(null, expression.type);
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
    case 'related':
      return lowerRelated(expression, scope, lowerRow);
    case 'aggregate':
    case 'per':
    case 'metric':
    case 'modified':
      throw new TypeError(`a row-level expression cannot hold ${expression.kind}`);
    default:
      return assertNever(expression);
  }
}

function lowerField(reference: FieldReference, scope: RowScope): RowExpression {
  const { catalog, home } = scope;
  const around = reference.dataset === home ? undefined : rowAround(reference.dataset, scope);
  if (around !== undefined) return { kind: 'outer', type: reference.type, value: lowerField(reference, around) };
  const own = reference.dataset === home ? reference : reachField(reference, home, catalog);
  if (own === undefined) {
    scope.onUnreachable(reference);
    return plainLiteral(null);
  }
  const { dataset, field } = resolveField(own, catalog);
  const path = [...scope.prefix, ...own.path];
  if (own.local === undefined) scope.onRead(dataset.name, field.name);
  if (field.origin.kind === 'column') return { kind: 'column', type: field.type, path, column: field.origin.column };
  const row = { ...scope, home: dataset.name, prefix: path };
  const value = lowerRow(field.origin.expression, row);
  return own.path.length === 0 ? value : unlessMissing(value, row, lowerRow);
}

/** The scope of the enclosing row, where a field of its dataset, or of one further out, is named. */
function rowAround(dataset: string, { enclosing }: RowScope): RowScope | undefined {
  for (let around = enclosing; around !== undefined; around = around.enclosing)
    if (around.home === dataset) return enclosing;
  return undefined;
}

function lowerContext(
  { name, type }: ContextReference,
  { bound, as_of }: RowScope,
  form: MomentForm = type === 'date' ? 'date' : 'timestamp',
): RowExpression {
  if (name === 'target') throw new TypeError('a target is not known on rows');
  if (name === 'as_of') return as_of();
  return bound(name === 'period_start' ? 'from' : 'to', form);
}

function lowerCall(call: ScalarCall, scope: RowScope): RowExpression {
  const lowering = {
    lower: (argument: Expression) =>
      argument.kind === 'context'
        ? lowerContext(argument, scope, momentForm(call, argument))
        : lowerRow(argument, scope),
    parameter: scope.parameter,
    make: rowMaker,
    hours: scope.hours,
  };
  if (call.function === 'business_minutes_between') return lowerBusinessMinutes(call, lowering);
  if (call.function === 'lookup') return lowerLookup(call, lowering);
  if (call.function === 'bin' && call.type === 'text') return lowerNamedBins(call, lowering);
  const args = asTimestamps(call, lowerArguments(call, lowering), rowMaker);
  return lowerOrdered(call, args, { make: rowMaker, catalog: scope.catalog });
}
