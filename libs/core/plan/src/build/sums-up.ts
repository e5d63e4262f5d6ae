import type { Catalog, Expression } from '@core/formula';

/**
 * Whether the value of a coarser bucket is the sum of the values of the finer ones that tile it: sums and counts, added and
 * subtracted. A ratio of them is not, nor is a largest value.
 */
export function sumsUp(expression: Expression, catalog: Catalog): boolean {
  switch (expression.kind) {
    case 'aggregate':
      return expression.function === 'sum' || expression.function === 'count';
    case 'metric': {
      const formula = catalog.metric(expression.name)?.formula;
      return formula !== undefined && sumsUp(formula, catalog);
    }
    case 'modified':
      return (
        (expression.modifier.kind === 'where' || expression.modifier.kind === 'on') &&
        sumsUp(expression.operand, catalog)
      );
    case 'call':
      return isSum(expression.function) && expression.arguments.every((argument) => sumsUp(argument, catalog));
    default:
      return false;
  }
}

function isSum(name: string): boolean {
  return name === 'add' || name === 'subtract' || name === 'negate';
}
