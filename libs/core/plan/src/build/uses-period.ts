import { resolveField, type Catalog, type Expression } from '@core/formula';

/** Whether a row-level expression looks at the ends of the bucket, so that it differs from one bucket to the next. */
export function usesPeriod(expression: Expression, catalog: Catalog): boolean {
  if (expression.kind === 'context') return expression.name === 'period_start' || expression.name === 'period_end';
  if (expression.kind === 'call') return expression.arguments.some((argument) => usesPeriod(argument, catalog));
  if (expression.kind !== 'field') return false;
  const { origin } = resolveField(expression, catalog).field;
  return origin.kind === 'calculated' && usesPeriod(origin.expression, catalog);
}
