import { binding, enclosed, infix, invoke } from '../../fragment';
import type { Dialect, PhysicalType } from '../dialect';
import { aggregates } from '../default/aggregates';
import { arithmetic } from '../default/arithmetic';
import { calendar } from '../default/calendar';
import { choice } from '../default/choice';
import { comparison } from '../default/comparison';
import { rounding } from '../default/rounding';
import { text } from '../default/text';
import { duckdbAggregates } from './aggregates';
import { businessMinutes } from './business-minutes';
import { elapsed } from './elapsed';
import { duckdbScalars } from './scalars';

const typeNames = {
  text: 'VARCHAR',
  integer: 'BIGINT',
  small_integer: 'INTEGER',
  wide_integer: 'HUGEINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMPTZ',
} as const satisfies Record<Extract<PhysicalType, string>, string>;

/** @see https://duckdb.org/docs/stable/sql/introduction */
export const duckdbDialect: Dialect = {
  name: 'duckdb',
  quote: (identifier) => `"${identifier.replaceAll('"', '""')}"`,
  placeholder: (position, sqlType) => `$${position}::${sqlType}`,
  typeName: (type) => (typeof type === 'string' ? typeNames[type] : `DECIMAL(${type.precision}, ${type.scale})`),
  /** @see https://duckdb.org/docs/stable/sql/functions/lambda */
  bindOnce: (value, name, body) =>
    enclosed(`list_transform([${value.sql}], lambda ${name}: ${body.sql})[1]`, body.type, [value, body]),
  /** @see https://duckdb.org/docs/stable/sql/functions/timestamp */
  clockAhead: (instant, microseconds) =>
    invoke(
      'make_timestamp',
      [infix('+', binding.add, [invoke('epoch_us', [instant], 'integer'), microseconds], 'integer')],
      'timestamp',
    ),
  scalars: {
    ...arithmetic,
    ...comparison,
    ...choice,
    ...rounding,
    ...text,
    ...calendar,
    ...elapsed,
    ...businessMinutes,
    ...duckdbScalars,
  },
  aggregates: { ...aggregates, ...duckdbAggregates },
};
