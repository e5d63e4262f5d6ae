import type { Context } from './context';
import type { Expr } from './formula';
import type { Value } from './value';

/** The target of the metric at hand in its context; null where it has none. */
export function evaluateTarget(context: Context, evaluate: (expr: Expr, context: Context) => Value): Value {
  const { target } = context.metric;
  if (target === undefined) return null;
  if (typeof target === 'number') return target;
  if (!('kind' in target)) throw new Error('targets by period are not in this oracle');
  const expr = target as Expr;
  return evaluate(expr, context);
}
