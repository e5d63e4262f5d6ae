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

function run(name: ScalarName, type: ValueType, args: readonly Argument[]) {
  const { rows, warnings } = evaluatePlan(planOf({ columns: [column('x', call(name, type, ...args))] }), []);
  return { value: rows[0]![0]!, warnings: warnings.map(({ code }) => code) };
}

type Case = readonly [ScalarName, ValueType, readonly Argument[], CellValue];

/** What the table in test/support, which SQL is held to as well, does not have. */
const cases: readonly Case[] = [
  ['add', 'integer', [int('9007199254740991'), int(2)], '9007199254740993'],
  ['multiply', 'integer', [int('99999999999'), int('99999999999')], '9999999999800000000001'],
  ['multiply', 'decimal', [dec('-1.5'), int(0)], 0],
  ['negate', 'integer', [int(0)], 0],
  ['pow', 'integer', [int(2), int(64)], '18446744073709551616'],
  ['abs', 'decimal', [dec('-12345678901234567890.5')], '12345678901234567890.5'],
  ['modulo', 'decimal', [dec('5.5'), dec('0.1')], 0],
  ['round', 'number', [num(2.675), int(2)], 2.68],
  ['round', 'integer', [int(1250), int(-2)], 1300],
  ['round', 'decimal', [dec('12345678901234567890.125'), int(2)], '12345678901234567890.13'],
  ['less', 'boolean', [int('9007199254740992'), int('9007199254740993')], true],
  ['equal', 'boolean', [time('2017-01-01T00:00:00.500Z'), time('2017-01-01T00:00:00.5Z')], true],
  ['concat', 'text', [txt('n = '), int(5)], 'n = 5'],
  ['xor', 'boolean', [bool(true), nil('boolean')], null],
];

test.each(cases)('%s gives %s', (name, type, args, expected) => {
  expect(run(name, type, args)).toEqual({ value: expected, warnings: [] });
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
