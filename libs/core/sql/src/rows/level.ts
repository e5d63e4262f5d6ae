import { assertNever } from '@core/diagnostics';
import type { BoundReference, FrameJoin, OuterValue, RowExpression } from '@core/plan';
import type { Scope } from '../dialect/dialect';
import { atom, type Fragment } from '../fragment';
import { createScope, type RowReference } from '../query/create-scope';
import type { Query } from '../query/query';
import { planLaterals, type Lateral } from './lateral';
import { partsAt, type RowPart } from './parts-at';
import { nameSuccessors, tableWithSuccessors } from './successors';
import { nameTables, type TableNames } from './table-names';

/** Rows of one dataset, with what they lead to, as the frame has them or as they are related to a row further out. */
export interface LevelRows {
  readonly dataset: string;
  readonly joins: readonly FrameJoin[];
  /** All that is said about the rows. */
  readonly expressions: readonly RowExpression[];
  /** Writes what is not of these rows: values of the row around, ends of the window. */
  readonly outside: (reference: OuterValue | BoundReference) => Fragment;
}

/** Tables by their names, and how expressions speak of their rows. */
export interface Level {
  readonly scope: Scope;
  /** The aggregates of rows related to these, each after those that it needs. */
  readonly laterals: readonly Lateral[];
  /** All columns of the dataset itself. */
  readonly all: string;
  /** The dataset as it stands after FROM. */
  readonly table: () => string;
  /** Its many-to-one joins, a line each. */
  readonly joins: () => readonly string[];
}

/** Names the tables of a level; what they need further down is written when its turn comes. */
export function openLevel({ dataset, joins, expressions, outside }: LevelRows, query: Query): Level {
  const { quote } = query.dialect;
  const tables = nameTables(dataset, joins, query.names);
  const parts = expressions.flatMap((expression) => [...partsAt(expression)]);
  const successors = nameSuccessors(ofKind(parts, 'successor'), query);
  const laterals = planLaterals(ofKind(parts, 'related'), query.names);
  const base = quote(tables.of([]));
  const resolve = (reference: RowReference): Fragment => {
    switch (reference.kind) {
      case 'column':
        return atom(`${quote(tables.of(reference.path))}.${quote(reference.column)}`, reference.type);
      case 'successor':
        return atom(`${base}.${quote(successors.nameOf(reference))}`, reference.type);
      case 'related': {
        const { table, column } = laterals.columnOf(reference);
        return atom(`${quote(table)}.${quote(column)}`, reference.type);
      }
      case 'outer':
      case 'bound':
        return outside(reference);
      default:
        return assertNever(reference);
    }
  };
  return {
    scope: createScope(query, resolve),
    laterals: laterals.list,
    all: `${base}.*`,
    table: () => tableWithSuccessors(dataset, tables.of([]), successors.list, query),
    joins: () => joins.map((join) => joinLine(join, tables, query)),
  };
}

function ofKind<Kind extends RowPart['kind']>(
  parts: readonly RowPart[],
  kind: Kind,
): readonly Extract<RowPart, { kind: Kind }>[] {
  return parts.filter((part): part is Extract<RowPart, { kind: Kind }> => part.kind === kind);
}

/** The right side is joined on its key, which is unique, so rows never multiply; without a match its columns are null. */
function joinLine({ path, dataset, on }: FrameJoin, tables: TableNames, query: Query): string {
  const { quote } = query.dialect;
  const [left, right] = [quote(tables.of(path.slice(0, -1))), quote(tables.of(path))];
  const pairs = on.map((pair) => `${right}.${quote(pair.right)} = ${left}.${quote(pair.left)}`);
  return `LEFT JOIN ${query.table(dataset, tables.of(path))} ON ${pairs.join(' AND ')}`;
}
