import { assertNever } from '@core/diagnostics';
import type { RowExpression } from '../frame/row-expression';
import type { LeafSpec } from './leaf-spec';

/** The expressions that an expression is made of, one level down; those of related rows included. */
export function partsOf(expression: RowExpression): readonly RowExpression[] {
  switch (expression.kind) {
    case 'literal':
    case 'duration':
    case 'column':
    case 'bound':
      return [];
    case 'call':
      return expression.arguments;
    case 'successor':
      return [expression.value, ...expression.per, ...expression.order];
    case 'outer':
      return [expression.value];
    case 'related': {
      const { rows, measure } = expression;
      const links = rows.link.flatMap(({ outer, own }) => [outer, own]);
      return [...links, ...measureParts(measure), ...(measure.filter ? [measure.filter] : [])];
    }
    default:
      return assertNever(expression);
  }
}

/** All that a leaf says about rows. */
export function leafParts({ time, dimensions, running, context, own, measure }: LeafSpec): readonly RowExpression[] {
  return [
    ...(time ? [time] : []),
    ...dimensions.map(({ expression }) => expression),
    ...(running ? [running.place] : []),
    ...context,
    ...own,
    ...measureParts(measure),
  ];
}

function measureParts({ arguments: args, order = [] }: LeafSpec['measure']): readonly RowExpression[] {
  return [...args, ...order];
}
