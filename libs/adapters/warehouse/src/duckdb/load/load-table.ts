import type { DuckDBConnection } from '@duckdb/node-api';
import type { CheckedDataset } from '@core/formula';
import { checkAssertions } from './check-assertions';
import { checkKeys } from './check-keys';
import { findMisfits } from './find-misfits';
import { FindingList } from './finding-list';
import { insertRows } from './insert-rows';
import { PlacedSources } from './placed-sources';
import type { RowSource } from './row-source';
import { storedColumnsOf } from './stored-column';
import { createTable, loadingTable, misfitColumn, passingColumns, type LoadingTable } from './table';

/** What became of the rows. */
export interface LoadedTable {
  readonly row_count: number;
  /** Bad rows that the dataset lets pass over. */
  readonly skipped_rows: number;
}

/** A table that is being loaded, and whence its rows came. */
interface Load {
  readonly connection: DuckDBConnection;
  readonly dataset: CheckedDataset;
  readonly table: LoadingTable;
  readonly sources: PlacedSources;
}

/**
 * Creates and fills the table of a dataset, under its name. Every row must fit the declared types, keys be there and
 * unique, assertions hold; otherwise all that was found is thrown as `data.bad_rows`, unless the dataset skips bad rows.
 */
export async function loadTable(
  connection: DuckDBConnection,
  dataset: CheckedDataset,
  input: { readonly kind: 'TABLE' | 'TEMP TABLE'; readonly sources: readonly RowSource[] },
): Promise<LoadedTable> {
  const table = loadingTable(dataset.name, storedColumnsOf(dataset));
  const load: Load = { connection, dataset, table, sources: new PlacedSources(connection) };
  const passing = input.sources.length === 0 ? [] : passingColumns(table);
  await connection.run(createTable(table, input.kind, passing));
  if (passing.length === 0) return { row_count: 0, skipped_rows: 0 };
  const { misfits, skipped_rows } = await insertAll(load, input.sources);
  const replaced = load.sources.row_count === 0 ? 0 : await checkWhole(load);
  for (const column of passing) await connection.run(`ALTER TABLE ${table.name} DROP COLUMN ${column}`);
  return { row_count: load.sources.row_count - misfits - replaced, skipped_rows };
}

/** Inserts all rows; those that do not fit are thrown, or dropped again. */
async function insertAll(
  { connection, dataset, table, sources }: Load,
  input: readonly RowSource[],
): Promise<{ readonly misfits: number; readonly skipped_rows: number }> {
  const findings = new FindingList(dataset.name);
  for (const source of input) {
    sources.add(source, await insertRows(connection, table, source, sources.row_count));
    for (const { place, reason } of await source.rejected(connection))
      findings.add('data.broken_row', { row: place, reason });
  }
  const misfits = await findMisfits(connection, table, sources, findings);
  if (dataset.definition.on_bad_rows !== 'skip') findings.throwIfAny();
  if (misfits > 0) await connection.run(`DELETE FROM ${table.name} WHERE ${misfitColumn}`);
  return { misfits, skipped_rows: findings.count };
}

/** Checks what concerns the table as a whole; answers how many rows made way for a later one of their key. */
async function checkWhole({ connection, dataset, table, sources }: Load): Promise<number> {
  const findings = new FindingList(dataset.name);
  const replaced = await checkKeys({ connection, dataset, table, sources, findings });
  await checkAssertions({ connection, dataset, table, sources, findings });
  findings.throwIfAny();
  return replaced;
}
