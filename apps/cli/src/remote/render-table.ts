import type { CellValue } from '@core/definition';
import { visible } from '../visible';

export interface Table {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly Readonly<Record<string, CellValue | undefined>>[];
  readonly forecast?: { readonly model: string; readonly first_period: string };
  readonly warnings?: readonly { readonly message: string }[];
}

/** Characters of a line, and rows of a wider table that stand side by side. */
const WIDEST = 160;
const MOST_TURNED_ROWS = 5;

/**
 * A result as aligned text: numbers to the right, null as a dash, what is forecast and warnings below. Few rows of many columns, as
 * scorecards have them, are turned.
 */
export function renderTable(table: Table): string {
  const { columns, rows, forecast, warnings = [] } = table;
  const isNumeric = columns.map(({ type }) => ['integer', 'decimal', 'number'].includes(type));
  const lines = [
    columns.map(({ name }) => visible(name)),
    ...rows.map((row) => columns.map(({ name }) => show(row[name]))),
  ];
  const rule = measure(lines)
    .map((width) => '-'.repeat(width))
    .join('  ');
  const [head = '', ...upright] = align(lines, isNumeric);
  const isTurned = rule.length > WIDEST && rows.length <= MOST_TURNED_ROWS;
  const body = isTurned ? turn(lines) : [head, rule, ...upright];
  const foretold = forecast ? [`from ${forecast.first_period} on: forecast by ${forecast.model}`] : [];
  const notes = [...foretold, ...warnings.map(({ message }) => `warning: ${visible(message)}`)];
  return [...body, ...notes, ''].join('\n');
}

type Lines = readonly (readonly string[])[];

/** The longest cell of each column. */
function measure(lines: Lines): readonly number[] {
  return (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => widthOf(line[column] ?? ''))));
}

/** Letters of Chinese, Japanese and Korean, and signs of their width. */
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/gu;

/** How many places a text takes on a terminal. */
function widthOf(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0);
}

function align(lines: Lines, toRight: readonly boolean[]): readonly string[] {
  const widths = measure(lines);
  const pad = (cell: string, column: number) => {
    const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)));
    return toRight[column] ? `${space}${cell}` : `${cell}${space}`;
  };
  return lines.map((line) => line.map(pad).join('  ').trimEnd());
}

/** Columns as lines: their names to the left, the cells of each row to the right. */
function turn(lines: Lines): readonly string[] {
  const turned = (lines[0] ?? []).map((_, column) => lines.map((line) => line[column] ?? ''));
  return align(
    turned,
    lines.map((_, index) => index > 0),
  );
}

function show(value: CellValue | undefined): string {
  return value === null || value === undefined ? '–' : visible(String(value));
}
