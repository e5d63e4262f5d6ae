import type { BoundReference, OuterValue, RowExpression } from '@core/plan';
import type { Scope } from '../dialect/dialect';
import { atom, type Fragment } from '../fragment';
import { firstOf, withNumbers } from '../query/names';
import type { Query } from '../query/query';
import { distinctParts, keyOf } from './parts-at';

/** What related rows know of the row to which they are related. */
export interface OuterRow {
  readonly resolve: (reference: OuterValue | BoundReference) => Fragment;
  /** `(SELECT …) AS "outer"`, in the scope of that row. */
  readonly table: (scope: Scope) => string;
}

/**
 * The values of the row around as a table of one row, which stands first: all else in the lateral join speaks of that. Where a
 * column or a guard within an aggregate named an outer table itself, engines would take a column of that name for it, or move an
 * aggregate of outer values alone to the outer query, or not find either beside the other in a lambda.
 */
export function describeOuterRow(references: readonly (OuterValue | BoundReference)[], query: Query): OuterRow {
  const { quote } = query.dialect;
  const table = query.names.made('outer');
  const columns = new Map<string, string>();
  const distinct = distinctParts(references);
  for (const reference of distinct) {
    const taken = [...columns.values()].map((name) => name.toLowerCase());
    const isFree = (name: string) => !taken.includes(name.toLowerCase());
    columns.set(keyOf(reference), firstOf(withNumbers(wordFor(reference)), isFree));
  }
  return {
    resolve: (reference) => {
      const column = columns.get(keyOf(reference));
      if (column === undefined) throw new RangeError(`nothing of the row around is called ${wordFor(reference)}`);
      return atom(`${quote(table)}.${quote(column)}`, reference.type);
    },
    table: (scope) => {
      const items = distinct.map((reference) => {
        const value = scope.compile(reference.kind === 'outer' ? reference.value : reference);
        return `${value.sql} AS ${quote(columns.get(keyOf(reference)) ?? '')}`;
      });
      return `(SELECT ${items.join(', ')}) AS ${quote(table)}`;
    },
  };
}

function wordFor(expression: RowExpression): string {
  switch (expression.kind) {
    case 'outer':
      return wordFor(expression.value);
    case 'column':
      return expression.column;
    case 'bound':
      return expression.name;
    default:
      return 'value';
  }
}
