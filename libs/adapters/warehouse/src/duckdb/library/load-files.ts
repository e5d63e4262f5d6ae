import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { DomainError } from '@core/diagnostics';
import type { CheckedDataset } from '@core/formula';
import { countProgress } from '../database/watch-statement';
import { loadTable, type LoadedTable, type LoadReport } from '../load/load-table';
import { openSource } from '../load/open-source';
import { storedColumnsOf } from '../load/stored-column';
import { SourceProblem, type SourceFile } from '../source/find-source-files';

/** Files of a dataset, and how their loading is told. */
export interface FilesToLoad {
  readonly dataset: CheckedDataset;
  readonly files: readonly SourceFile[];
  readonly report: LoadReport;
}

/** Loads the files of a dataset into a table in a schema of its own; on failure nothing of it is left. */
export async function loadFiles(instance: DuckDBInstance, schema: string, work: FilesToLoad): Promise<LoadedTable> {
  const connection = await instance.connect();
  try {
    await countProgress(connection);
    await connection.run(`CREATE SCHEMA ${schema}`);
    await connection.run(`SET search_path = '${schema}'`);
    return await load(connection, work);
  } catch (error) {
    await connection.run(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
    throw error;
  } finally {
    connection.closeSync();
  }
}

async function load(connection: DuckDBConnection, { dataset, files, report }: FilesToLoad): Promise<LoadedTable> {
  const columns = storedColumnsOf(dataset);
  try {
    const sources = await Promise.all(files.map((file, index) => openSource(file, columns, connection, index)));
    return await loadTable(connection, dataset, { kind: 'TABLE', sources, report });
  } catch (error) {
    if (error instanceof DomainError || error instanceof SourceProblem) throw error;
    throw new SourceProblem(
      `${files.map(({ name }) => name).join(', ')} cannot be read as ${dataset.name} is defined`,
      { cause: error },
    );
  }
}
