import type { BoundReference, RowExpression } from '../frame/row-expression';
import { partsOf } from './row-parts';

/** The distinct ends of windows that expressions look at, by name. */
export function boundsIn(expressions: readonly RowExpression[]): readonly BoundReference[] {
  const bounds = new Map<string, BoundReference>();
  const visit = (expression: RowExpression): void => {
    if (expression.kind === 'bound') bounds.set(expression.name, expression);
    else partsOf(expression).forEach(visit);
  };
  expressions.forEach(visit);
  return [...bounds.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
