import type { ValueType } from '@core/formula';
import { datasetsIn, type FrameQuery } from '@core/plan';
import type { QueryParameter } from '../compiled-query';
import type { Dialect, PhysicalType } from '../dialect/dialect';
import { atom, type Fragment } from '../fragment';
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
  /** Whether the frame mentions a name anywhere. */
  readonly mentions: (name: string) => boolean;
}

/** An empty query for a frame. */
export function createQuery(frame: FrameQuery, dialect: Dialect): Query {
  const parameters: QueryParameter[] = [];
  const positions = new Map<string, number>();
  const text = JSON.stringify(frame).toLowerCase();
  return {
    dialect,
    timezone: frame.timezone,
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
}
