import type { Measure, RowExpression } from '@core/plan';
import type { Scope } from '../dialect/dialect';
import { atom, type Fragment } from '../fragment';
import { createScope } from '../query/create-scope';
import { firstOf, withNumbers } from '../query/names';
import type { Query } from '../query/query';

/** The rows of a frame under a name of their own, with a column for every expression that is needed of them. */
export interface RowTable {
  readonly name: string;
  /** Writes expressions over its columns. */
  readonly scope: Scope;
  /** The column of an expression of the rows, called by a word; equal ones share it. */
  readonly columnOf: (word: string, value: Fragment) => string;
  /** A measure of the rows, which `rows` writes, as one over the table; constants stay as they are. */
  readonly place: (measure: Measure, rows: Scope) => Measure;
  /** What is selected for it, by column. */
  readonly items: () => readonly (readonly [column: string, value: Fragment])[];
}

/** A table with the columns of some keys. */
export function openRowTable(keys: readonly (readonly [column: string, value: Fragment])[], query: Query): RowTable {
  const name = query.names.made('rows');
  const items = [...keys];
  const columnOf = (word: string, value: Fragment): string => {
    const known = items.find(([, { sql }]) => sql === value.sql);
    if (known) return known[0];
    const taken = new Set(items.map(([column]) => column.toLowerCase()));
    const column = firstOf(withNumbers(word), (candidate) => !taken.has(candidate));
    items.push([column, value]);
    return column;
  };
  return {
    name,
    scope: createScope(query, (reference) => {
      if (reference.kind !== 'column') throw new RangeError(`the rows of a frame have no ${reference.kind}`);
      return atom(`${query.dialect.quote(name)}.${query.dialect.quote(reference.column)}`, reference.type);
    }),
    columnOf,
    place: ({ filter, order, ...measure }, rows) => {
      const column = (word: string, expression: RowExpression): RowExpression => {
        if (expression.kind === 'literal') return expression;
        const value = rows.compile(expression);
        return { kind: 'column', type: value.type, path: [], column: columnOf(word, value) };
      };
      return {
        ...measure,
        arguments: measure.arguments.map((argument) => column('value', argument)),
        ...(filter && { filter: column('filter', filter) }),
        ...(order && { order: order.map((key) => column('order', key)) }),
      };
    },
    items: () => items,
  };
}
