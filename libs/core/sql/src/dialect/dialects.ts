import type { Dialect } from './dialect';
import type { DialectName } from './dialect-name';
import { duckdbDialect } from './duckdb/duckdb-dialect';

/** Every dialect by name. */
export const dialects: Readonly<Record<DialectName, Dialect>> = { duckdb: duckdbDialect };
