import { isDeepStrictEqual } from 'node:util';
import type { CellValue } from '@core/definition';
import type { RunResult } from '@core/result';

/** What tells two results apart, whatever the order of rows; undefined for equal ones. Doubles agree in nine digits. */
export function resultsDiffer(one: RunResult, other: RunResult): string | undefined {
  if (!isDeepStrictEqual(one.columns, other.columns)) return 'columns differ';
  if (!isDeepStrictEqual(one.warnings, other.warnings))
    return `warnings differ: ${JSON.stringify([one.warnings, other.warnings])}`;
  if (one.rows.length !== other.rows.length) return `there are ${one.rows.length} rows, not ${other.rows.length}`;
  const [rows, others] = [one, other].map((result) => result.rows.toSorted(byText));
  const at = rows!.findIndex((row, index) => !row.every((cell, column) => isEqual(cell, others![index]![column]!)));
  return at < 0 ? undefined : `${JSON.stringify(rows![at])} is not ${JSON.stringify(others![at])}`;
}

function byText(a: readonly CellValue[], b: readonly CellValue[]): number {
  const [x, y] = [a, b].map((row) => JSON.stringify(row.map(roughly)));
  return x! < y! ? -1 : x === y ? 0 : 1;
}

function roughly(cell: CellValue): CellValue {
  return typeof cell === 'number' ? Number(cell.toPrecision(9)) : cell;
}

function isEqual(a: CellValue, b: CellValue): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}
