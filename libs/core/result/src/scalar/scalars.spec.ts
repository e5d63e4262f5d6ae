import type { CellValue } from '@core/definition';
import type { Duration, ScalarName, ValueType } from '@core/formula';
import type { ScalarExpression } from '@core/plan';
import * as fc from 'fast-check';
import { evaluatePlan } from '../evaluate-plan';
import { call, column, literal, planOf } from '../testing/build';

type Argument = ScalarExpression;

const int = (value: number | string) => literal(String(value), 'integer');
const dec = (value: string) => literal(value, 'decimal');
const num = (value: number) => literal(String(value), 'number');
const txt = (value: string) => literal(value, 'text');
const bool = (value: boolean) => literal(value, 'boolean');
const date = (value: string) => literal(value, 'date');
const time = (value: string) => literal(value, 'timestamp');
const nil = (type: ValueType = 'null') => literal(null, type);
const duration = (amount: number, unit: Duration['unit']): Argument => ({
  ...nil('duration'),
  kind: 'duration',
  type: 'duration',
  duration: { amount, unit },
});

function run(name: ScalarName, type: ValueType, args: readonly Argument[], timezone = 'UTC') {
  const { rows, warnings } = evaluatePlan(planOf({ timezone, columns: [column('x', call(name, type, ...args))] }), []);
  return { value: rows[0]![0]!, warnings: warnings.map(({ code }) => code) };
}

type Case = readonly [ScalarName, ValueType, readonly Argument[], CellValue];

const cases: readonly Case[] = [
  ['add', 'integer', [int(2), int(3)], 5],
  ['add', 'integer', [int('9007199254740991'), int(2)], '9007199254740993'],
  ['add', 'decimal', [dec('0.1'), dec('0.2')], 0.3],
  ['add', 'number', [num(0.1), num(0.2)], 0.1 + 0.2],
  ['add', 'number', [nil('number'), num(0.2)], null],
  ['subtract', 'decimal', [dec('1.10'), dec('0.1')], 1],
  ['multiply', 'integer', [int('99999999999'), int('99999999999')], '9999999999800000000001'],
  ['multiply', 'decimal', [dec('-1.5'), int(0)], 0],
  ['divide', 'number', [int(7), int(2)], 3.5],
  ['modulo', 'integer', [int(-7), int(3)], -1],
  ['modulo', 'decimal', [dec('5.5'), dec('0.1')], 0],
  ['negate', 'decimal', [dec('0.1')], -0.1],
  ['negate', 'integer', [int(0)], 0],
  ['power', 'number', [int(2), int(10)], 1024],
  ['pow', 'integer', [int(2), int(64)], '18446744073709551616'],
  ['abs', 'decimal', [dec('-12345678901234567890.5')], '12345678901234567890.5'],
  ['sign', 'integer', [dec('-0.5')], -1],
  ['sqrt', 'number', [int(9)], 3],
  ['exp', 'number', [int(0)], 1],
  ['ln', 'number', [int(1)], 0],
  ['log10', 'number', [int(1000)], 3],

  ['round', 'number', [num(2.5)], 3],
  ['round', 'number', [num(-2.5)], -3],
  ['round', 'number', [num(2.675), int(2)], 2.68],
  ['round', 'integer', [int(1250), int(-2)], 1300],
  ['round', 'decimal', [dec('12345678901234567890.125'), int(2)], '12345678901234567890.13'],
  ['floor', 'number', [num(2.9)], 2],
  ['floor', 'number', [num(2.9999999999)], 3],
  ['floor', 'number', [num(-2.1)], -3],
  ['ceil', 'number', [num(2.1)], 3],
  ['ceil', 'number', [num(2.0000000001)], 2],

  ['min', 'integer', [int(3), int(1), int(2)], 1],
  ['max', 'decimal', [int(3), dec('3.5')], 3.5],
  ['max', 'integer', [int(3), nil('integer')], null],
  ['max', 'date', [date('2017-01-31'), date('2017-02-01')], '2017-02-01'],
  ['clamp', 'integer', [int(9), int(1), int(5)], 5],
  ['clamp', 'integer', [int(-9), int(1), int(5)], 1],
  ['clamp', 'integer', [int(3), int(1), nil('integer')], null],
  ['bin', 'integer', [int(19), int(20), int(40)], 1],
  ['bin', 'integer', [int(20), int(20), int(40)], 2],
  ['bin', 'integer', [int(99), int(20), int(40)], 3],
  ['bin', 'integer', [nil('integer'), int(20)], null],

  ['equal', 'boolean', [num(1e12), num(1e12 + 0.5)], false],
  ['equal', 'boolean', [dec('0.10'), dec('0.1')], true],
  ['equal', 'boolean', [txt('1'), txt('01')], false],
  ['equal', 'boolean', [txt('a'), nil('text')], null],
  ['not_equal', 'boolean', [bool(true), bool(false)], true],
  ['less', 'boolean', [int('9007199254740992'), int('9007199254740993')], true],
  ['less', 'boolean', [date('2017-01-31'), date('2017-02-01')], true],
  ['greater', 'boolean', [time('2017-01-01T00:00:00.500Z'), time('2017-01-01T00:00:00Z')], true],
  ['equal', 'boolean', [time('2017-01-01T00:00:00.500Z'), time('2017-01-01T00:00:00.5Z')], true],
  ['less_or_equal', 'boolean', [txt('B'), txt('a')], true],
  ['greater_or_equal', 'boolean', [int(1), num(1)], true],
  ['in', 'boolean', [int(1), int(2), int(1)], true],
  ['in', 'boolean', [int(3), int(2), nil('integer')], null],
  ['in', 'boolean', [nil('integer'), int(2)], null],
  ['in', 'boolean', [txt('c'), txt('a'), txt('b')], false],

  ['and', 'boolean', [nil('boolean'), bool(false)], false],
  ['and', 'boolean', [nil('boolean'), bool(true)], null],
  ['or', 'boolean', [nil('boolean'), bool(true)], true],
  ['or', 'boolean', [nil('boolean'), bool(false)], null],
  ['xor', 'boolean', [bool(true), bool(false)], true],
  ['xor', 'boolean', [bool(true), nil('boolean')], null],
  ['not', 'boolean', [nil('boolean')], null],
  ['not', 'boolean', [bool(false)], true],

  ['if', 'integer', [nil('boolean'), int(1), int(2)], 2],
  ['case', 'text', [bool(false), txt('a'), bool(true), txt('b'), txt('c')], 'b'],
  ['case', 'text', [bool(false), txt('a')], null],
  ['coalesce', 'integer', [nil('integer'), int(2), int(3)], 2],
  ['coalesce', 'integer', [nil('integer'), nil('integer')], null],
  ['is_null', 'boolean', [nil('integer')], true],

  ['lower', 'text', [txt('ÄB')], 'äb'],
  ['upper', 'text', [txt('доля')], 'ДОЛЯ'],
  ['trim', 'text', [txt(' \ta b\n')], 'a b'],
  ['concat', 'text', [txt('a'), txt(''), txt('b')], 'ab'],
  ['concat', 'text', [txt('a'), nil('text')], null],
  ['contains', 'boolean', [txt('abc'), txt('bc')], true],
  ['starts_with', 'boolean', [txt('abc'), txt('b')], false],
  ['ends_with', 'boolean', [txt('abc'), txt('')], true],

  ['year', 'integer', [date('2017-01-31')], 2017],
  ['quarter', 'integer', [date('2017-04-01')], 2],
  ['month', 'integer', [date('2017-12-31')], 12],
  ['week', 'integer', [date('2027-01-01')], 53],
  ['day', 'integer', [date('2017-01-31')], 31],
  ['weekday', 'integer', [date('2017-01-01')], 7],
  ['hour', 'integer', [date('2017-01-01')], 0],
  ['days_between', 'integer', [date('2017-01-31'), date('2017-03-01')], 29],
  ['days_between', 'number', [time('2017-01-01T00:00:00Z'), time('2017-01-02T12:00:00Z')], 1.5],
  ['hours_between', 'integer', [date('2017-01-02'), date('2017-01-01')], -24],
  ['minutes_between', 'number', [time('2017-01-01T00:00:00Z'), time('2017-01-01T00:00:30Z')], 0.5],
  ['months_between', 'number', [date('2017-01-31'), date('2017-02-28')], 1],
  ['months_between', 'number', [date('2017-01-15'), date('2017-02-01')], 17 / 31],
  ['months_between', 'number', [date('2017-03-31'), date('2017-02-28')], -1],
  ['truncate_to', 'date', [date('2017-08-17'), txt('quarter')], '2017-07-01'],
  ['truncate_to', 'date', [date('2017-08-17'), txt('week')], '2017-08-14'],
  ['add', 'date', [date('2016-03-31'), duration(1, 'month')], '2016-04-30'],
  ['subtract', 'date', [date('2016-03-31'), duration(1, 'month')], '2016-02-29'],
  ['add', 'date', [duration(1, 'quarter'), date('2016-11-30')], '2017-02-28'],
  ['add', 'date', [date('2017-01-01'), call('multiply', 'duration', int(3), duration(1, 'week'))], '2017-01-22'],
];

test.each(cases)('%s gives %s', (name, type, args, expected) => {
  expect(run(name, type, args)).toEqual({ value: expected, warnings: [] });
});

const berlin: readonly Case[] = [
  ['hour', 'integer', [time('2017-06-30T22:30:00Z')], 0],
  ['month', 'integer', [time('2017-06-30T22:30:00Z')], 7],
  ['truncate_to', 'date', [time('2017-06-30T22:30:00Z'), txt('day')], '2017-07-01'],
  ['truncate_to', 'timestamp', [time('2017-06-30T22:30:00Z'), txt('hour')], '2017-06-30T22:00:00Z'],
  ['days_between', 'number', [date('2026-03-29'), time('2026-03-29T22:00:00Z')], 23 / 24],
  ['add', 'timestamp', [time('2026-03-28T11:00:00Z'), duration(1, 'day')], '2026-03-29T10:00:00Z'],
  ['add', 'timestamp', [time('2026-03-28T11:00:00Z'), duration(24, 'hour')], '2026-03-29T11:00:00Z'],
  ['less', 'boolean', [time('2026-03-28T22:59:59Z'), date('2026-03-29')], true],
  ['equal', 'boolean', [date('2026-03-29'), time('2026-03-28T23:00:00Z')], true],
];

test.each(berlin)('in Berlin %s gives %s', (name, type, args, expected) => {
  expect(run(name, type, args, 'Europe/Berlin')).toEqual({ value: expected, warnings: [] });
});

test.each<readonly [ScalarName, ValueType, readonly Argument[], string]>([
  ['divide', 'number', [int(1), int(0)], 'run.division_by_zero'],
  ['divide', 'number', [int(0), dec('0.0')], 'run.division_by_zero'],
  ['modulo', 'integer', [int(5), int(0)], 'run.division_by_zero'],
  ['power', 'number', [int(0), int(-1)], 'run.division_by_zero'],
  ['sqrt', 'number', [int(-1)], 'run.outside_domain'],
  ['ln', 'number', [int(0)], 'run.outside_domain'],
  ['log10', 'number', [num(-1)], 'run.outside_domain'],
  ['power', 'number', [int(-8), num(0.5)], 'run.outside_domain'],
  ['exp', 'number', [int(1000)], 'run.overflow'],
  ['multiply', 'number', [num(1e300), num(1e300)], 'run.overflow'],
  ['divide', 'number', [num(1e300), num(1e-300)], 'run.overflow'],
  ['add', 'date', [date('9999-12-31'), duration(1, 'year')], 'run.overflow'],
])('%s is null with a warning where there is no such %s', (name, type, args, code) => {
  expect(run(name, type, args)).toEqual({ value: null, warnings: [code] });
});

test('decimal sums are exact: they equal those of whole hundredths', () => {
  const cents = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
  const written = (value: bigint) => {
    const digits = String(value < 0n ? -value : value).padStart(3, '0');
    return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  };
  fc.assert(
    fc.property(fc.array(cents, { minLength: 2, maxLength: 8 }), (values) => {
      const [first, ...rest] = values.map((value) => dec(written(value)));
      const sum = rest.reduce<Argument>((total, value) => call('add', 'decimal', total, value), first!);
      const { value } = run('add', 'decimal', [sum, dec('0')]);
      const [whole = '', fraction = ''] = String(value).split('.');
      expect(BigInt(whole + fraction.padEnd(2, '0'))).toBe(values.reduce((total, cent) => total + cent, 0n));
    }),
  );
});
