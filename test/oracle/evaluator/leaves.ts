import { contextsOf, enterMetric, type Context } from './context';
import { childrenOf, type Agg, type Expr, type Per } from './formula';
import { RowScope } from './rows';
import type { Value } from './value';

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
      return takenParts(expr, context).flatMap((child) => leavesOf(child, context));
  }
}

/** What stands beneath a node, without the branches that conditions on parameters alone have closed. */
function takenParts(expr: Expr, context: Context): readonly Expr[] {
  const parts = childrenOf(expr);
  if (expr.kind !== 'call' || (expr.fn !== 'if' && expr.fn !== 'case')) return parts;
  const taken: Expr[] = [];
  for (let at = 0; at < parts.length; at += 2) {
    const [condition, value] = parts.slice(at, at + 2);
    if (value === undefined) return [...taken, condition!];
    const truth = truthOf(condition!, context);
    if (truth === true) return [...taken, value];
    if (truth === undefined) taken.push(condition!, value);
  }
  return taken;
}

/** True, false or null as far as parameters and literals alone say so; one part may decide an `and` or `or`. */
function truthOf(condition: Expr, context: Context): Value | undefined {
  if (condition.kind === 'call' && (condition.fn === 'and' || condition.fn === 'or')) {
    const truths = condition.args.map((part) => truthOf(part, context));
    const decisive = condition.fn === 'or';
    if (truths.includes(decisive)) return decisive;
    if (truths.includes(undefined)) return undefined;
    return truths.includes(null) ? null : !decisive;
  }
  if (condition.kind === 'call' && condition.fn === 'not') {
    const truth = truthOf(condition.args[0]!, context);
    return typeof truth === 'boolean' ? !truth : truth;
  }
  if (!isSettled(condition)) return undefined;
  return new RowScope({ dataset: '', values: {} }, context.question.textAt(context)).evaluate(condition);
}

/** Whether a comparison is one of parameters and literals. */
function isSettled(comparison: Expr): boolean {
  const isPlain = ({ kind, type }: Expr) =>
    (kind === 'lit' || kind === 'param') && type !== 'date' && type !== 'timestamp';
  if (comparison.kind !== 'call') return isPlain(comparison);
  return ['equal', 'not_equal', 'in', 'is_null'].includes(comparison.fn) && comparison.args.every(isPlain);
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
