import type { CellValue } from '@core/definition';
import type { ResultColumn } from '../run-result';
import type { RowParts } from './row-parts';

/** One JSON array of objects with a key per column: `[{…},…]`. */
export async function* toJsonRows(columns: readonly ResultColumn[], parts: RowParts): AsyncGenerator<string> {
  const write = objectWriter(columns);
  let separator = '[';
  for await (const rows of parts) {
    if (rows.length === 0) continue;
    yield separator + rows.map(write).join(',');
    separator = ',';
  }
  yield separator === '[' ? '[]' : ']';
}

/** One JSON object per line. */
export async function* toNdjson(columns: readonly ResultColumn[], parts: RowParts): AsyncGenerator<string> {
  const write = objectWriter(columns);
  for await (const rows of parts) {
    if (rows.length > 0) yield `${rows.map(write).join('\n')}\n`;
  }
}

/** Writes rows as text at once: no object is made, and a column may be called `__proto__`. */
function objectWriter(columns: readonly ResultColumn[]): (row: readonly CellValue[]) => string {
  const keys = columns.map(({ name }) => `${JSON.stringify(name)}:`);
  return (row) => `{${keys.map((key, index) => key + JSON.stringify(row[index] ?? null)).join(',')}}`;
}
