import type { DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api';
import type { CellValue } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { Frame } from '@core/result';
import type { CompiledQuery } from '@core/sql';
import { cellReaderOf, type CellReader } from './cell-reader';

/** Reads an answer of the engine, column by column, as it comes; with more rows than `most_rows` it throws `limit.groups`. */
export async function readFrame(
  result: DuckDBResult,
  { columns }: Pick<CompiledQuery, 'columns'>,
  most_rows = Infinity,
): Promise<Frame> {
  const read = columns.map((_, index) => cellReaderOf(result.columnType(index)));
  const values = columns.map((): CellValue[] => []);
  let row_count = 0;
  for (let chunk = await result.fetchChunk(); chunk?.rowCount; chunk = await result.fetchChunk()) {
    row_count += chunk.rowCount;
    if (row_count > most_rows) throw DomainError.of('limit.groups', { limit: most_rows });
    for (const [index, reader] of read.entries()) appendColumn(values[index] ?? [], chunk, index, reader);
  }
  return { columns: columns.map(({ name, type }, index) => ({ name, type, values: values[index] ?? [] })), row_count };
}

function appendColumn(values: CellValue[], chunk: DuckDBDataChunk, column: number, read: CellReader): void {
  const vector = chunk.getColumnVector(column);
  for (let row = 0; row < chunk.rowCount; row += 1) {
    const item = vector.getItem(row);
    values.push(item === null ? null : read(item));
  }
}
