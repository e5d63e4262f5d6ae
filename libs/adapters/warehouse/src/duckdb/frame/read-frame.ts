import type { DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api';
import type { CellValue } from '@core/definition';
import type { Frame } from '@core/result';
import type { CompiledQuery } from '@core/sql';
import { cellReaderOf, type CellReader } from './cell-reader';

/** Reads an answer of the engine, column by column. */
export async function readFrame(result: DuckDBResult, { columns }: Pick<CompiledQuery, 'columns'>): Promise<Frame> {
  const chunks = await result.fetchAllChunks();
  return {
    columns: columns.map(({ name, type }, index) => {
      const read = cellReaderOf(result.columnType(index));
      const values: CellValue[] = [];
      for (const chunk of chunks) appendColumn(values, chunk, index, read);
      return { name, type, values };
    }),
    row_count: chunks.reduce((sum, { rowCount }) => sum + rowCount, 0),
  };
}

function appendColumn(values: CellValue[], chunk: DuckDBDataChunk, column: number, read: CellReader): void {
  const vector = chunk.getColumnVector(column);
  for (let row = 0; row < chunk.rowCount; row += 1) {
    const item = vector.getItem(row);
    values.push(item === null ? null : read(item));
  }
}
