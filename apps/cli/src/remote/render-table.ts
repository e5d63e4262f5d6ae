import type { CellValue } from '@core/definition';

export interface Table {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly Readonly<Record<string, CellValue | undefined>>[];
  readonly forecast?: { readonly model: string; readonly first_period: string };
  readonly warnings?: readonly { readonly message: string }[];
}

/** A result as aligned text: numbers to the right, null as a dash, what is forecast and warnings below. */
export function renderTable({ columns, rows, forecast, warnings = [] }: Table): string {
  const isNumeric = columns.map(({ type }) => ['integer', 'decimal', 'number'].includes(type));
  const lines = [columns.map(({ name }) => name), ...rows.map((row) => columns.map(({ name }) => show(row[name])))];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  const pad = (cell: string, index: number) =>
    isNumeric[index] ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0);
  const body = lines.map((line) => line.map(pad).join('  ').trimEnd());
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  const foretold = forecast ? [`from ${forecast.first_period} on: forecast by ${forecast.model}`] : [];
  const notes = [...foretold, ...warnings.map(({ message }) => `warning: ${message}`)];
  return [body[0] ?? '', rule, ...body.slice(1), ...notes, ''].join('\n');
}

function show(value: CellValue | undefined): string {
  return value === null || value === undefined ? '–' : String(value);
}
