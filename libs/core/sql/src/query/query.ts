import type { ValueType } from '@core/formula';
import { datasetsIn, type FrameQuery, type RowRestriction } from '@core/plan';
import type { QueryParameter } from '../compiled-query';
import type { Dialect, PhysicalType } from '../dialect/dialect';
import { atom, type Fragment } from '../fragment';
import { indent } from '../text';
import { createNames, type Names } from './names';

/** What all parts of one query share. */
export interface Query {
  readonly dialect: Dialect;
  /** IANA zone in which timestamps become dates. */
  readonly timezone: string;
  readonly names: Names;
  /** Bound so far, in the order of their placeholders. */
  readonly parameters: readonly QueryParameter[];
  /** Binds a value; equal values share a placeholder. */
  readonly bind: (value: string, physical: PhysicalType, type: ValueType) => Fragment;
  /** A dataset as it stands after FROM or JOIN under a name: everything that reads one asks here. */
  readonly table: (dataset: string, name: string) => string;
  /** Whether the frame mentions a name anywhere. */
  readonly mentions: (name: string) => boolean;
}

/** Writes the rows of a dataset that are seen, all their columns, in a query that reads everything. */
export type RowsCompiler = (restriction: RowRestriction, query: Query) => string;

/** An empty query for a frame. */
export function createQuery(frame: FrameQuery, dialect: Dialect, compileRows: RowsCompiler): Query {
  const parameters: QueryParameter[] = [];
  const positions = new Map<string, number>();
  const text = JSON.stringify(frame).toLowerCase();
  const restrictions = new Map((frame.restrictions ?? []).map((restriction) => [restriction.dataset, restriction]));
  const plainTable = (dataset: string, name: string) =>
    dataset === name ? dialect.quote(dataset) : `${dialect.quote(dataset)} AS ${dialect.quote(name)}`;
  const query: Query = {
    dialect,
    timezone: frame.timezone,
    table: (dataset, name) => {
      const restriction = restrictions.get(dataset);
      if (restriction === undefined) return plainTable(dataset, name);
      const rows = compileRows(restriction, { ...query, timezone: 'UTC', table: plainTable });
      return `(\n${indent(rows)}\n) AS ${dialect.quote(name)}`;
    },
    names: createNames(datasetsIn(frame)),
    parameters,
    bind: (value, physical, type) => {
      const sqlType = dialect.typeName(physical);
      const key = `${sqlType} ${value}`;
      const position = positions.get(key) ?? parameters.push({ type, value });
      positions.set(key, position);
      return atom(dialect.placeholder(position, sqlType), type);
    },
    mentions: (name) => text.includes(`"${name.toLowerCase()}"`),
  };
  return query;
}
