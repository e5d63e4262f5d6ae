import type { CellValue } from '@core/definition';

/** Bytes that values take as JSON, about; counted no further than beyond `limit`. */
export function sizeOfRows(rows: readonly (readonly CellValue[])[], limit = Infinity): number {
  let bytes = 0;
  for (const row of rows) {
    for (const cell of row) bytes += typeof cell === 'string' ? 3 + cell.length : 8;
    if (bytes > limit) break;
  }
  return bytes;
}
