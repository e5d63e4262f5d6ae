import {
  addDependencies,
  bignumberDependencies,
  create,
  multiplyDependencies,
  subtractDependencies,
  type BigNumber as BigNumberType,
  type FactoryFunctionMap,
  type MathJsInstance,
} from 'mathjs';
import { dateOf, formatInstant, parseInstant, startOfDay } from './civil-time';
import type { Type } from './formula';
import type { Cell } from './model';

export type BigNumber = BigNumberType;

/**
 * Integers and decimals are BigNumbers, numbers doubles, dates and texts are texts, timestamps milliseconds. Which of them a
 * value is, its expression's type says.
 */
export type Value = BigNumber | number | string | boolean | null;

/** One of our own, for exact arithmetic with room to spare. */
export const math: Pick<MathJsInstance, 'add' | 'bignumber' | 'multiply' | 'subtract'> = create(
  { addDependencies, bignumberDependencies, multiplyDependencies, subtractDependencies } as FactoryFunctionMap,
  { number: 'BigNumber', precision: 80 },
);

export function big(value: number | string): BigNumber {
  return math.bignumber(value);
}

export function isExact(type: Type): boolean {
  return type === 'integer' || type === 'decimal';
}

export function isNumeric(type: Type): boolean {
  return isExact(type) || type === 'number';
}

export function isMoment(type: Type): boolean {
  return type === 'date' || type === 'timestamp';
}

/** Reads a cell or a literal. */
export function readValue(cell: Cell, type: Type): Value {
  if (cell === null) return null;
  if (isExact(type)) return big(String(cell));
  if (type === 'number') return Number(cell);
  if (type === 'timestamp') return parseInstant(String(cell));
  return cell;
}

/** As the engine writes it: numbers that a double does not hold as text. */
export function writeValue(value: Value, type: Type): Cell {
  if (value === null) return null;
  if (type === 'timestamp') return formatInstant(value as number);
  if (isExact(type)) return (value as BigNumber).toFixed();
  return value as Cell;
}

export function toDouble(value: Value): number {
  return typeof value === 'number' ? value : Number(String(value));
}

export function toBig(value: Value): BigNumber {
  return typeof value === 'number' ? big(value) : (value as BigNumber);
}

/** A value of one type as one of a type that holds it: numbers widen, a date becomes its local midnight. */
export function conform(value: Value, from: Type, to: Type, zone: string): Value {
  if (value === null || from === to) return value;
  if (to === 'number' && isExact(from)) return toDouble(value);
  if (from === 'date' && to === 'timestamp') return startOfDay(value as string, zone);
  if (from === 'timestamp' && to === 'date') return dateOf(value as number, zone);
  return value;
}

/** Negative, zero or positive; `values` give ordered texts their places. Neither may be null. */
export function compareValues(a: Value, b: Value, values?: readonly string[]): number {
  if (values !== undefined) return values.indexOf(a as string) - values.indexOf(b as string);
  if (typeof a === 'string') return compareTexts(a, b as string);
  if (typeof a === 'boolean') return Number(a) - Number(b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return toBig(a).comparedTo(toBig(b));
}

/** By code points. */
function compareTexts(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  for (const [index, one] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const difference = (one.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Equal values of one type have equal keys; null has one of its own. */
export function keyOf(value: Value): string {
  if (value === null) return 'null';
  return `${typeof value === 'object' ? '' : typeof value === 'number' ? '' : typeof value} ${String(value)}`;
}
