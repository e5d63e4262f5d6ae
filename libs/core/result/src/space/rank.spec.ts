import type { CellValue } from '@core/definition';
import type { ValueType } from '@core/formula';
import type { RankValue, RunPlan } from '@core/plan';
import * as fc from 'fast-check';
import { evaluatePlan } from '../evaluate-plan';
import { column, frameOf, leaf, planOf, rank, spaceOf } from '../testing/build';

function places(
  cells: readonly CellValue[],
  order: RankValue['order'] = 'desc',
  rest: Partial<RunPlan> = {},
  type: ValueType = 'decimal',
) {
  const plan = planOf({
    frames: [{ dimensions: ['region'], measures: ['x'] }],
    space: spaceOf(['region'], { kind: 'rows', frame: 0, dimensions: [0] }),
    columns: [column('place', rank(leaf('x', { type, missing: null, dimensions: [0] }), order))],
  });
  const names = cells.map((_, index) => String.fromCodePoint(97 + index));
  const frame = frameOf(['region', 'text'], ['x', type])(cells.map((cell, index) => [names[index]!, cell]));
  return evaluatePlan({ ...plan, ...rest }, [frame]).rows.map((row) => row[1]);
}

test('27. ties share the lower place and the next is skipped; nulls are unranked', () => {
  expect(places([10, 30, 20, 20, null, 5])).toEqual([4, 1, 2, 2, null, 5]);
  expect(places([10, 30, 20, 20, null, 5], 'asc')).toEqual([2, 5, 3, 3, null, 1]);
});

test('27. all rows of the bucket are ranked before the limit', () => {
  expect(places([1, 2, 3], 'desc', { limit: 1 })).toEqual([3]);
  expect(places([1, 2, 3], 'desc', { order_by: [{ field: 'place' }], limit: 2 })).toEqual([1, 2]);
});

test('27. values are compared exactly, and by their type', () => {
  expect(places(['9007199254740993', '9007199254740992', '9007199254740992.0'])).toEqual([1, 2, 2]);
  expect(places(['2017-02-01', '2016-12-31'], 'asc', {}, 'date')).toEqual([2, 1]);
});

test('27. each bucket has places of its own, and only for the groups that it lists', () => {
  const buckets = ['2017-01-01', '2017-02-01'];
  const plan = planOf({
    grain: 'month',
    buckets,
    frames: [{ bucketing: 'month', dimensions: ['region'], measures: ['x'] }],
    space: spaceOf(['region'], { kind: 'every', frame: 0, dimensions: [0], keys: buckets }),
    columns: [column('place', rank(leaf('x', { type: 'integer', missing: 0, dimensions: [0], keys: buckets })))],
  });
  const frame = frameOf(
    ['bucket', 'date'],
    ['region', 'text'],
    ['x', 'integer'],
  )([
    ['2017-01-01', 'a', 1],
    ['2017-01-01', 'b', 2],
    ['2017-02-01', 'a', 3],
  ]);
  expect(evaluatePlan(plan, [frame]).rows).toEqual([
    ['2017-01-01', 'a', 2],
    ['2017-01-01', 'b', 1],
    ['2017-02-01', 'a', 1],
  ]);
});

test('27. a place is one more than the number of better values', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 5 })), { minLength: 1, maxLength: 20 }), (values) => {
      const expected = values.map((own) =>
        own === null ? null : 1 + values.filter((other) => other !== null && other > own).length,
      );
      expect(places(values)).toEqual(expected);
    }),
  );
});
