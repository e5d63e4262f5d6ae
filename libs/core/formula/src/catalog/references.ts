import type { Expression } from '../tree/expression';

/** The metrics that an expression names, each once, in the order of the text. */
export function referencesOf(expression: Expression): readonly string[] {
  return [...new Set(namesIn(expression))];
}

function namesIn(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'metric':
      return [expression.name];
    case 'modified':
      return namesIn(expression.operand);
    case 'call':
    case 'per':
      return expression.arguments.flatMap(namesIn);
    default:
      return [];
  }
}
