import type { CellValue } from '@core/definition';
import type { DurationUnit, ScalarName, ValueType } from '@core/formula';

/** An argument: a value of a type, or a duration. */
export type ScalarArgument =
  | { readonly kind: 'value'; readonly type: ValueType; readonly value: CellValue; /** Only ever written out, never a column. */ readonly isLiteral?: true }
  | { readonly kind: 'duration'; readonly amount: number; readonly unit: DurationUnit }
  | { readonly kind: 'call'; readonly function: ScalarName; readonly type: ValueType; readonly arguments: readonly ScalarArgument[] };

/** What a function gives, whoever computes it: an engine over rows, or the remainder above aggregates. */
export interface ScalarCase {
  readonly function: ScalarName;
  readonly type: ValueType;
  readonly arguments: readonly ScalarArgument[];
  readonly expected: CellValue;
  /** UTC where absent. */
  readonly timezone?: string;
}

type Row = readonly [ScalarName, ValueType, readonly ScalarArgument[], CellValue];

const of = (type: ValueType) => (cell: CellValue): ScalarArgument => ({ kind: 'value', type, value: cell });
const int = of('integer');
const dec = of('decimal');
const num = of('number');
const txt = of('text');
const bool = of('boolean');
const date = of('date');
const time = of('timestamp');
const nil = (type: ValueType): ScalarArgument => of(type)(null);
const word = (text: string): ScalarArgument => ({ kind: 'value', type: 'text', value: text, isLiteral: true });
const lasting = (amount: number, unit: DurationUnit): ScalarArgument => ({ kind: 'duration', amount, unit });
const call = (name: ScalarName, type: ValueType, ...args: readonly ScalarArgument[]): ScalarArgument => ({
  kind: 'call',
  function: name,
  type,
  arguments: args,
});

const arithmetic: readonly Row[] = [
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
  ['multiply', 'number', [dec('12345678901234.5678'), dec('12345678901234.5678')], 12345678901234.5678 ** 2],
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
const rounding: readonly Row[] = [
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

const ranges: readonly Row[] = [
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

const comparison: readonly Row[] = [
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

const choice: readonly Row[] = [
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

const text: readonly Row[] = [
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

const calendar: readonly Row[] = [
  ['year', 'integer', [date('2017-01-31')], 2017],
  ['quarter', 'integer', [date('2017-04-01')], 2],
  ['month', 'integer', [date('2017-12-31')], 12],
  ['week', 'integer', [date('2027-01-01')], 53],
  ['week', 'integer', [date('2018-12-31')], 1],
  ['day', 'integer', [date('2017-01-31')], 31],
  ['day', 'integer', [nil('date')], null],
  ['weekday', 'integer', [date('2017-01-01')], 7],
  ['weekday', 'integer', [date('2017-01-02')], 1],
  ['hour', 'integer', [date('2017-01-01')], 0],
  ['hour', 'integer', [time('2017-01-01T23:59:59Z')], 23],
  ['days_between', 'integer', [date('2017-01-31'), date('2017-03-01')], 29],
  ['days_between', 'integer', [date('2017-03-01'), date('2017-01-31')], -29],
  ['days_between', 'integer', [nil('date'), date('2017-01-31')], null],
  ['days_between', 'number', [time('2017-01-01T00:00:00Z'), time('2017-01-02T12:00:00Z')], 1.5],
  ['hours_between', 'number', [date('2017-01-02'), date('2017-01-01')], -24],
  ['hours_between', 'number', [time('2017-01-01T00:00:00Z'), time('2017-01-01T01:30:00Z')], 1.5],
  ['minutes_between', 'number', [time('2017-01-01T00:00:00Z'), time('2017-01-01T00:00:30Z')], 0.5],
  ['months_between', 'number', [date('2017-01-31'), date('2017-02-28')], 1],
  ['months_between', 'number', [date('2017-01-15'), date('2017-02-01')], 17 / 31],
  ['months_between', 'number', [date('2017-03-31'), date('2017-02-28')], -1],
  ['months_between', 'number', [date('2017-01-01'), date('2018-01-01')], 12],
  ['months_between', 'number', [date('2017-01-01'), nil('date')], null],
  ['truncate_to', 'date', [date('2017-08-17'), word('day')], '2017-08-17'],
  ['truncate_to', 'date', [date('2017-08-17'), word('week')], '2017-08-14'],
  ['truncate_to', 'date', [date('2017-08-17'), word('month')], '2017-08-01'],
  ['truncate_to', 'date', [date('2017-08-17'), word('quarter')], '2017-07-01'],
  ['truncate_to', 'date', [date('2017-08-17'), word('year')], '2017-01-01'],
  ['add', 'date', [date('2016-01-31'), lasting(1, 'month')], '2016-02-29'],
  ['add', 'date', [date('2016-12-31'), lasting(1, 'day')], '2017-01-01'],
  ['add', 'date', [date('2016-02-29'), lasting(1, 'year')], '2017-02-28'],
  ['add', 'date', [nil('date'), lasting(1, 'year')], null],
  ['add', 'date', [lasting(1, 'quarter'), date('2016-11-30')], '2017-02-28'],
  ['subtract', 'date', [date('2016-03-31'), lasting(1, 'month')], '2016-02-29'],
  ['subtract', 'date', [date('2016-03-31'), lasting(2, 'week')], '2016-03-17'],
  ['add', 'date', [date('2017-01-01'), call('multiply', 'duration', int(3), lasting(1, 'week'))], '2017-01-22'],
  ['add', 'timestamp', [time('2017-01-01T23:30:00Z'), lasting(45, 'minute')], '2017-01-02T00:15:00Z'],
  ['add', 'timestamp', [date('2017-01-01'), lasting(3, 'hour')], '2017-01-01T03:00:00Z'],
];

const berlin: readonly Row[] = [
  ['hour', 'integer', [time('2017-06-30T22:30:00Z')], 0],
  ['month', 'integer', [time('2017-06-30T22:30:00Z')], 7],
  ['weekday', 'integer', [time('2017-07-02T22:00:00Z')], 1],
  ['truncate_to', 'date', [time('2017-06-30T22:30:00Z'), word('day')], '2017-07-01'],
  ['truncate_to', 'date', [time('2017-06-30T22:30:00Z'), word('month')], '2017-07-01'],
  ['truncate_to', 'timestamp', [time('2017-06-30T22:30:00Z'), word('hour')], '2017-06-30T22:00:00Z'],
  ['truncate_to', 'timestamp', [time('2026-10-25T00:30:00Z'), word('hour')], '2026-10-25T00:00:00Z'],
  ['truncate_to', 'timestamp', [time('2026-10-25T01:30:00Z'), word('hour')], '2026-10-25T01:00:00Z'],
  ['days_between', 'number', [date('2026-03-29'), time('2026-03-29T22:00:00Z')], 23 / 24],
  ['months_between', 'number', [time('2016-12-31T23:00:00Z'), time('2017-02-28T23:00:00Z')], 2],
  ['add', 'timestamp', [time('2026-03-28T11:00:00Z'), lasting(1, 'day')], '2026-03-29T10:00:00Z'],
  ['add', 'timestamp', [time('2026-03-28T11:00:00Z'), lasting(24, 'hour')], '2026-03-29T11:00:00Z'],
  ['subtract', 'timestamp', [time('2026-03-31T10:00:00Z'), lasting(1, 'month')], '2026-02-28T11:00:00Z'],
  ['less', 'boolean', [time('2026-03-28T22:59:59Z'), date('2026-03-29')], true],
  ['less', 'boolean', [time('2026-03-28T23:00:00Z'), date('2026-03-29')], false],
  ['equal', 'boolean', [date('2026-03-29'), time('2026-03-28T23:00:00Z')], true],
];

/** Half an hour off the whole hours of UTC. */
const kolkata: readonly Row[] = [
  ['truncate_to', 'timestamp', [time('2026-01-01T10:15:00Z'), word('hour')], '2026-01-01T09:30:00Z'],
  ['hour', 'integer', [time('2026-01-01T10:30:00Z')], 16],
];

/** Midnight does not exist on 26 April 2024 in Cairo, and comes twice on 5 November 2023 in Havana. */
const cairo: readonly Row[] = [['hours_between', 'number', [date('2024-04-26'), time('2024-04-26T21:00:00Z')], 23]];
const havana: readonly Row[] = [['hours_between', 'number', [date('2023-11-05'), time('2023-11-06T05:00:00Z')], 25]];

/** Borders and nulls of every function, as the specification has them. Doubles are to agree in twelve digits. */
export const scalarCases: readonly ScalarCase[] = [
  ...inZone(undefined, [...arithmetic, ...rounding, ...ranges, ...comparison, ...choice, ...text, ...calendar]),
  ...inZone('Europe/Berlin', berlin),
  ...inZone('Asia/Kolkata', kolkata),
  ...inZone('Africa/Cairo', cairo),
  ...inZone('America/Havana', havana),
];

function inZone(timezone: string | undefined, rows: readonly Row[]): readonly ScalarCase[] {
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
