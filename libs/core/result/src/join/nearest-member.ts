import type { CellValue } from '@core/definition';
import type { PlanDimension } from '@core/plan';
import { firstFailing } from '../math/halving';
import { orderMembers } from './order-cells';

export interface RunningOrder {
  readonly dimension: PlanDimension;
  readonly order: 'asc' | 'desc';
}

/** The members of a running dimension that a frame has. */
export interface RunningMembers {
  /** In order; those that stand in none come last. */
  readonly members: readonly CellValue[];
  /** -1 for what is no member. */
  readonly placeOf: (cell: CellValue) => number;
  /**
   * The place of the nearest member up to (`asc`) or from (`desc`) a cell; -1 where there is none. Null, and a text that is not
   * among the declared ones, stand in no order: they have only themselves.
   */
  readonly nearestTo: (cell: CellValue) => number;
}

export function runningMembers(column: readonly CellValue[], { dimension, order }: RunningOrder): RunningMembers {
  const compare = orderMembers(dimension);
  const declared = dimension.values && new Set<CellValue>(dimension.values);
  const isPlaced = (member: CellValue) => member !== null && (declared?.has(member) ?? true);
  const members = [...new Set(column)].toSorted(compare);
  const places = new Map(members.map((member, place) => [member, place]));
  const placed = members.filter(isPlaced).length;
  const placeOf = (cell: CellValue) => places.get(cell) ?? -1;
  const nearestTo = (cell: CellValue): number => {
    if (places.has(cell) || !isPlaced(cell)) return placeOf(cell);
    const next = firstFailing(0, placed, (place) => compare(members[place] ?? null, cell) < 0);
    if (order === 'asc') return next - 1;
    return next < placed ? next : -1;
  };
  return { members, placeOf, nearestTo };
}
