import type { Catalog } from '@core/formula';
import type { ColumnReference, FrameJoin, RowExpression } from '../frame/row-expression';
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
  return columnsOf(expression, 0).flatMap(({ path }) => (path.length === 0 ? [] : [path]));
}

/** The columns of the row that is so many levels out: the row at hand, or one to which that is related. */
function columnsOf(expression: RowExpression, level: number): readonly ColumnReference[] {
  const inAll = (parts: readonly (RowExpression | undefined)[], at: number) =>
    parts.flatMap((part) => (part === undefined ? [] : columnsOf(part, at)));
  switch (expression.kind) {
    case 'column':
      return level === 0 ? [expression] : [];
    case 'call':
      return inAll(expression.arguments, level);
    case 'successor':
      return inAll([expression.value, ...expression.per, ...expression.order], level);
    case 'outer':
      return level === 0 ? [] : columnsOf(expression.value, level - 1);
    case 'related': {
      const { rows, measure } = expression;
      const outer = rows.link.map((pair) => pair.outer);
      const own = rows.link.map((pair) => pair.own);
      const related = [...own, ...measure.arguments, measure.filter, ...(measure.order ?? [])];
      return [...inAll(outer, level), ...inAll(related, level + 1)];
    }
    default:
      return [];
  }
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
