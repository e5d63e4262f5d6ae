import type { CellValue } from '@core/definition';
import type { RunPlan } from '@core/plan';
import { orderMembers } from './join/order-cells';
import { sortInSteps } from './steps/sort-in-steps';
import type { Steps } from './steps/steps';
import type { ResultColumn } from './run-result';

type Row = readonly CellValue[];

/** Sorts by the columns asked for, nulls last, rows that tie as they stood; then keeps the first `limit`. */
export function* orderRows(
  rows: readonly Row[],
  columns: readonly ResultColumn[],
  { order_by, limit = Infinity, space }: Pick<RunPlan, 'order_by' | 'limit' | 'space'>,
): Steps<readonly Row[]> {
  const orders = order_by.map(({ field, direction = 'asc' }) => {
    const index = columns.findIndex(({ name }) => name === field);
    const column = columns[index];
    if (column === undefined) throw new RangeError(`the result has no column ${field} to order by`);
    const order = orderMembers(space.dimensions.find(({ name }) => name === field) ?? column, direction);
    return (a: Row, b: Row) => order(a[index] ?? null, b[index] ?? null);
  });
  const sorted = orders.length === 0 ? rows : yield* sortInSteps(rows, (a, b) => firstDifference(orders, a, b));
  return sorted.length > limit ? sorted.slice(0, limit) : sorted;
}

function firstDifference(orders: readonly ((a: Row, b: Row) => number)[], a: Row, b: Row): number {
  for (const order of orders) {
    const difference = order(a, b);
    if (difference !== 0) return difference;
  }
  return 0;
}
