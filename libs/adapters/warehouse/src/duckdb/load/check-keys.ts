import type { DuckDBConnection } from '@duckdb/node-api';
import type { CheckedDataset } from '@core/formula';
import { mostFindings, quoteValue, type FindingList } from './finding-list';
import { cutValue, placeIn } from './rejected-row';
import type { PlacedSources } from './placed-sources';
import { quoteName } from '../database/quote';
import type { LoadingTable } from './table';

/** A loaded table and where to report what is wrong with it. */
export interface TableCheck {
  readonly connection: DuckDBConnection;
  readonly dataset: CheckedDataset;
  readonly table: LoadingTable;
  readonly sources: PlacedSources;
  readonly findings: FindingList;
}

/** How many rows of one key are named. */
const mostPlaces = 5;

/**
 * Primary keys are unique: duplicates are findings, or make way for the last row of their key. Answers how many rows
 * made way.
 */
export async function checkKeys(check: TableCheck): Promise<number> {
  const { connection, dataset, table } = check;
  const keys = table.columns.filter(({ isKey }) => isKey).map(({ column }) => quoteName(column));
  if (keys.length === 0) return 0;
  if (await areUnique(connection, table.name, keys)) return 0;
  const id = quoteName(table.rowId);
  const result = await connection.run(
    `SELECT [${keys.map((key) => `CAST(${key} AS VARCHAR)`).join(', ')}], list(${id} ORDER BY ${id}), count(*) OVER ()
     FROM ${table.name} GROUP BY ${keys.join(', ')} HAVING count(*) > 1 ORDER BY min(${id}) LIMIT ${mostFindings}`,
  );
  const duplicates = ((await result.getRowsJson()) as unknown as [string[], string[], string][]).map(
    ([key, ids, count]) => ({
      key,
      ids: ids.map(Number),
      count: Number(count),
    }),
  );
  if (duplicates.length === 0) return 0;
  if (dataset.definition.duplicates !== 'keep_last') {
    await report(check, duplicates);
    return 0;
  }
  const dropped = await connection.run(
    `DELETE FROM ${table.name} WHERE ${id} NOT IN (SELECT max(${id}) FROM ${table.name} GROUP BY ${keys.join(', ')})`,
  );
  return dropped.rowsChanged;
}

/** Asked first, for it costs little and is most often so. */
async function areUnique(connection: DuckDBConnection, table: string, keys: readonly string[]): Promise<boolean> {
  const key = keys.length === 1 ? keys.join() : `(${keys.join(', ')})`;
  const result = await connection.run(`SELECT count(*) = count(DISTINCT ${key}) FROM ${table}`);
  return (await result.getRows())[0]?.[0] === true;
}

interface DuplicateKey {
  readonly key: readonly string[];
  readonly ids: readonly number[];
  /** Of all duplicate keys. */
  readonly count: number;
}

async function report({ dataset, sources, findings }: TableCheck, duplicates: readonly DuplicateKey[]): Promise<void> {
  findings.addCount(duplicates[0]?.count ?? 0);
  const places = await sources.placesOf(duplicates.flatMap(({ ids }) => ids.slice(0, mostPlaces)));
  for (const { key, ids } of duplicates) {
    const named = ids.slice(0, mostPlaces).map((id) => places.get(id) ?? `row ${id + 1}`);
    const more = ids.length > mostPlaces ? ` and ${ids.length - mostPlaces} more` : '';
    const rows = named.join('; ') + more;
    const [value] = key.length === 1 ? key : [];
    const rejected = {
      ...placeIn(named.at(-1) ?? ''),
      field: dataset.definition.primary_key.join(', '),
      ...(value !== undefined && { value: cutValue(value) }),
      reason: `the key stands in ${rows}`,
    };
    findings.word('data.duplicate_key', { key: key.map(quoteValue).join(', '), rows }, rejected);
  }
}
