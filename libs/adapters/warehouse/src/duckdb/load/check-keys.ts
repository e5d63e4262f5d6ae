import type { DuckDBConnection } from '@duckdb/node-api';
import type { CheckedDataset } from '@core/formula';
import { quoteName } from '../database/quote';
import { mostFindings, quoteValue, type FindingList } from './finding-list';
import type { PlacedSources } from './placed-sources';
import type { LoadingTable } from './table';

/** How many rows of one key are named. */
const mostPlaces = 5;

/** Primary keys are unique: duplicates are findings, or make way for the last row of their key. */
export async function checkKeys(
  connection: DuckDBConnection,
  { definition }: CheckedDataset,
  table: LoadingTable,
  sources: PlacedSources,
  findings: FindingList,
): Promise<void> {
  const keys = table.columns.filter(({ isKey }) => isKey).map(({ column }) => quoteName(column));
  if (keys.length === 0) return;
  const texts = keys.map((key) => `CAST(${key} AS VARCHAR)`).join(', ');
  const result = await connection.run(
    `SELECT [${texts}], list(rowid ORDER BY rowid), count(*) OVER () FROM ${table.name}
     GROUP BY ${keys.join(', ')} HAVING count(*) > 1 ORDER BY min(rowid) LIMIT ${mostFindings}`,
  );
  const duplicates = (await result.getRowsJson()) as unknown as [string[], string[], string][];
  if (duplicates.length === 0) return;
  if (definition.duplicates === 'keep_last') {
    await connection.run(`DELETE FROM ${table.name} WHERE rowid NOT IN (SELECT max(rowid) FROM ${table.name} GROUP BY ${keys.join(', ')})`);
    return;
  }
  findings.addCount(Number(duplicates[0]?.[2] ?? 0));
  const places = await sources.placesOf(duplicates.flatMap(([, ids]) => ids.slice(0, mostPlaces).map(Number)));
  for (const [key, ids] of duplicates) {
    const named = ids.slice(0, mostPlaces).map((id) => places.get(Number(id)) ?? `row ${Number(id) + 1}`);
    const more = ids.length > mostPlaces ? ` and ${ids.length - mostPlaces} more` : '';
    findings.word('data.duplicate_key', { key: key.map(quoteValue).join(', '), rows: named.join('; ') + more });
  }
}
