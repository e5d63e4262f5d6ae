import type { DuckDBConnection } from '@duckdb/node-api';
import { DomainError } from '@core/diagnostics';
import { isDiskFull, messageOf } from '../database/engine-errors';
import { countProgress } from '../database/watch-statement';
import { loadTable, type LoadedTable } from '../load/load-table';
import { openExtract } from '../load/extract-source';
import { openSource } from '../load/open-source';
import type { RowSource } from '../load/row-source';
import { storedColumnsOf } from '../load/stored-column';
import { SourceProblem } from '../source/find-source-files';
import type { LoadControl, LoadWork } from './dataset-loader';

/** Loads the files of a dataset into a table of the database that `connection` is of. `scratch` is a folder that it can read. */
export async function fillTable(
  connection: DuckDBConnection,
  { dataset, files, scratch }: Omit<LoadWork, 'target'> & { readonly scratch: string },
  { report, signal }: LoadControl,
): Promise<LoadedTable> {
  const sources: RowSource[] = [];
  const { format } = dataset.definition.source;
  const columns = storedColumnsOf(dataset);
  const isStored = 'upload' in dataset.definition.source;
  const open = 'connection' in dataset.definition.source ? openExtract : openSource;
  try {
    await countProgress(connection);
    for (const [number, file] of files.entries())
      sources.push(await open(file, { columns, isStored, format, connection, number, scratch, signal }));
    const loaded = await loadTable(connection, dataset, { kind: 'TABLE', sources, report });
    await connection.run('CHECKPOINT');
    return loaded;
  } catch (error) {
    if (error instanceof DomainError || error instanceof SourceProblem || isOurs(error)) throw error;
    if (messageOf(error).startsWith('Out of Memory Error'))
      throw new SourceProblem('to load it takes more memory than the data engine may use', { cause: error });
    const names = files.map(({ name }) => name).join(', ');
    throw new SourceProblem(`${names} cannot be read as ${dataset.name} is defined`, { cause: error });
  }
}

/** Whether the files are not to blame for it. */
export function isOurs(error: unknown): boolean {
  return isDiskFull(error) || messageOf(error).startsWith('INTERRUPT Error');
}
