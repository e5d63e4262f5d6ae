import type { CellValue } from '@core/definition';
import type { ValueType } from '@core/formula';
import type { PlanDimension } from '@core/plan';
import { fromCell } from '../value/cells';
import { comparisonOf } from '../value/compare';

type CellOrder = (a: CellValue, b: CellValue) => number;

/** The order of cells of one type; nulls stand last in either direction. */
export function orderCells(type: ValueType, direction: 'asc' | 'desc' = 'asc'): CellOrder {
  const order = comparisonOf(type, type, 'UTC');
  const sign = direction === 'asc' ? 1 : -1;
  return (a, b) => {
    const left = fromCell(a, type);
    const right = fromCell(b, type);
    if (left === null) return right === null ? 0 : 1;
    return right === null ? -1 : sign * order(left, right);
  };
}

/** The order of the members of a dimension: as declared, if they are; unknown ones come after these, nulls last in either direction. */
export function orderMembers(
  { type, values }: Omit<PlanDimension, 'name'>,
  direction: 'asc' | 'desc' = 'asc',
): CellOrder {
  const byType = orderCells(type, direction);
  if (values === undefined) return byType;
  const places = new Map<CellValue, number>(
    values.map((value, place) => [value, direction === 'asc' ? place : -place]),
  );
  return (a, b) => {
    const left = places.get(a);
    const right = places.get(b);
    if (left !== undefined && right !== undefined) return left - right;
    if (left === undefined && right === undefined) return byType(a, b);
    return left === undefined ? 1 : -1;
  };
}
