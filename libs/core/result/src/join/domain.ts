import type { CellValue } from '@core/definition';
import type { ValueType } from '@core/formula';
import { orderCells } from './order-cells';

/** The members of a dimension that the result lists, in order. */
export interface Domain {
  readonly members: readonly CellValue[];
  /** The place of each cell of a column among the members; -1 for what is not listed. Worked out once for each column. */
  readonly codesOf: (column: readonly CellValue[]) => Int32Array;
}

/** Gathers the members from some columns of one type; null is a member, and the last. */
export function gatherDomain(columns: readonly (readonly CellValue[])[], type: ValueType): Domain {
  const members = sortMembers([...new Set(columns.flat())], type);
  const codes = new Map<CellValue, number>();
  for (const member of members) codes.set(member, codes.size);
  const known = new Map<readonly CellValue[], Int32Array>();
  const codesOf = (column: readonly CellValue[]) => {
    const encoded = known.get(column) ?? mapToCodes(column, (member) => codes.get(member) ?? -1);
    known.set(column, encoded);
    return encoded;
  };
  return { members, codesOf };
}

/** A loop, for `Int32Array.from` with a mapping is many times slower. */
export function mapToCodes<T>(values: readonly T[], toCode: (value: T) => number): Int32Array {
  const codes = new Int32Array(values.length);
  for (let index = 0; index < values.length; index += 1) codes[index] = toCode(values[index] as T);
  return codes;
}

function sortMembers(members: readonly CellValue[], type: ValueType): readonly CellValue[] {
  const isWritten = type === 'text' || type === 'date';
  // The order of UTF-16 units, many times as fast as a function of ours, and here also that of code points.
  if (isWritten && members.every(isPlainText)) return members.toSorted();
  return members.toSorted(orderCells(type, 'asc'));
}

/** Text within the basic plane. */
function isPlainText(member: CellValue): member is string {
  return typeof member === 'string' && !/[\ud800-\udfff]/.test(member);
}
