import type { DuckDBConnection } from '@duckdb/node-api';
import type { Diagnostic } from '@core/diagnostics';
import type { CheckedDataset } from '@core/formula';
import { checkAssertions } from './check-assertions';
import { checkKeys, type TableCheck } from './check-keys';
import { findMisfits } from './find-misfits';
import { FindingList } from './finding-list';
import { insertSource } from './insert-source';
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

/** Hears which share of a stage is done, from 0 to 1. */
export type LoadReport = (stage: 'insert' | 'check', share: number) => void;

interface LoadInput {
  readonly kind: 'TABLE' | 'TEMP TABLE';
  readonly sources: readonly RowSource[];
  /** Only for a connection that counts progress. */
  readonly report?: LoadReport;
  /** Hears what is wrong with the first of the rows that are passed over. */
  readonly skipped?: (findings: readonly Diagnostic[]) => void;
  /** One more check of all rows; its findings count as those of keys and assertions do. */
  readonly further?: (check: TableCheck) => Promise<void>;
}

/** A table that is being loaded, and whence its rows came. */
interface Load {
  readonly connection: DuckDBConnection;
  readonly dataset: CheckedDataset;
  readonly table: LoadingTable;
  readonly sources: PlacedSources;
  /** To be called after each check of the table. */
  readonly checked: () => void;
}

/**
 * Creates and fills the table of a dataset, under its name. Every row must fit the declared types, keys be there and
 * unique, assertions hold; otherwise all that was found is thrown as `data.bad_rows`, unless the dataset skips bad rows.
 */
export async function loadTable(
  connection: DuckDBConnection,
  dataset: CheckedDataset,
  input: LoadInput,
): Promise<LoadedTable> {
  const table = loadingTable(dataset.name, storedColumnsOf(dataset));
  const checked = countChecks(dataset, input.report);
  const load: Load = { connection, dataset, table, sources: new PlacedSources(connection), checked };
  const passing = input.sources.length === 0 ? [] : passingColumns(table);
  await connection.run(createTable(table, input.kind, passing));
  if (passing.length === 0) return { row_count: 0, skipped_rows: 0 };
  const { misfits, skipped_rows } = await insertAll(load, input);
  const replaced = load.sources.row_count === 0 ? 0 : await checkWhole(load, input.further);
  for (const column of passing) await connection.run(`ALTER TABLE ${table.name} DROP COLUMN ${column}`);
  return { row_count: load.sources.row_count - misfits - replaced, skipped_rows };
}

/** Inserts all rows; those that do not fit are thrown, or dropped again. */
async function insertAll(
  { connection, dataset, table, sources, checked }: Load,
  input: LoadInput,
): Promise<{ readonly misfits: number; readonly skipped_rows: number }> {
  const findings = new FindingList(dataset.name);
  const bytes = input.sources.reduce((sum, source) => sum + source.bytes, 0);
  let before = 0;
  for (const given of input.sources) {
    const report = (share: number) => input.report?.('insert', (before + share * given.bytes) / bytes);
    const place = { source: given, before: sources.row_count };
    const { source, count } = await insertSource(connection, table, place, input.report && report);
    sources.add(source, count, await source.rejected());
    before += given.bytes;
    report(0);
  }
  const misfits = await findMisfits(connection, table, sources, findings);
  checked();
  if (dataset.definition.on_bad_rows !== 'skip') findings.throwIfAny();
  input.skipped?.(findings.worded);
  if (misfits > 0) await connection.run(`DELETE FROM ${table.name} WHERE ${misfitColumn}`);
  return { misfits, skipped_rows: findings.count };
}

/** Checks what concerns the table as a whole; answers how many rows made way for a later one of their key. */
async function checkWhole({ checked, ...load }: Load, further?: LoadInput['further']): Promise<number> {
  const findings = new FindingList(load.dataset.name);
  const replaced = await checkKeys({ ...load, findings });
  checked();
  await checkAssertions({ ...load, findings }, checked);
  await further?.({ ...load, findings });
  findings.throwIfAny();
  return replaced;
}

/** Tells after each check which share of them is done: fields, keys, every assertion. */
function countChecks({ assertions }: CheckedDataset, report?: LoadReport): () => void {
  let done = 0;
  return () => report?.('check', (done += 1) / (2 + assertions.length));
}
