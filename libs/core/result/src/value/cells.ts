import type { CellValue } from '@core/definition';
import type { ValueType } from '@core/formula';
import { BigNumber } from '../math/big-number';
import type { Exact, Value } from './value';

/** Reads a cell or literal of a type: numbers may come as decimal text. */
export function fromCell(cell: CellValue, type: ValueType): Value {
  if (typeof cell !== 'string') return cell;
  if (type === 'number') return Number(cell);
  return isExact(type) ? shorten(new BigNumber(cell)) : cell;
}

/** Writes a value as a cell of a type: a number where a double holds it, else decimal text. */
export function toCell(value: Value, type: ValueType): CellValue {
  if (typeof value === 'number') return value === 0 ? 0 : value;
  if (value === null || typeof value !== 'object') return value;
  if (!(value instanceof BigNumber)) return `${value.amount} ${value.unit}`;
  const short = shorten(value);
  if (typeof short === 'number') return short === 0 ? 0 : short;
  return type === 'number' ? value.toNumber() : value.toFixed();
}

/** True of the types whose values are never rounded. */
export function isExact(type: ValueType): boolean {
  return type === 'integer' || type === 'decimal';
}

/** The nearest double. */
export function toDouble(value: Exact): number {
  return typeof value === 'number' ? value : value.toNumber();
}

export function toBigNumber(value: Exact): BigNumber {
  return typeof value === 'number' ? new BigNumber(value) : value;
}

function shorten(value: BigNumber): Exact {
  const double = value.toNumber();
  return Number.isFinite(double) && value.equals(double) ? double : value;
}
