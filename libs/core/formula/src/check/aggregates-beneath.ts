import type { Aggregate, Expression, Modifier } from '../tree/expression';

/** The aggregates of a formula itself, not those of metrics that it names, around which none of these modifiers stands. */
export function aggregatesWithout(settling: readonly Modifier['kind'][], expression: Expression): readonly Aggregate[] {
  switch (expression.kind) {
    case 'aggregate':
      return [expression];
    case 'modified':
      return settling.includes(expression.modifier.kind) ? [] : aggregatesWithout(settling, expression.operand);
    case 'call':
    case 'per':
      return expression.arguments.flatMap((argument) => aggregatesWithout(settling, argument));
    default:
      return [];
  }
}
