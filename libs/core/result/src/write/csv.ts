import type { CellValue } from '@core/definition';
import type { ResultColumn } from '../run-result';
import type { RowParts } from './row-parts';

export interface CsvOptions {
  /**
   * Puts `'` before text that a spreadsheet would run as a formula: text that begins with `=`, `+`, `-`, `@` (of full width too), tab
   * or a line break. Numbers stay numbers.
   * @see https://owasp.org/www-community/attacks/CSV_Injection
   */
  readonly neutralise?: boolean;
}

/**
 * RFC 4180 with a header line. Null is an empty cell, empty text is `""`.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export async function* toCsv(
  columns: readonly ResultColumn[],
  parts: RowParts,
  { neutralise = false }: CsvOptions = {},
): AsyncGenerator<string> {
  const text = (value: string) => quote(neutralise ? value.replace(/^[=+\-@\t\r\n＝＋－＠]/, "'$&") : value);
  const writers = columns.map(({ type }) => (type === 'text' ? text : quote));
  const write = (row: readonly CellValue[]) =>
    `${writers.map((writer, index) => writeCell(row[index] ?? null, writer)).join(',')}\r\n`;
  yield write(columns.map(({ name }) => name));
  for await (const rows of parts) {
    if (rows.length > 0) yield rows.map(write).join('');
  }
}

function writeCell(cell: CellValue, writer: (text: string) => string): string {
  if (cell === null) return '';
  return typeof cell === 'string' ? writer(cell) : String(cell);
}

function quote(text: string): string {
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
