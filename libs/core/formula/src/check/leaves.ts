import type { Expression, FieldReference } from '../tree/expression';
import type { MetricLeaf } from '../tree/metric-leaf';
import type { Names } from './context';

/** Every aggregate beneath, also those of metrics that are named. */
export function leavesOf(expression: Expression, names: Names): readonly MetricLeaf[] {
  switch (expression.kind) {
    case 'aggregate':
      return [{ dataset: expression.dataset, placed: false, dropped: [] }];
    case 'metric': {
      const answer = names.metric(expression.name);
      return answer.kind === 'metric' ? answer.metric.leaves : [];
    }
    case 'call':
      return distinct(expression.arguments.flatMap((argument) => leavesOf(argument, names)));
    case 'modified': {
      const { operand, modifier } = expression;
      const leaves = leavesOf(operand, names);
      if (modifier.kind === 'on') return leaves.map((leaf) => ({ ...leaf, placed: true }));
      if (modifier.kind !== 'total') return leaves;
      const dropped = modifier.dimensions.map(({ name }) => name);
      return leaves.map((leaf) => drop(leaf, dropped));
    }
    default:
      return [];
  }
}

function drop(leaf: MetricLeaf, dimensions: readonly string[]): MetricLeaf {
  if (leaf.dropped === 'all') return leaf;
  return { ...leaf, dropped: dimensions.length === 0 ? 'all' : [...leaf.dropped, ...dimensions] };
}

/** Keeps one of equal leaves, so that deep towers of metrics stay small. */
export function distinct(leaves: readonly MetricLeaf[]): readonly MetricLeaf[] {
  return [...new Map(leaves.map((leaf) => [JSON.stringify(leaf), leaf])).values()];
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
