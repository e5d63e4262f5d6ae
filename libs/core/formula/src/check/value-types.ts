import type { ValueType } from '../tree/types';

/** Sets of types that operators and functions ask for, named as messages name them. */
export type Domain =
  'a number' | 'a whole number' | 'a text' | 'a condition' | 'a date or timestamp' | 'a value' | 'an ordered value';

const NUMERIC: readonly ValueType[] = ['integer', 'decimal', 'number'];
const MOMENTS: readonly ValueType[] = ['date', 'timestamp'];

const DOMAINS: Readonly<Record<Domain, readonly ValueType[]>> = {
  'a number': NUMERIC,
  'a whole number': ['integer'],
  'a text': ['text'],
  'a condition': ['boolean'],
  'a date or timestamp': MOMENTS,
  'a value': [...NUMERIC, ...MOMENTS, 'text', 'boolean'],
  'an ordered value': [...NUMERIC, ...MOMENTS, 'text'],
};

/** Null belongs to every domain. */
export function belongsTo(type: ValueType, domain: Domain): boolean {
  return type === 'null' || DOMAINS[domain].includes(type);
}

export function isNumeric(type: ValueType): boolean {
  return NUMERIC.includes(type);
}

export function isMoment(type: ValueType): boolean {
  return MOMENTS.includes(type);
}

/** The one type that holds values of both, if there is one: numbers widen, a date beside a timestamp is its midnight. */
export function commonType(left: ValueType, right: ValueType): ValueType | undefined {
  if (left === right || right === 'null') return left;
  if (left === 'null') return right;
  if (isNumeric(left) && isNumeric(right)) return left === 'number' || right === 'number' ? 'number' : 'decimal';
  if (isMoment(left) && isMoment(right)) return 'timestamp';
  return undefined;
}

const NAMES: Readonly<Record<ValueType, string>> = {
  integer: 'a whole number',
  decimal: 'a decimal',
  number: 'a number',
  text: 'a text',
  boolean: 'a condition',
  date: 'a date',
  timestamp: 'a timestamp',
  duration: 'a duration',
  null: 'null',
};

/** A type as messages name it. */
export function describeType(type: ValueType): string {
  return NAMES[type];
}
