import { assertNever } from '@core/diagnostics';
import type { ValueType } from '@core/formula';
import type { RowLiteral } from '@core/plan';
import type { Digits, PhysicalType, Scope } from './dialect/dialect';
import { atom, type Fragment } from './fragment';

/** Digits that a 64-bit integer holds for certain, and those that an exact decimal holds. */
const integerDigits = 18;
const decimalDigits = 38;

/** A literal as a parameter of its own type; null, true and false are words of SQL. Numbers are doubles unless `exact`. */
export function bindLiteral({ type, value }: RowLiteral, exact: boolean, scope: Scope): Fragment {
  if (value === null) return nullOf(type, scope);
  if (typeof value === 'boolean') return atom(value ? 'TRUE' : 'FALSE', 'boolean');
  switch (type) {
    case 'text':
    case 'date':
    case 'timestamp':
    case 'boolean':
      return scope.bind(value, type, type);
    case 'integer':
    case 'decimal':
    case 'number':
      return bindNumber(value, exact, scope);
    case 'duration':
    case 'null':
      throw new TypeError(`a literal of type ${type} has no text`);
    default:
      return assertNever(type);
  }
}

/** Null of a type, for engines choose a function by the types of its arguments; that of a decimal takes any digits. */
export function nullOf(type: ValueType, { dialect }: Scope): Fragment {
  if (type === 'decimal' || type === 'duration' || type === 'null') return atom('NULL', type);
  return atom(`CAST(NULL AS ${dialect.typeName(type)})`, type);
}

function bindNumber(text: string, exact: boolean, scope: Scope): Fragment {
  const physical = exact ? exactTypeOf(text) : 'number';
  if (typeof physical === 'object') return scope.bind(text, physical, 'decimal');
  return scope.bind(text, physical, physical === 'number' ? 'number' : 'integer');
}

/** The smallest physical type that holds a number as it is written; a double for an exponent or too many digits. */
function exactTypeOf(text: string): PhysicalType {
  const [, whole, fraction = ''] = /^[+-]?(\d+)(?:\.(\d*))?$/.exec(text) ?? [];
  if (whole === undefined || whole.length + fraction.length > decimalDigits) return 'number';
  if (fraction !== '') return digitsOf(whole, fraction);
  return whole.length <= integerDigits ? 'integer' : 'wide_integer';
}

function digitsOf(whole: string, fraction: string): Digits {
  const leading = whole.replace(/^0+/, '').length;
  return { precision: Math.max(leading + fraction.length, 1), scale: fraction.length };
}
