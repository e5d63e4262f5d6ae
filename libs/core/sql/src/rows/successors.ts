import type { SuccessorValue } from '@core/plan';
import type { Scope } from '../dialect/dialect';
import { atom } from '../fragment';
import { createScope } from '../query/create-scope';
import { firstOf, numbersOf } from '../query/names';
import type { Query } from '../query/query';
import { indent } from '../text';
import { distinctParts, keyOf } from './parts-at';

/** A value of the next row, as a column that is added to a dataset. */
export interface Successor {
  readonly value: SuccessorValue;
  readonly column: string;
}

export interface Successors {
  readonly list: readonly Successor[];
  readonly nameOf: (value: SuccessorValue) => string;
}

/** Columns for the distinct successors of a level, called like none that the frame reads. */
export function nameSuccessors(values: readonly SuccessorValue[], { mentions }: Query): Successors {
  const columns = new Map<string, string>();
  const isFree = (name: string) => !mentions(name) && ![...columns.values()].includes(name);
  const list = distinctParts(values).map((value) => {
    const column = firstOf(numbersOf('successor'), isFree);
    columns.set(keyOf(value), column);
    return { value, column };
  });
  return {
    list,
    nameOf: (value) => {
      const column = columns.get(keyOf(value));
      if (column === undefined) throw new RangeError('no column gives this successor');
      return column;
    },
  };
}

/**
 * A dataset as it stands after FROM, under a name: with successors a derived table of all its rows. Their columns come first, for the
 * dataset might have one of the same name, and then engines take the first.
 */
export function tableWithSuccessors(
  dataset: string,
  name: string,
  successors: readonly Successor[],
  query: Query,
): string {
  const { quote } = query.dialect;
  if (successors.length === 0) return query.table(dataset, name);
  const scope = plainScope(quote(dataset), query);
  const columns = successors.map(({ value, column }) => `${overNext(value, scope)} AS ${quote(column)}`);
  const rows = `SELECT ${[...columns, '*'].join(', ')}\nFROM ${query.table(dataset, dataset)}`;
  return `(\n${indent(rows)}\n) AS ${quote(name)}`;
}

/** Expressions over the columns of a table alone. */
function plainScope(table: string, query: Query): Scope {
  return createScope(query, (reference) => {
    if (reference.kind !== 'column' || reference.path.length > 0)
      throw new RangeError('a successor is made of columns of its own dataset');
    return atom(`${table}.${query.dialect.quote(reference.column)}`, reference.type);
  });
}

function overNext({ value, per, order }: SuccessorValue, scope: Scope): string {
  const keys = per.map((key) => scope.compile(key).sql).join(', ');
  const places = order.map((place) => `${scope.compile(place).sql} NULLS FIRST`).join(', ');
  return `lead(${scope.compile(value).sql}) OVER (PARTITION BY ${keys} ORDER BY ${places})`;
}
