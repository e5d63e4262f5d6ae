import type { CellValue } from '@core/definition';
import type { ValueType } from '@core/formula';
import { fromCell } from '../value/cells';
import { comparisonOf } from '../value/compare';

/** The order of cells of one type; nulls stand last in either direction. */
export function orderCells(type: ValueType, direction: 'asc' | 'desc'): (a: CellValue, b: CellValue) => number {
  const order = comparisonOf(type, type, 'UTC');
  const sign = direction === 'asc' ? 1 : -1;
  return (a, b) => {
    const left = fromCell(a, type);
    const right = fromCell(b, type);
    if (left === null) return right === null ? 0 : 1;
    return right === null ? -1 : sign * order(left, right);
  };
}
