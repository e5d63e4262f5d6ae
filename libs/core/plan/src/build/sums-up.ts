import type { Catalog, CheckedMetric, Expression } from '@core/formula';
import { reachedMetrics } from './reached-metrics';

/**
 * Whether the value of a coarser bucket is the sum of the values of the finer ones that tile it, as of sums and counts that are
 * added and subtracted. The largest of a year is known from its months as well, but is not their sum.
 */
export function sumsUp(metric: CheckedMetric, catalog: Catalog): boolean {
  return metric.additivity === 'distributive' && !reachedMetrics(metric, catalog).some(({ formula }) => picks(formula));
}

function picks(expression: Expression): boolean {
  if (expression.kind === 'aggregate') return expression.function !== 'sum' && expression.function !== 'count';
  if (expression.kind === 'modified') return picks(expression.operand);
  return expression.kind === 'call' && expression.arguments.some(picks);
}
