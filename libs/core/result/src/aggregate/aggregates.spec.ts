import type { CellValue } from '@core/definition';
import type { AggregateName, ValueType } from '@core/formula';
import type { ScalarExpression } from '@core/plan';
import * as fc from 'fast-check';
import { evaluatePlan } from '../evaluate-plan';
import { column, frameOf, leaf, literal, per, planOf, spaceOf } from '../testing/build';

type Column = readonly [ValueType, readonly CellValue[]];

/** An aggregate over the values that keys have, one column for each argument. */
function over(
  name: AggregateName,
  type: ValueType,
  columns: readonly Column[],
  constants: readonly ScalarExpression[] = [],
) {
  const names = columns.map((_, index) => `x${index}`);
  const args = columns.map(([own], index) => leaf(`x${index}`, { type: own, missing: null, dimensions: [0] }));
  const plan = planOf({
    frames: [{ dimensions: ['key'], measures: names }],
    columns: [
      column(
        'value',
        per(name, type, [...args, ...constants], {
          space: spaceOf(['key'], { kind: 'rows', frame: 0, dimensions: [0] }),
        }),
      ),
    ],
  });
  const rows = (columns[0]?.[1] ?? []).map((_, row) => [`k${row}`, ...columns.map(([, cells]) => cells[row] ?? null)]);
  const shape = columns.map(([own], index) => [`x${index}`, own] as const);
  const { rows: answer, warnings } = evaluatePlan(plan, [frameOf(['key', 'text'], ...shape)(rows)]);
  return { value: answer[0]![0]!, warnings: warnings.map(({ code }) => code) };
}

const share = literal('0.25', 'number');

test.each<readonly [AggregateName, ValueType, readonly Column[], CellValue]>([
  ['count', 'integer', [['integer', [3, null, 0]]], 2],
  ['count', 'integer', [['boolean', [true, false, null, true]]], 2],
  ['count_distinct', 'integer', [['decimal', [0.5, 0.5, null, '9007199254740993.5', '9007199254740993.50']]], 2],
  ['count_distinct', 'integer', [['timestamp', ['2017-01-01T00:00:00Z', '2017-01-01T00:00:00.000Z']]], 1],
  ['approx_count_distinct', 'integer', [['text', ['a', 'b', 'a', null]]], 2],
  ['sum', 'integer', [['integer', ['9007199254740993', 2, null]]], '9007199254740995'],
  ['sum', 'decimal', [['decimal', [0.1, 0.2, '12345678901234567.89']]], '12345678901234568.19'],
  ['sum', 'number', [['number', [1e100, 1, -1e100]]], 1],
  ['avg', 'number', [['decimal', [0.1, 0.2, null]]], 0.15],
  ['avg', 'number', [['number', [1e16, 1, -1e16, 1]]], 0.5],
  ['min', 'decimal', [['decimal', [0.3, '-9007199254740993.1', null]]], '-9007199254740993.1'],
  ['max', 'date', [['date', ['2017-03-01', null, '2016-12-31']]], '2017-03-01'],
  ['max', 'timestamp', [['timestamp', ['2017-01-01T00:00:00.5Z', '2017-01-01T00:00:00Z']]], '2017-01-01T00:00:00.5Z'],
  ['min', 'text', [['text', ['b', 'B', null]]], 'B'],
  ['median', 'number', [['integer', [9, 1, null, 4, 2]]], 3],
  ['variance', 'number', [['integer', [2, 4, 4, 4, 5, 5, 7, 9]]], 32 / 7],
  ['stddev', 'number', [['decimal', [1, 3]]], Math.SQRT2],
  [
    'weighted_avg',
    'number',
    [
      ['integer', [10, 20, null, 40]],
      ['number', [1, 3, 100, null]],
    ],
    17.5,
  ],
  ['any', 'boolean', [['boolean', [false, null, true]]], true],
  ['any', 'boolean', [['boolean', [false, null]]], false],
  ['all', 'boolean', [['boolean', [true, null]]], true],
  ['all', 'boolean', [['boolean', [true, false]]], false],
])('%s of %s skips nulls', (name, type, columns, expected) => {
  expect(over(name, type, columns)).toEqual({ value: expected, warnings: [] });
});

test.each([
  [[1, 2, 3, 4], 1.75],
  [[7], 7],
  [[10, 20], 12.5],
])('a percentile lies between values: of %j a quarter is below %d', (values, expected) => {
  expect(over('percentile', 'number', [['integer', values]], [share]).value).toBe(expected);
});

test.each<readonly [AggregateName, CellValue]>([
  ['count', 0],
  ['count_distinct', 0],
  ['approx_count_distinct', 0],
  ['sum', 0],
  ['any', false],
  ['all', true],
  ['avg', null],
  ['min', null],
  ['max', null],
  ['median', null],
  ['percentile', null],
  ['stddev', null],
  ['variance', null],
  ['weighted_avg', null],
])('32. %s over nothing, and over nulls alone, is %s', (name, expected) => {
  const type = name === 'any' || name === 'all' ? 'boolean' : 'integer';
  const second: readonly Column[] = name === 'weighted_avg' ? [['integer', [1]]] : [];
  const constants = name === 'percentile' ? [share] : [];
  expect(over(name, type, [[type, []], ...second.map(([own]) => [own, []] as const)], constants).value).toBe(expected);
  expect(over(name, type, [[type, [null]], ...second], constants).value).toBe(expected);
});

test('37. without any weight a weighted average is null, without a warning', () => {
  expect(
    over('weighted_avg', 'number', [
      ['integer', [10, 20]],
      ['integer', [2, -2]],
    ]),
  ).toEqual({ value: null, warnings: [] });
});

test('a deviation needs two values', () => {
  expect(over('stddev', 'number', [['integer', [5, null]]]).value).toBeNull();
  expect(over('variance', 'number', [['integer', [5, 5]]]).value).toBe(0);
});

test('small deviations of large values are not lost', () => {
  const values = [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16];
  expect(over('variance', 'number', [['number', values]]).value).toBe(30);
});

test('what doubles cannot hold is null with a warning', () => {
  expect(over('sum', 'number', [['number', [1.7e308, 1.7e308]]])).toEqual({ value: null, warnings: ['run.overflow'] });
  expect(over('variance', 'number', [['number', [1e300, -1e300]]])).toEqual({
    value: null,
    warnings: ['run.overflow'],
  });
});

test('tuples have no first and no last', () => {
  expect(() => over('first', 'integer', [['integer', [1]]])).toThrow('need an order');
});

test('sums and averages do not depend on the order of tuples', () => {
  const doubles = fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(doubles, (values) => {
      const forth = over('sum', 'number', [['number', values]]).value;
      const back = over('sum', 'number', [['number', values.toReversed()]]).value;
      expect(Math.abs(Number(forth) - Number(back))).toBeLessThanOrEqual(Math.abs(Number(forth)) * 1e-15 + 1e-15);
    }),
  );
});
