import type { DuckDBConnection } from '@duckdb/node-api';
import type { DataVersion, TestRows } from '@core/engine';
import type { CheckedDataset } from '@core/formula';
import { createHash } from 'node:crypto';
import { quoteName } from './database/quote';
import { openGivenRows } from './load/json-rows';
import { loadTable } from './load/load-table';
import { storedColumnsOf } from './load/stored-column';

/** Puts rows given by hand into tables that only this connection sees. */
export async function loadGivenRows(
  connection: DuckDBConnection,
  datasets: readonly CheckedDataset[],
  rows: TestRows,
): Promise<Readonly<Record<string, DataVersion>>> {
  const data: Record<string, DataVersion> = {};
  for (const dataset of datasets) {
    const columns = storedColumnsOf(dataset);
    const own = rows[dataset.name] ?? [];
    const sources = own.length === 0 ? [] : [openGivenRows(dataset.name, own, columns)];
    const table = { name: quoteName(dataset.name), columns };
    const loaded = await loadTable(connection, dataset, table, { kind: 'TEMP TABLE', sources });
    const version = createHash('sha256').update(JSON.stringify(own)).digest('hex');
    data[dataset.name] = { version, loaded_at: new Date().toISOString(), ...loaded };
  }
  return data;
}
