/** Engines whose SQL can be written. */
export type DialectName = 'duckdb';
