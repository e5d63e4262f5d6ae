import { createHash } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { DataVersion, TestRows } from '@core/engine';
import type { CheckedDataset } from '@core/formula';
import { FindingList } from './load/finding-list';
import { openGivenRows } from './load/json/given-rows';
import { loadTable } from './load/load-table';
import { storedColumnsOf } from './load/stored-column';

/**
 * Puts rows given by hand into tables that only this connection sees. Assertions are not held against them: a test gives
 * the fields that its formula needs, not whole rows.
 */
export async function loadGivenRows(
  connection: DuckDBConnection,
  datasets: readonly CheckedDataset[],
  rows: TestRows,
): Promise<Readonly<Record<string, DataVersion>>> {
  const data: Record<string, DataVersion> = {};
  for (const dataset of datasets) {
    const own = rows[dataset.name] ?? [];
    refuseUnknownFields(dataset, own);
    const sources = own.length === 0 ? [] : [openGivenRows(dataset.name, own, storedColumnsOf(dataset))];
    const loaded = await loadTable(connection, { ...dataset, assertions: [] }, { kind: 'TEMP TABLE', sources });
    const version = createHash('sha256').update(JSON.stringify(own)).digest('hex');
    data[dataset.name] = { version, loaded_at: new Date().toISOString(), ...loaded };
  }
  return data;
}

function refuseUnknownFields(dataset: CheckedDataset, rows: TestRows[string]): void {
  const findings = new FindingList(dataset.name);
  rows.forEach((row, index) => {
    const unknown = Object.keys(row).filter((name) => dataset.fields.get(name)?.origin.kind !== 'column');
    if (unknown.length === 0) return;
    const reason = `has ${unknown.map((name) => JSON.stringify(name)).join(', ')}, which ${dataset.name} does not store`;
    findings.addBroken(`row ${index + 1} of ${dataset.name}`, reason);
  });
  findings.throwIfAny();
}
