import { assertNever } from '@core/diagnostics';
import type { FrameQuery } from './frame-query';
import type { FrameJoin, Measure, RelatedRows, RowExpression } from './row-expression';

/** Every dataset that a frame reads, its own first: joined ones, those of related rows, and those that say which rows are seen. */
export function datasetsIn({
  dataset,
  joins,
  time,
  filter,
  dimensions,
  running,
  measures,
  restrictions = [],
}: FrameQuery): readonly string[] {
  const expressions = [
    time,
    filter,
    running?.place,
    ...dimensions.map(({ expression }) => expression),
    ...measures.flatMap(expressionsOf),
    ...restrictions.map(({ condition }) => condition),
  ];
  const joined = [...joins, ...restrictions.flatMap((restriction) => restriction.joins)];
  return datasetsOnRows(dataset, joined, expressions);
}

/** Every dataset that expressions on the rows of one read, and what is joined to them; that one first. */
export function datasetsOnRows(
  dataset: string,
  joins: readonly FrameJoin[],
  expressions: readonly (RowExpression | undefined)[],
): readonly string[] {
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
