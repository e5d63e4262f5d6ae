import type { Catalog, CheckedDataset, Expression } from '@core/formula';
import { lowerRow, type RowExpression } from '@core/plan';
import { SourceProblem } from '../source/find-source-files';

/** An assertion in terms of the columns of its dataset. It sees one row: no other dataset, no parameters, no period. */
export function lowerAssertion(text: string, condition: Expression, dataset: CheckedDataset): RowExpression {
  const refuse = (what: string): never => {
    throw new SourceProblem(
      `its assertion "${text}" names ${what}, which rows are not checked against when they are loaded`,
    );
  };
  const row = lowerRow(condition, {
    catalog: catalogOf(dataset),
    home: dataset.name,
    prefix: [],
    parameter: () => refuse('a parameter'),
    bound: (_, type) => ({ kind: 'literal', type, value: null }),
    hours: () => undefined,
    as_of: '9999-12-31T00:00:00Z',
    onUnreachable: ({ field }) => refuse(field),
  });
  return reachesOut(row) ? refuse('another dataset') : row;
}

function catalogOf(dataset: CheckedDataset): Catalog {
  return {
    datasetNames: [dataset.name],
    metricNames: [],
    calendarNames: [],
    dataset: (name) => (name === dataset.name ? dataset : undefined),
    metric: () => undefined,
    calendar: () => undefined,
    diagnosticsOf: () => [],
  };
}

function reachesOut(expression: RowExpression): boolean {
  if (expression.kind === 'call') return expression.arguments.some(reachesOut);
  return expression.kind === 'column' && expression.path.length > 0;
}
