import { contextsOf, enterMetric, type Context } from './context';
import { childrenOf, type Agg, type Expr, type Per } from './formula';

/** An aggregate over rows, in the context that the modifiers around it have made. */
export interface LeafContext {
  readonly agg: Agg;
  readonly context: Context;
}

/** Every aggregate beneath an expression. The keys of a `.per` on the way have any value. */
export function leavesOf(expr: Expr, context: Context): readonly LeafContext[] {
  switch (expr.kind) {
    case 'agg':
      return context.isLost === true ? [] : [{ agg: expr, context }];
    case 'metric': {
      const metric = context.question.metric(expr.name);
      return leavesOf(metric.formula, enterMetric(context, metric));
    }
    case 'context':
      return expr.name === 'target' ? targetLeaves(context) : [];
    case 'per':
      return leavesOf(expr.operand, withKeys(expr, context));
    case 'mod': {
      const { operand, mod } = expr;
      const beside = mod.kind === 'fill' ? leavesOf(mod.value, context) : [];
      return [...contextsOf(mod, context).flatMap((inner) => (inner ? leavesOf(operand, inner) : [])), ...beside];
    }
    default:
      return childrenOf(expr).flatMap((child) => leavesOf(child, context));
  }
}

function targetLeaves(context: Context): readonly LeafContext[] {
  const { target } = context.metric;
  return typeof target === 'object' && 'kind' in target ? leavesOf(target as Expr, context) : [];
}

/** The dimensions that are left, and the keys. */
export function withKeys({ keys }: Per, context: Context): Context {
  const dimensions = [
    ...context.dimensions.filter(({ dropped }) => !dropped),
    ...keys.map((ref) => ({ ref, own: 'any', dropped: false }) as const),
  ];
  return { ...context, dimensions };
}
