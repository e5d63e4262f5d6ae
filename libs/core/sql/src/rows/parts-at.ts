import { assertNever } from '@core/diagnostics';
import type { BoundReference, Measure, OuterValue, RelatedValue, RowExpression, SuccessorValue } from '@core/plan';

/** A part of an expression for which the row at hand needs more than its columns. */
export type RowPart = RelatedValue | SuccessorValue | OuterValue | BoundReference;

/**
 * The parts of an expression that concern the row at hand, or that `depth` levels further out: aggregates over rows related to
 * it, each after those that it needs itself, successors, values of the row around it, and ends of the window. They may stand deep
 * inside of related aggregates.
 */
export function* partsAt(expression: RowExpression, depth = 0): Generator<RowPart> {
  switch (expression.kind) {
    case 'literal':
    case 'duration':
    case 'column':
      return;
    case 'call':
      for (const argument of expression.arguments) yield* partsAt(argument, depth);
      return;
    case 'bound':
      yield expression;
      return;
    case 'successor':
      if (depth === 0) yield expression;
      return;
    case 'outer':
      if (depth === 0) yield expression;
      else yield* partsAt(expression.value, depth - 1);
      return;
    case 'related':
      yield* partsOfRelated(expression, depth);
      return;
    default:
      assertNever(expression);
  }
}

/** What it says about the related rows stands one level further in. */
function* partsOfRelated(related: RelatedValue, depth: number): Generator<RowPart> {
  const { rows, measure } = related;
  for (const { outer } of rows.link) yield* partsAt(outer, depth);
  for (const { own } of rows.link) yield* partsAt(own, depth + 1);
  for (const part of measureParts(measure)) yield* partsAt(part, depth + 1);
  if (depth === 0) yield related;
}

/** All expressions of a measure. */
export function measureParts({ arguments: args, filter, order = [] }: Omit<Measure, 'name'>): readonly RowExpression[] {
  return [...args, ...(filter ? [filter] : []), ...order];
}

/** Equal expressions have equal keys. */
export function keyOf(expression: RowExpression): string {
  return JSON.stringify(expression);
}

/** The distinct ones of some parts, the first of each. */
export function distinctParts<Part extends RowExpression>(parts: readonly Part[]): readonly Part[] {
  return [...new Map(parts.toReversed().map((part) => [keyOf(part), part])).values()].toReversed();
}
