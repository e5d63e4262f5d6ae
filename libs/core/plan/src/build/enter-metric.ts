import type { CheckedMetric } from '@core/formula';
import type { Context } from './context';

/** The context as a metric sees it: its `where:` is always on, and its texts are read with its own names. */
export function enterMetric(context: Context, metric: CheckedMetric): Context {
  const { conditions, asked, view, depth } = context;
  const where = metric.where && { expression: metric.where, level: 0, scope: { metric, view }, path: asked.path };
  return { ...context, metric, depth: depth + 1, conditions: where ? [...conditions, where] : conditions };
}
