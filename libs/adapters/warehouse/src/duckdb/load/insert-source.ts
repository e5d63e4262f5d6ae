import type { DuckDBConnection } from '@duckdb/node-api';
import { messageOf } from '../database/engine-errors';
import { watchStatement } from '../database/watch-statement';
import { insertRows } from './insert-rows';
import type { RowSource } from './row-source';
import type { LoadingTable } from './table';

/** What was read in the end, and how many rows it gave. */
export interface InsertedSource {
  readonly source: RowSource;
  readonly count: number;
}

/**
 * Adds all rows of a source after `before` others. Where the engine gives up on it, what can be read of it is sieved out
 * first. `report` hears which share is done.
 */
export async function insertSource(
  connection: DuckDBConnection,
  table: LoadingTable,
  { source, before }: { readonly source: RowSource; readonly before: number },
  report?: (share: number) => void,
): Promise<InsertedSource> {
  const statement = insertRows(connection, table, source, before);
  try {
    return { source, count: await (report ? watchStatement(connection, statement, report) : statement) };
  } catch (error) {
    if (source.sieve === undefined || !isAboutCsv(error)) throw error;
    return insertSource(connection, table, { source: await source.sieve(), before }, report);
  }
}

/** Whether the engine has given up for what stands in a file, and not because it was stopped or has no memory. */
function isAboutCsv(error: unknown): boolean {
  return /^Invalid Input Error:[^]*CSV/.test(messageOf(error));
}
