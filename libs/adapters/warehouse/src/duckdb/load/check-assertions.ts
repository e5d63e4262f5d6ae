import type { DuckDBConnection } from '@duckdb/node-api';
import type { CheckedDataset } from '@core/formula';
import type { FindingList } from './finding-list';
import type { PlacedSources } from './placed-sources';
import type { LoadingTable } from './table';

/** Every assertion must be true of every row; one that is null does not hold. */
export async function checkAssertions(
  connection: DuckDBConnection,
  { assertions }: CheckedDataset,
  table: LoadingTable,
  sources: PlacedSources,
  findings: FindingList,
): Promise<void> {
  void [connection, assertions, table, sources, findings];
}
