import type { Context } from './context';
import type { Expr, Modifier } from './formula';
import { ownValues } from './per';
import { noteClose } from './trace';
import { orderOf } from './order-of';
import { big, compareValues, type Value } from './value';

/** The place among all groups of the bucket: ties share the lower one and the next is skipped; null for null. */
export function evaluateRank(
  operand: Expr,
  { order }: Extract<Modifier, { kind: 'rank' }>,
  context: Context,
  evaluate: (expr: Expr, context: Context) => Value,
): Value {
  const { question, metric } = context;
  const own = evaluate(operand, context);
  if (own === null) return null;
  const places = orderOf(operand, question.world);
  const isDescending = (order ?? (metric.direction === 'lower_is_better' ? 'asc' : 'desc')) === 'desc';
  const better = context.groups(context.bucket).filter((tuple) => {
    const value = evaluate(operand, { ...context, dimensions: ownValues(context.dimensions, tuple) });
    if (value === null) return false;
    noteClose(value, own, question.trace);
    const apart = compareValues(value, own, places);
    return isDescending ? apart > 0 : apart < 0;
  });
  return big(better.length + 1);
}
