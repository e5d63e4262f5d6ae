import type { MetricDefinition } from '@core/definition';
import { diagnose, type Diagnostic } from '@core/diagnostics';
import type { Aggregate, Expression } from '../tree/expression';
import type { World } from './world';

/** `first` and `last` go by time: reports those over a dataset that has no time field, with no `.on` around. */
export function reportUnordered(
  expression: Expression,
  metric: MetricDefinition,
  { datasets }: World,
): readonly Diagnostic[] {
  return orderedAggregates(expression).flatMap(({ function: name, dataset, span }) => {
    const isTimed =
      datasets.get(dataset)?.definition.time !== undefined || (metric.dataset === dataset && metric.time !== undefined);
    return isTimed ? [] : [diagnose('formula.no_time', { name, dataset }, { path: '/formula', span })];
  });
}

function orderedAggregates(expression: Expression): readonly Aggregate[] {
  switch (expression.kind) {
    case 'aggregate':
      return expression.function === 'first' || expression.function === 'last' ? [expression] : [];
    case 'modified':
      return expression.modifier.kind === 'on' ? [] : orderedAggregates(expression.operand);
    case 'call':
      return expression.arguments.flatMap(orderedAggregates);
    default:
      return [];
  }
}
