import type { CellValue } from '@core/definition';
import type { ResultColumn } from '@core/result';

/** The parts of a result's rows, in order. */
export type RowParts = AsyncIterable<readonly (readonly CellValue[])[]>;

export type ResultForm = (head: Readonly<Record<string, unknown>>, columns: readonly ResultColumn[], parts: RowParts) => AsyncIterable<string>;

/** Forms of a result by media type; the first is what a caller without a wish gets. */
export const resultForms = {
  'application/json': writeJson,
  'application/x-ndjson': writeNdjson,
  'text/csv': writeCsv,
} as const satisfies Readonly<Record<string, ResultForm>>;

export type ResultType = keyof typeof resultForms;

export const resultTypes = Object.keys(resultForms) as readonly ResultType[];

/** One object: the head with its member `rows` filled in. */
async function* writeJson(...[head, columns, parts]: Parameters<ResultForm>): AsyncIterable<string> {
  const { rows: _, ...before } = head;
  yield `${JSON.stringify(before).slice(0, -1)},"rows":[`;
  let separator = '';
  for await (const rows of parts) {
    if (rows.length === 0) continue;
    yield separator + rows.map((row) => writeRow(columns, row)).join(',');
    separator = ',';
  }
  yield ']}';
}

/** One object a row. */
async function* writeNdjson(...[, columns, parts]: Parameters<ResultForm>): AsyncIterable<string> {
  for await (const rows of parts) yield rows.map((row) => `${writeRow(columns, row)}\n`).join('');
}

/** RFC 4180 with a header; null is nothing, an empty text is `""`. */
async function* writeCsv(...[, columns, parts]: Parameters<ResultForm>): AsyncIterable<string> {
  yield `${columns.map(({ name }) => writeCell(name)).join(',')}\r\n`;
  for await (const rows of parts) yield rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('');
}

function writeRow(columns: readonly ResultColumn[], row: readonly CellValue[]): string {
  return `{${columns.map(({ name }, index) => `${JSON.stringify(name)}:${JSON.stringify(row[index] ?? null)}`).join(',')}}`;
}

function writeCell(cell: CellValue): string {
  if (cell === null) return '';
  const text = String(cell);
  return text === '' || /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
