import { assertNever } from '@core/diagnostics';
import type { FrameQuery } from './frame-query';
import type { Measure, RelatedRows, RowExpression } from './row-expression';

/** Every dataset that a frame reads, its own first: joined ones and those of related rows. */
export function datasetsIn({
  dataset,
  joins,
  time,
  filter,
  dimensions,
  running,
  measures,
}: FrameQuery): readonly string[] {
  const expressions = [
    time,
    filter,
    running?.place,
    ...dimensions.map(({ expression }) => expression),
    ...measures.flatMap(expressionsOf),
  ];
  return [...new Set([dataset, ...joins.map((join) => join.dataset), ...expressions.flatMap(relatedIn)])];
}

function relatedIn(expression: RowExpression | undefined): readonly string[] {
  if (expression === undefined) return [];
  switch (expression.kind) {
    case 'literal':
    case 'duration':
    case 'column':
    case 'bound':
    case 'successor':
      return [];
    case 'call':
      return expression.arguments.flatMap(relatedIn);
    case 'outer':
      return relatedIn(expression.value);
    case 'related':
      return [...rowsIn(expression.rows), ...expressionsOf(expression.measure).flatMap(relatedIn)];
    default:
      return assertNever(expression);
  }
}

function rowsIn({ dataset, joins, link }: RelatedRows): readonly string[] {
  return [
    dataset,
    ...joins.map((join) => join.dataset),
    ...link.flatMap(({ outer, own }) => [outer, own].flatMap(relatedIn)),
  ];
}

function expressionsOf({
  arguments: args,
  filter,
  order = [],
}: Omit<Measure, 'name'>): readonly (RowExpression | undefined)[] {
  return [...args, filter, ...order];
}
