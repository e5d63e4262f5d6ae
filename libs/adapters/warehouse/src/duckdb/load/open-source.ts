import { extname } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { SourceProblem, type SourceFile } from '../source/find-source-files';
import { openCsv } from './csv/csv-source';
import { openJsonLines } from './json-rows';
import { openParquet } from './parquet-source';
import type { RowSource } from './row-source';
import type { StoredColumn } from './stored-column';

/** Reads a file by its ending. `number` tells the files of a dataset apart. */
export async function openSource(
  file: SourceFile,
  columns: readonly StoredColumn[],
  connection: DuckDBConnection,
  number: number,
): Promise<RowSource> {
  switch (extname(file.name).toLowerCase()) {
    case '.csv':
      return openCsv(file, columns, number);
    case '.parquet':
      return openParquet(file, columns, connection);
    case '.jsonl':
    case '.ndjson':
      return openJsonLines(file, columns);
    default:
      throw new SourceProblem(`${file.name} is of no kind that can be read (.csv, .parquet, .jsonl, .ndjson)`);
  }
}
