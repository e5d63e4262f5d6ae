import type { BoundReference, RowExpression } from '../frame/row-expression';
import { partsOf } from './row-parts';

const known = new WeakMap<RowExpression, readonly BoundReference[]>();

/** The distinct ends of windows that expressions look at, by name. */
export function boundsIn(expressions: readonly RowExpression[]): readonly BoundReference[] {
  const found = expressions.flatMap(boundsOf);
  if (found.length < 2) return found;
  const bounds = new Map(found.map((bound) => [bound.name, bound]));
  return [...bounds.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function boundsOf(expression: RowExpression): readonly BoundReference[] {
  if (expression.kind === 'bound') return [expression];
  const bounds = known.get(expression) ?? boundsIn(partsOf(expression));
  known.set(expression, bounds);
  return bounds;
}
