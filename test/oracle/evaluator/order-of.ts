import type { Expr } from './formula';
import type { World } from './model';

const CHOICES: ReadonlySet<string> = new Set(['if', 'ternary', 'case', 'coalesce', 'min', 'max', 'clamp']);

/** The declared values of an ordered text, through everything that gives one of them. */
export function orderOf(expr: Expr, world: World): readonly string[] | undefined {
  if (expr.type !== 'text') return undefined;
  switch (expr.kind) {
    case 'field':
      return expr.values;
    case 'call':
      return CHOICES.has(expr.fn) ? firstOf(expr.args, world) : undefined;
    case 'agg':
    case 'related':
      return firstOf(expr.args.slice(0, 1), world);
    case 'per':
    case 'mod':
      return orderOf(expr.operand, world);
    case 'metric': {
      const metric = world.metrics.find(({ name }) => name === expr.name);
      return metric && orderOf(metric.formula, world);
    }
    default:
      return undefined;
  }
}

function firstOf(exprs: readonly Expr[], world: World): readonly string[] | undefined {
  return exprs.map((expr) => orderOf(expr, world)).find((values) => values !== undefined);
}
