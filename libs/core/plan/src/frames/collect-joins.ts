import type { Catalog } from '@core/formula';
import type { FrameJoin, RowExpression } from '../frame/row-expression';
import { datasetAt } from '../lower/dataset-at';

/** The joins that columns need, each after its prefix. */
export function collectJoins(
  dataset: string,
  expressions: readonly RowExpression[],
  catalog: Catalog,
): readonly FrameJoin[] {
  const paths = new Map<string, readonly string[]>();
  for (const path of expressions.flatMap(pathsIn)) {
    for (let length = 1; length <= path.length; length += 1)
      paths.set(path.slice(0, length).join('.'), path.slice(0, length));
  }
  const ordered = [...paths].toSorted(
    ([a, { length: hops }], [b, { length: others }]) => hops - others || (a < b ? -1 : 1),
  );
  return ordered.map(([, path]) => describeJoin(dataset, path, catalog));
}

function pathsIn(expression: RowExpression): readonly (readonly string[])[] {
  if (expression.kind === 'column') return expression.path.length === 0 ? [] : [expression.path];
  return expression.kind === 'call' ? expression.arguments.flatMap(pathsIn) : [];
}

function describeJoin(dataset: string, path: readonly string[], catalog: Catalog): FrameJoin {
  const from = datasetAt(dataset, path.slice(0, -1), catalog);
  const to = datasetAt(dataset, path, catalog);
  const pairs = from.relationships.get(path.at(-1) ?? '')?.pairs ?? [];
  const column = ({ fields }: typeof from, field: string) => {
    const origin = fields.get(field)?.origin;
    return origin?.kind === 'column' ? origin.column : field;
  };
  return {
    path,
    dataset: to.name,
    on: pairs.map(({ own, key }) => ({ left: column(from, own), right: column(to, key) })),
  };
}
