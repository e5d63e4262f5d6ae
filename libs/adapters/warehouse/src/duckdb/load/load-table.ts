import type { DuckDBConnection } from '@duckdb/node-api';
import type { CheckedDataset } from '@core/formula';
import { checkAssertions } from './check-assertions';
import { checkKeys } from './check-keys';
import { FindingList } from './finding-list';
import { findMisfits } from './find-misfits';
import { insertRows } from './insert-rows';
import { PlacedSources } from './placed-sources';
import type { RowSource } from './row-source';
import { createTable, misfitColumn, type LoadingTable } from './table';

/** What became of the rows. */
export interface LoadedTable {
  readonly row_count: number;
  /** Bad rows that the dataset lets pass over. */
  readonly skipped_rows: number;
}

/**
 * Creates and fills the table of a dataset. Every row must fit the declared types, keys be there and unique, assertions
 * hold; otherwise all that was found is thrown as `data.bad_rows`, unless the dataset skips bad rows.
 */
export async function loadTable(
  connection: DuckDBConnection,
  dataset: CheckedDataset,
  table: LoadingTable,
  input: { readonly kind: 'TABLE' | 'TEMP TABLE'; readonly sources: readonly RowSource[] },
): Promise<LoadedTable> {
  await connection.run(createTable(table, input.kind));
  const findings = new FindingList(dataset.name);
  const parts = new PlacedSources(connection);
  for (const source of input.sources) {
    parts.add(source, await insertRows(connection, table, source));
    for (const { place, reason } of await source.rejected(connection)) findings.add('data.broken_row', { row: place, reason });
  }
  const misfits = await findMisfits(connection, table, parts, findings);
  const skips = dataset.definition.on_bad_rows === 'skip';
  const skipped_rows = skips ? findings.count : 0;
  if (!skips) findings.throwIfAny();
  if (misfits > 0) await connection.run(`DELETE FROM ${table.name} WHERE ${misfitColumn}`);
  const rest = new FindingList(dataset.name);
  if (parts.row_count > 0) {
    await checkKeys(connection, dataset, table, parts, rest);
    await checkAssertions(connection, dataset, table, parts, rest);
    rest.throwIfAny();
  }
  await connection.run(`ALTER TABLE ${table.name} DROP COLUMN ${misfitColumn}`);
  const [[count]] = (await (await connection.run(`SELECT count(*) FROM ${table.name}`)).getRows()) as [[bigint]];
  return { row_count: Number(count), skipped_rows };
}
