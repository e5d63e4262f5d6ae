import type { CellValue } from '@core/definition';
import type { OutputColumn } from '@core/plan';
import { evaluatePlan } from '../evaluate-plan';
import { call, column, frameOf, leaf, literal, per, planOf, rank, spaceOf } from '../testing/build';

const months = ['2017-01-01', '2017-02-01', '2017-03-01'];

/** Rows of `[month, region, customer, rows, amount]`. */
const orders = frameOf(
  ['bucket', 'date'],
  ['region', 'text'],
  ['customer', 'text'],
  ['n', 'integer'],
  ['amount', 'integer'],
)([
  ['2017-01-01', 'East', 'a', 2, 10],
  ['2017-01-01', 'East', 'b', 1, 0],
  ['2017-01-01', 'West', 'a', 1, 5],
  ['2017-01-01', 'West', null, 4, 1000],
  ['2017-02-01', 'East', 'c', 1, 8],
  ['2017-02-01', 'West', 'a', 0, 7],
]);

const space = spaceOf(['region', 'customer'], {
  kind: 'rows',
  frame: 0,
  dimensions: [0, 1],
  measure: 'n',
  keys: months,
});
const byCustomer = { space, outer: [0] };

const amount = leaf('amount', { type: 'integer', missing: 0, dimensions: [0, 1], keys: months });
const before = { ...amount, keys: [null, ...months.slice(0, 2)] };
const n = leaf('n', { type: 'integer', missing: 0, dimensions: [0, 1], keys: months });

const orderFrames = [{ bucketing: 'month', dimensions: ['region', 'customer'], measures: ['n', 'amount'] }] as const;

/** By month and region, the values of each column. */
function evaluate(...columns: readonly OutputColumn[]) {
  const regions = frameOf(['region', 'text'])([['East'], ['West']]);
  const plan = planOf({
    grain: 'month',
    buckets: months,
    frames: [...orderFrames, { dimensions: ['region'], measures: [] }],
    space: spaceOf(['region'], { kind: 'rows', frame: 1, dimensions: [0] }),
    columns,
  });
  return evaluatePlan(plan, [orders, regions]);
}

const values = (...columns: readonly OutputColumn[]): readonly CellValue[] =>
  evaluate(...columns).rows.map((row) => row[2] ?? null);

test('25. outer dimensions stay: each group has the aggregate over its own keys, month by month', () => {
  expect(values(column('x', per('avg', 'number', [amount], byCustomer)))).toEqual([5, 5, 8, null, null, null]);
});

test('23. only keys that have rows in the bucket take part, and null keys never', () => {
  expect(values(column('x', per('count', 'integer', [], byCustomer)))).toEqual([2, 1, 1, 0, 0, 0]);
  expect(values(column('x', per('sum', 'integer', [amount], byCustomer)))).toEqual([10, 5, 8, 0, 0, 0]);
});

test('23. a condition of the operand leaves the zeros of keys that have rows', () => {
  const large = call(
    'if',
    'integer',
    call('greater', 'boolean', amount, literal('5', 'integer')),
    amount,
    literal('0', 'integer'),
  );
  expect(values(column('x', per('avg', 'number', [large], byCustomer)))).toEqual([5, 0, 8, null, null, null]);
});

test('an operand may look at other buckets; which keys take part does not change', () => {
  const change = call('subtract', 'integer', amount, before);
  expect(values(column('x', per('sum', 'integer', [change], byCustomer)))).toEqual([10, 5, 8, 0, 0, 0]);
});

test('34. of conditions those that are true count', () => {
  const isLarge = call('greater', 'boolean', amount, literal('5', 'integer'));
  expect(values(column('x', per('count', 'integer', [isLarge], byCustomer)))).toEqual([1, 0, 1, 0, 0, 0]);
});

test('a total within drops the dimensions around: every group sees all keys', () => {
  expect(values(column('x', per('sum', 'integer', [amount], { space, outer: [] })))).toEqual([15, 15, 8, 8, 0, 0]);
});

test('28. the null group has the tuples of its own', () => {
  const nowhere = frameOf(
    ['bucket', 'date'],
    ['region', 'text'],
    ['customer', 'text'],
    ['n', 'integer'],
    ['amount', 'integer'],
  )([
    ['2017-01-01', null, 'a', 1, 3],
    ['2017-01-01', 'East', 'a', 1, 4],
    ['2017-01-01', null, null, 1, 5],
  ]);
  const plan = planOf({
    grain: 'month',
    buckets: months.slice(0, 1),
    frames: [...orderFrames, { dimensions: ['region'], measures: [] }],
    space: spaceOf(['region'], { kind: 'rows', frame: 1, dimensions: [0] }),
    columns: [column('x', per('sum', 'integer', [amount], byCustomer))],
  });
  expect(evaluatePlan(plan, [nowhere, frameOf(['region', 'text'])([['East'], [null]])]).rows).toEqual([
    ['2017-01-01', 'East', 4],
    ['2017-01-01', null, 3],
  ]);
});

test('25. within a per the key is a value', () => {
  const name = { kind: 'dimension', type: 'text', dimension: 1, origin: amount.origin } as const;
  expect(values(column('x', per('max', 'text', [name], byCustomer)))).toEqual(['b', 'a', 'c', null, null, null]);
});

test('25. several datasets join fully on the key', () => {
  const costs = frameOf(
    ['bucket', 'date'],
    ['customer', 'text'],
    ['m', 'integer'],
    ['cost', 'integer'],
  )([
    ['2017-01-01', 'b', 1, 3],
    ['2017-01-01', 'z', 1, 4],
    ['2017-03-01', 'z', 1, 5],
  ]);
  const space = spaceOf(
    ['customer'],
    { kind: 'rows', frame: 0, dimensions: [0], measure: 'n', keys: months },
    { kind: 'rows', frame: 1, dimensions: [0], measure: 'm', keys: months },
  );
  const sales = frameOf(
    ['bucket', 'date'],
    ['customer', 'text'],
    ['n', 'integer'],
    ['amount', 'integer'],
  )([
    ['2017-01-01', 'a', 1, 10],
    ['2017-01-01', 'b', 1, 20],
  ]);
  const own = { ...amount, dimensions: [0] };
  const cost = leaf('cost', { type: 'integer', missing: 0, dimensions: [0], keys: months, frame: 1 });
  const margin = per('sum', 'integer', [call('subtract', 'integer', own, cost)], { space });
  const keys = per('count', 'integer', [], { space });
  const plan = planOf({
    grain: 'month',
    buckets: months,
    frames: [
      { bucketing: 'month', dimensions: ['customer'], measures: ['n', 'amount'] },
      { bucketing: 'month', dimensions: ['customer'], measures: ['m', 'cost'] },
    ],
    columns: [column('margin', margin), column('keys', keys)],
  });
  expect(evaluatePlan(plan, [sales, costs]).rows).toEqual([
    ['2017-01-01', 23, 3],
    ['2017-02-01', 0, 0],
    ['2017-03-01', -5, 1],
  ]);
});

test('a per may stand in a per: the most that a customer spent in a region, averaged over regions', () => {
  const ofOrders = { kind: 'rows', frame: 1, dimensions: [0, 1], measure: 'n', keys: months } as const;
  const spent = { ...amount, frame: 1 };
  const most = per('max', 'integer', [spent], { space: spaceOf(['region', 'customer'], ofOrders), outer: [0] });
  const space = spaceOf(['region'], { kind: 'rows', frame: 0, dimensions: [0], keys: months });
  const plan = planOf({
    grain: 'month',
    buckets: months,
    frames: [{ bucketing: 'month', dimensions: ['region'], measures: [] }, ...orderFrames],
    columns: [column('x', per('avg', 'number', [most], { space }))],
  });
  const regions = frameOf(
    ['bucket', 'date'],
    ['region', 'text'],
  )([
    ['2017-01-01', 'East'],
    ['2017-01-01', 'West'],
    ['2017-02-01', 'East'],
  ]);
  expect(evaluatePlan(plan, [regions, orders]).rows).toEqual([
    ['2017-01-01', 7.5],
    ['2017-02-01', 8],
    ['2017-03-01', null],
  ]);
});

test('a rank within a per is a place among all its tuples, and a per may be ranked', () => {
  const place = per('sum', 'integer', [rank(amount)], byCustomer);
  expect(values(column('x', place))).toEqual([1 + 3, 2, 1, 0, 0, 0]);
  const spent = per('sum', 'integer', [amount], byCustomer);
  expect(values(column('x', rank(spent)))).toEqual([1, 2, 1, 2, 1, 1]);
});

describe('a division by zero', () => {
  const ratio = call('divide', 'number', n, amount);
  const average = per('avg', 'number', [ratio], byCustomer);

  test('within a per is left out, and counted for the row that would have had it, once', () => {
    const { rows, warnings } = evaluate(
      column('x', average),
      column('y', call('add', 'number', average, { ...average })),
    );
    expect(rows.map((row) => row[2])).toEqual([0.2, 0.2, 0.125, null, null, null]);
    expect(warnings).toMatchObject([{ code: 'run.division_by_zero', metric: 'm', count: 1 }]);
  });

  test('in a total is counted for each row that shows it', () => {
    const { warnings } = evaluate(column('x', per('avg', 'number', [ratio], { space, outer: [] })));
    expect(warnings).toMatchObject([{ code: 'run.division_by_zero', count: 2 }]);
  });

  test('in a branch that is not taken is not counted', () => {
    const guarded = call('if', 'number', literal(false, 'boolean'), average, literal('0', 'number'));
    expect(evaluate(column('x', guarded)).warnings).toEqual([]);
  });

  test('in what is ranked is counted for its own row alone', () => {
    const spent = per('sum', 'integer', [amount], byCustomer);
    const { rows, warnings } = evaluate(
      column('x', rank(call('divide', 'number', literal('1', 'integer'), spent), 'asc')),
    );
    expect(rows.map((row) => row[2])).toEqual([1, 2, 1, null, null, null]);
    expect(warnings).toMatchObject([{ code: 'run.division_by_zero', count: 3 }]);
  });
});
