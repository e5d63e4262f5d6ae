import type { CellValue } from '@core/definition';
import type { ValueType } from '@core/formula';
import { orderCells } from './order-cells';

/** The members of a dimension that the result lists, in order; the place of each is its number. */
export interface Domain {
  readonly members: readonly CellValue[];
  readonly numberOf: ReadonlyMap<CellValue, number>;
}

/** Gathers the members from some columns of one type; null is a member, and the last. */
export function gatherDomain(columns: readonly (readonly CellValue[])[], type: ValueType): Domain {
  const members = [...new Set(columns.flat())].sort(orderCells(type, 'asc'));
  return { members, numberOf: new Map(members.map((member, index) => [member, index])) };
}
