import type { Expression, FieldReference } from '../tree/expression';
import type { MetricLeaf } from '../tree/metric-leaf';
import type { Names } from './context';
import { settleLeaves } from './settle-leaves';

/** Every aggregate beneath, also those of metrics that are named. */
export function leavesOf(expression: Expression, names: Names): readonly MetricLeaf[] {
  switch (expression.kind) {
    case 'aggregate':
      return [{ dataset: expression.dataset, dropped: [] }];
    case 'metric': {
      const answer = names.metric(expression.name);
      return answer.kind === 'metric' ? answer.metric.leaves : [];
    }
    case 'call':
    case 'per':
      return distinct(expression.arguments.flatMap((argument) => leavesOf(argument, names)));
    case 'modified':
      return distinct(settleLeaves(leavesOf(expression.operand, names), expression.modifier, names));
    default:
      return [];
  }
}

/** Keeps one of equal leaves, so that deep towers of metrics stay small. */
export function distinct(leaves: readonly MetricLeaf[]): readonly MetricLeaf[] {
  const keyOf = ({ dataset, dropped, placed, window, shifted, along }: MetricLeaf) =>
    JSON.stringify([dataset, dropped, placed, window, shifted, along]);
  return [...new Map(leaves.map((leaf) => [keyOf(leaf), leaf])).values()];
}

/** Every field that an expression names. */
export function fieldsOf(expression: Expression): readonly FieldReference[] {
  switch (expression.kind) {
    case 'field':
      return [expression];
    case 'call':
      return expression.arguments.flatMap(fieldsOf);
    case 'aggregate':
      return [...expression.arguments, ...(expression.condition ? [expression.condition] : [])].flatMap(fieldsOf);
    case 'modified':
      return fieldsOf(expression.operand);
    default:
      return [];
  }
}
