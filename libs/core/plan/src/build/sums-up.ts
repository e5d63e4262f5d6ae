import type { Catalog, CheckedMetric, Expression, Modifier } from '@core/formula';
import { reachedMetrics } from './reached-metrics';

/**
 * Whether the value of a coarser bucket is the sum of the values of the finer ones that tile it, as of sums and counts that are
 * added and subtracted. The largest of a year is known from its months as well, but is not their sum.
 */
export function sumsUp(metric: CheckedMetric, catalog: Catalog): boolean {
  return metric.additivity === 'distributive' && !reachedMetrics(metric, catalog).some(({ formula }) => picks(formula));
}

/** Modifiers under which the buckets of a coarser one still share its rows among them. */
const staysInBucket: ReadonlySet<Modifier['kind']> = new Set<Modifier['kind']>([
  'where',
  'on',
  'previous',
  'change',
  'total',
  'fill',
]);

function picks(expression: Expression): boolean {
  if (expression.kind === 'aggregate') return expression.function !== 'sum' && expression.function !== 'count';
  if (expression.kind === 'per') return true;
  if (expression.kind === 'modified') return !staysInBucket.has(expression.modifier.kind) || picks(expression.operand);
  return expression.kind === 'call' && expression.arguments.some(picks);
}
