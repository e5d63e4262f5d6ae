import type { DuckDBConnection } from '@duckdb/node-api';
import { quoteName, quoteText } from '../database/quote';
import { SourceProblem, type SourceFile } from '../source/find-source-files';
import { escapeGlob } from './csv/csv-source';
import { requireColumns } from './require-columns';
import type { RowSource } from './row-source';
import type { StoredColumn } from './stored-column';

/** Reads a Parquet file; its values are checked in their text form, as those of every other file. */
export async function openParquet(
  file: SourceFile,
  columns: readonly StoredColumn[],
  connection: DuckDBConnection,
): Promise<RowSource> {
  const source = `read_parquet(${quoteText(escapeGlob(file.path))}, hive_partitioning = false)`;
  const names = await columnsOf(source, file, connection);
  requireColumns(columns, { file, names, what: 'it has' });
  const items = columns.map(({ column }, index) => `nullif(CAST(${quoteName(column)} AS VARCHAR), '') AS t${index}`);
  return {
    bytes: file.bytes,
    relation: `SELECT ${[...items, 'FALSE AS broken'].join(', ')} FROM ${source}`,
    parameters: [],
    rejected: () => Promise.resolve([]),
    placesOf: (ordinals) =>
      Promise.resolve(new Map(ordinals.map((ordinal) => [ordinal, `${file.name}, row ${ordinal + 1}`]))),
  };
}

async function columnsOf(
  source: string,
  { name }: SourceFile,
  connection: DuckDBConnection,
): Promise<readonly string[]> {
  try {
    const result = await connection.run(`DESCRIBE SELECT * FROM ${source}`);
    return (await result.getRows()).map(([column]) => String(column));
  } catch (error) {
    throw new SourceProblem(`${name} is not a Parquet file`, { cause: error });
  }
}
