import type { ValueType } from '@core/formula';
import { formatInstant } from '@core/plan';
import { toBigNumber } from './cells';
import { instantReader } from './time';
import type { Exact, Present } from './value';

/** Negative, zero or positive, as for `Array.prototype.sort`. */
export type Comparison = (left: Present, right: Present) => number;

/**
 * The order of two types that may be compared: numbers by exact value (mathjs would call `1e12` and `1e12 + 0.5` equal),
 * text by code point, false before true, a date beside an instant as its first moment in `timezone`.
 */
export function comparisonOf(left: ValueType, right: ValueType, timezone: string): Comparison {
  const types = [left, right];
  if (types.includes('timestamp')) {
    const [first, second] = [stemmer(left, timezone), stemmer(right, timezone)];
    return (a, b) => compareText(first(a as string), second(b as string));
  }
  if (types.includes('text') || types.includes('date')) return (a, b) => compareText(a as string, b as string);
  if (types.includes('boolean')) return (a, b) => Number(a) - Number(b);
  return (a, b) => compareNumbers(a as Exact, b as Exact);
}

function compareNumbers(left: Exact, right: Exact): number {
  if (typeof left === 'number' && typeof right === 'number') return left < right ? -1 : left > right ? 1 : 0;
  return toBigNumber(left).comparedTo(toBigNumber(right));
}

/** UTF-16 order differs from that of code points beyond the basic plane. */
function compareText(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a === b) continue;
    if (isSurrogate(a) === isSurrogate(b)) return a - b;
    return isSurrogate(a) ? 1 : -1;
  }
  return left.length - right.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** `…:00Z` and `…:00.500Z` stand in the order of time, to the last digit, once `Z` and trailing zeros are gone. */
function stemmer(type: ValueType, timezone: string): (text: string) => string {
  if (type === 'date') {
    const read = instantReader(type, timezone);
    return (date) => instantStem(formatInstant(read(date)));
  }
  return instantStem;
}

/** The digits of an instant: equal for equal instants, ascending with time. */
export function instantStem(instant: string): string {
  return instant.includes('.') ? instant.replace(/\.?0*Z$/, '') : instant.slice(0, -1);
}
