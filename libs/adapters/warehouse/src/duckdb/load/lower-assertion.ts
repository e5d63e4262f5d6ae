import type { Catalog, CheckedDataset, Expression } from '@core/formula';
import { lowerRow, type RowExpression } from '@core/plan';
import { SourceProblem } from '../source/find-source-files';

/** How many steps the calculated fields of an assertion may unfold to. */
const stepLimit = 10_000;

/** An assertion in terms of the columns of its dataset. It sees one row: no other dataset, no parameters, no period. */
export function lowerAssertion(text: string, condition: Expression, dataset: CheckedDataset): RowExpression {
  const refuse = (what: string): never => {
    throw new SourceProblem(
      `its assertion "${text}" names ${what}, which rows are not checked against when they are loaded`,
    );
  };
  let steps = 0;
  return lowerRow(condition, {
    catalog: catalogOf(dataset, () => refuse('another dataset')),
    home: dataset.name,
    prefix: [],
    parameter: () => refuse('a parameter'),
    bound: () => refuse('the period'),
    hours: () => undefined,
    as_of: () => ({ kind: 'literal', type: 'timestamp', value: '9999-12-31T00:00:00Z' }),
    onUnreachable: ({ field }) => refuse(field),
    onRead: () => undefined,
    spend: () => {
      steps += 1;
      return steps <= stepLimit || refuse(`calculated fields that unfold to more than ${stepLimit} steps`);
    },
  });
}

/** Nothing but the dataset whose rows are checked: whatever leads to another one is refused. */
function catalogOf(dataset: CheckedDataset, refuse: () => never): Catalog {
  return {
    datasetNames: [dataset.name],
    metricNames: [],
    calendarNames: [],
    dataset: (name) => (name === dataset.name ? dataset : refuse()),
    metric: () => undefined,
    calendar: () => undefined,
    diagnosticsOf: () => [],
    with: refuse,
  };
}
