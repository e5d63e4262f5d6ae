import { findDatasets } from '../paths/follow-path';
import { reach } from '../paths/reach';
import { fieldsOf, leavesOf } from '../check/leaves';
import type { Names } from '../check/context';
import type { Expression, FieldReference } from '../tree/expression';
import type { MetricLeaf } from '../tree/metric-leaf';

/** The names of all datasets that an expression reads, over relationships, calculated fields and other metrics. */
export function datasetsRead(expression: Expression, names: Names): readonly string[] {
  const read = new Set<string>();
  visit(expression, []);
  return [...read].toSorted();

  function visit(node: Expression, conditions: readonly Expression[]): void {
    switch (node.kind) {
      case 'aggregate':
        read.add(node.dataset);
        for (const field of fieldsOf(node)) addField(field);
        return addConditions(conditions, [{ dataset: node.dataset, dropped: [] }]);
      case 'metric': {
        const answer = names.metric(node.name);
        if (answer.kind === 'metric') for (const dataset of answer.metric.datasets) read.add(dataset);
        return addConditions(conditions, leavesOf(node, names));
      }
      case 'modified': {
        const { modifier } = node;
        const field = modifier.kind === 'on' ? modifier.field : undefined;
        const added = modifier.kind === 'where' ? modifier.condition : field;
        return visit(node.operand, added ? [...conditions, added] : conditions);
      }
      case 'call':
        for (const argument of node.arguments) visit(argument, conditions);
        return undefined;
      default:
        return undefined;
    }
  }

  /** A condition reads what each aggregate beneath passes on its way to the field. */
  function addConditions(conditions: readonly Expression[], leaves: readonly MetricLeaf[]): void {
    for (const field of conditions.flatMap(fieldsOf)) {
      for (const { dataset } of leaves) {
        const reached = reach(field, dataset, names);
        if (reached.kind === 'reached') addField(reached.reference);
      }
    }
  }

  function addField(field: FieldReference): void {
    const { passed, end } = findDatasets(field, names);
    for (const dataset of passed) read.add(dataset);
    const origin = end?.fields.get(field.field)?.origin;
    if (origin?.kind === 'calculated') for (const inner of fieldsOf(origin.expression)) addField(inner);
  }
}
