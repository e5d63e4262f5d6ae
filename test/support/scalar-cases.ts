import type { CellValue } from '@core/definition';
import type { ScalarName, ValueType, WorkingHours } from '@core/formula';
import {
  bool,
  call,
  date,
  dec,
  int,
  nil,
  num,
  time,
  txt,
  type ScalarArgument,
  type ScalarRow,
} from './scalar-arguments';
import { berlin, cairo, calendar, havana, kolkata } from './scalar-cases-calendar';

/** What a function gives, whoever computes it: an engine over rows, or the remainder above aggregates. */
export interface ScalarCase {
  readonly function: ScalarName;
  readonly type: ValueType;
  readonly arguments: readonly ScalarArgument[];
  readonly expected: CellValue;
  /** UTC where absent. */
  readonly timezone?: string;
  /** Of `business_minutes_between`. */
  readonly hours?: WorkingHours;
}

const arithmetic: readonly ScalarRow[] = [
  ['add', 'integer', [int(2), int(3)], 5],
  ['add', 'decimal', [dec('0.1'), dec('0.2')], 0.3],
  ['add', 'decimal', [int(1), dec('0.25')], 1.25],
  ['add', 'number', [num(0.1), num(0.2)], 0.1 + 0.2],
  ['add', 'number', [num(0.5), nil('number')], null],
  ['subtract', 'decimal', [dec('1.00'), dec('0.90')], 0.1],
  ['subtract', 'integer', [int('9007199254740993'), int('9007199254740992')], 1],
  ['multiply', 'integer', [int(-4), int(3)], -12],
  ['multiply', 'integer', [int('9007199254740993'), int('9007199254740993')], '81129638414606699710187514626049'],
  ['multiply', 'decimal', [dec('2.50'), int(3)], 7.5],
  ['multiply', 'number', [dec('2.50'), dec('1.50')], 3.75],
  ['multiply', 'number', [dec('12345678901234.5678'), dec('12345678901234.5678')], 1.5241578753238838e26],
  ['multiply', 'number', [dec('19.99'), num(2)], 39.98],
  ['divide', 'number', [int(7), int(2)], 3.5],
  ['divide', 'number', [dec('1.00'), dec('3.00')], 1 / 3],
  ['divide', 'number', [int(1), int(0)], null],
  ['divide', 'number', [num(0), num(0)], null],
  ['divide', 'number', [num(-1), num(0)], null],
  ['divide', 'number', [dec('1.5'), dec('0.0')], null],
  ['divide', 'number', [int(1), nil('integer')], null],
  ['modulo', 'integer', [int(-7), int(3)], -1],
  ['modulo', 'integer', [int(7), int(-3)], 1],
  ['modulo', 'integer', [int(5), int(0)], null],
  ['modulo', 'number', [num(-7.5), num(2)], -1.5],
  ['modulo', 'number', [num(7.5), num(0)], null],
  ['modulo', 'decimal', [dec('7.5'), dec('2.0')], 1.5],
  ['negate', 'integer', [int(5)], -5],
  ['negate', 'decimal', [dec('-0.5')], 0.5],
  ['negate', 'number', [nil('number')], null],
  ['abs', 'integer', [int(-5)], 5],
  ['abs', 'decimal', [dec('-1.25')], 1.25],
  ['sign', 'integer', [num(-0.5)], -1],
  ['sign', 'integer', [int(0)], 0],
  ['sign', 'integer', [dec('3.5')], 1],
  ['power', 'number', [int(2), int(10)], 1024],
  ['power', 'number', [num(2), num(-1)], 0.5],
  ['power', 'number', [int(0), int(0)], 1],
  ['power', 'number', [int(0), int(-1)], null],
  ['power', 'number', [int(-8), num(0.5)], null],
  ['power', 'number', [int(10), int(400)], null],
  ['power', 'number', [nil('integer'), int(2)], null],
  ['pow', 'number', [dec('1.5'), int(2)], 2.25],
  ['sqrt', 'number', [int(9)], 3],
  ['sqrt', 'number', [int(-1)], null],
  ['sqrt', 'number', [nil('number')], null],
  ['exp', 'number', [int(0)], 1],
  ['exp', 'number', [int(1000)], null],
  ['ln', 'number', [num(Math.E)], 1],
  ['ln', 'number', [int(0)], null],
  ['ln', 'number', [num(-1)], null],
  ['log10', 'number', [int(1000)], 3],
  ['log10', 'number', [dec('0.0')], null],
];

/** `floor`, `ceil` and `round` take a value within 1e-9 (relative) of an integer as that integer. */
const rounding: readonly ScalarRow[] = [
  ['round', 'integer', [num(2.5)], 3],
  ['round', 'integer', [num(-2.5)], -3],
  ['round', 'integer', [num(2.4999)], 2],
  ['round', 'integer', [dec('0.5')], 1],
  ['round', 'integer', [int(7)], 7],
  ['round', 'integer', [nil('number')], null],
  ['floor', 'integer', [num(2.9)], 2],
  ['floor', 'integer', [num(2.9999999999)], 3],
  ['floor', 'integer', [num(0.29 * 100)], 29],
  ['floor', 'integer', [num(-2.1)], -3],
  ['floor', 'integer', [dec('2.99')], 2],
  ['floor', 'integer', [int(-3)], -3],
  ['ceil', 'integer', [num(2.1)], 3],
  ['ceil', 'integer', [num(2.0000000001)], 2],
  ['ceil', 'integer', [num(1.1 * 10)], 11],
  ['ceil', 'integer', [num(-2.9)], -2],
  ['ceil', 'integer', [nil('number')], null],
];

const ranges: readonly ScalarRow[] = [
  ['min', 'integer', [int(3), int(1), int(2)], 1],
  ['min', 'integer', [int(3), nil('integer')], null],
  ['max', 'decimal', [int(3), dec('3.5')], 3.5],
  ['max', 'number', [dec('3.5'), num(4)], 4],
  ['max', 'integer', [nil('integer'), int(3)], null],
  ['max', 'date', [date('2017-01-31'), date('2017-02-01')], '2017-02-01'],
  ['min', 'text', [txt('b'), txt('B')], 'B'],
  ['clamp', 'integer', [int(9), int(1), int(5)], 5],
  ['clamp', 'integer', [int(-9), int(1), int(5)], 1],
  ['clamp', 'number', [num(2.5), int(1), int(5)], 2.5],
  ['clamp', 'integer', [int(3), int(1), nil('integer')], null],
  ['bin', 'integer', [int(19), int(20), int(40)], 1],
  ['bin', 'integer', [int(20), int(20), int(40)], 2],
  ['bin', 'integer', [num(40), int(20), int(40)], 3],
  ['bin', 'integer', [dec('39.99'), int(20), int(40)], 2],
  ['bin', 'integer', [nil('integer'), int(20)], null],
];

const comparison: readonly ScalarRow[] = [
  ['equal', 'boolean', [dec('0.10'), dec('0.1')], true],
  ['equal', 'boolean', [num(0.1), dec('0.1')], true],
  ['equal', 'boolean', [num(1e12), num(1e12 + 0.5)], false],
  ['equal', 'boolean', [int('9007199254740993'), int('9007199254740992')], false],
  ['equal', 'boolean', [dec('9007199254740993.0'), int('9007199254740993')], true],
  ['equal', 'boolean', [txt('1'), txt('01')], false],
  ['equal', 'boolean', [txt('a'), txt('A')], false],
  ['equal', 'boolean', [txt('a'), txt('a ')], false],
  ['equal', 'boolean', [txt('a'), nil('text')], null],
  ['equal', 'boolean', [nil('text'), nil('text')], null],
  ['not_equal', 'boolean', [bool(true), bool(false)], true],
  ['not_equal', 'boolean', [int(1), nil('integer')], null],
  ['less', 'boolean', [date('2017-01-31'), date('2017-02-01')], true],
  ['less', 'boolean', [txt('Z'), txt('a')], true],
  ['less', 'boolean', [txt('z'), txt('é')], true],
  ['less', 'boolean', [txt('\uff5e'), txt('\u{1f600}')], true],
  ['less_or_equal', 'boolean', [dec('1.50'), num(1.5)], true],
  ['greater', 'boolean', [time('2017-01-01T00:00:00.500Z'), time('2017-01-01T00:00:00Z')], true],
  ['greater_or_equal', 'boolean', [int(1), num(1)], true],
  ['in', 'boolean', [int(1), int(2), int(1)], true],
  ['in', 'boolean', [int(3), int(2), int(1)], false],
  ['in', 'boolean', [int(3), int(2), nil('integer')], null],
  ['in', 'boolean', [int(2), int(2), nil('integer')], true],
  ['in', 'boolean', [nil('integer'), int(2)], null],
  ['in', 'boolean', [txt('c'), txt('a'), txt('b')], false],
  ['not', 'boolean', [call('in', 'boolean', int(3), int(2), nil('integer'))], null],
  ['and', 'boolean', [nil('boolean'), bool(false)], false],
  ['and', 'boolean', [nil('boolean'), bool(true)], null],
  ['or', 'boolean', [nil('boolean'), bool(true)], true],
  ['or', 'boolean', [nil('boolean'), bool(false)], null],
  ['xor', 'boolean', [bool(true), bool(false)], true],
  ['xor', 'boolean', [bool(true), nil('boolean')], null],
  ['not', 'boolean', [nil('boolean')], null],
  ['not', 'boolean', [bool(false)], true],
  ['is_null', 'boolean', [nil('integer')], true],
  ['is_null', 'boolean', [int(0)], false],
];

const choice: readonly ScalarRow[] = [
  ['if', 'integer', [bool(true), int(1), int(2)], 1],
  ['if', 'integer', [nil('boolean'), int(1), int(2)], 2],
  ['if', 'number', [bool(true), int(1), num(2.5)], 1],
  ['case', 'text', [bool(false), txt('a'), bool(true), txt('b'), txt('c')], 'b'],
  ['case', 'text', [bool(false), txt('a'), nil('boolean'), txt('b'), txt('c')], 'c'],
  ['case', 'text', [bool(false), txt('a')], null],
  ['coalesce', 'integer', [nil('integer'), int(2), int(3)], 2],
  ['coalesce', 'decimal', [nil('decimal'), int(2)], 2],
  ['coalesce', 'integer', [nil('integer'), nil('integer')], null],
];

const text: readonly ScalarRow[] = [
  ['lower', 'text', [txt('ÄB')], 'äb'],
  ['upper', 'text', [txt('доля')], 'ДОЛЯ'],
  ['upper', 'text', [nil('text')], null],
  ['trim', 'text', [txt(' \t\u00a0a b\n\u3000')], 'a b'],
  ['concat', 'text', [txt('a'), txt('b'), txt('c')], 'abc'],
  ['concat', 'text', [txt('a'), nil('text')], null],
  ['contains', 'boolean', [txt('a_b%c'), txt('_b%')], true],
  ['contains', 'boolean', [txt('abc'), txt('%')], false],
  ['contains', 'boolean', [txt('abc'), nil('text')], null],
  ['starts_with', 'boolean', [txt('abc'), txt('ab')], true],
  ['starts_with', 'boolean', [txt('abc'), txt('b')], false],
  ['ends_with', 'boolean', [txt('доход'), txt('ход')], true],
  ['ends_with', 'boolean', [txt('c'), txt('abc')], false],
];

/** Borders and nulls of every function, as the specification has them. Doubles are to agree in twelve digits. */
export const scalarCases: readonly ScalarCase[] = [
  ...inZone(undefined, [...arithmetic, ...rounding, ...ranges, ...comparison, ...choice, ...text, ...calendar]),
  ...inZone('Europe/Berlin', berlin),
  ...inZone('Asia/Kolkata', kolkata),
  ...inZone('Africa/Cairo', cairo),
  ...inZone('America/Havana', havana),
];

function inZone(timezone: string | undefined, rows: readonly ScalarRow[]): readonly ScalarCase[] {
  return rows.map(([name, type, args, expected]) => ({
    function: name,
    type,
    arguments: args,
    expected,
    ...(timezone !== undefined && { timezone }),
  }));
}

/** `equal(0.10, 0.1) in Europe/Berlin`, for the name of a test. */
export function describeCase({ function: name, arguments: args, timezone }: ScalarCase): string {
  return `${name}(${args.map(describeArgument).join(', ')})${timezone === undefined ? '' : ` in ${timezone}`}`;
}

function describeArgument(argument: ScalarArgument): string {
  if (argument.kind === 'duration') return `${argument.amount} ${argument.unit}`;
  if (argument.kind === 'call') return `${argument.function}(${argument.arguments.map(describeArgument).join(', ')})`;
  return argument.value === null ? 'null' : `${argument.type} ${JSON.stringify(argument.value)}`;
}
