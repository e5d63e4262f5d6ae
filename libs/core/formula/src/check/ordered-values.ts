import { followPath } from '../paths/follow-path';
import type { Expression } from '../tree/expression';
import type { ScalarName } from '../tree/scalars';
import type { Datasets } from './context';

/** Functions that give one of their arguments unchanged. */
const CHOICES: ReadonlySet<ScalarName> = new Set(['if', 'case', 'coalesce', 'min', 'max', 'clamp']);

/** The declared values of an ordered text, through everything that gives one of them; they compare by their position. */
export function orderedValues(expression: Expression, datasets: Datasets): readonly string[] | undefined {
  switch (expression.kind) {
    case 'field': {
      const start = datasets.dataset(expression.dataset);
      const followed = start && followPath(start, [...expression.path, expression.field], datasets);
      const field = followed?.kind === 'field' ? followed.checked : undefined;
      if (field?.origin.kind === 'calculated' && field.values === undefined) {
        return orderedValues(field.origin.expression, datasets);
      }
      return field?.ordered ? field.values : undefined;
    }
    case 'aggregate':
      if (expression.type !== 'text') return undefined;
      return firstOf(expression.arguments.slice(0, 1), datasets);
    case 'modified':
      return orderedValues(expression.operand, datasets);
    case 'call':
      return CHOICES.has(expression.function) ? firstOf(expression.arguments, datasets) : undefined;
    default:
      return undefined;
  }
}

function firstOf(expressions: readonly Expression[], datasets: Datasets): readonly string[] | undefined {
  return expressions.map((expression) => orderedValues(expression, datasets)).find((values) => values !== undefined);
}
