import type { CellValue } from '@core/definition';
import type { AggregateName, ValueType } from '@core/formula';
import type { FrameQuery, Measure, RowExpression } from '@core/plan';
import { compileFrameQuery } from '@core/sql';
import { checkedDataset } from '../support/checked-dataset';
import { FrameBench } from '../support/frame-bench';
import {
  call,
  column,
  frameOf,
  lasting,
  literal,
  measure,
  midnight,
  related,
  rowsOf,
  text,
} from '../support/row-expressions';

const datasets = [
  checkedDataset('orders', {
    id: 'integer',
    customer: 'text',
    amount: 'decimal(12,2)',
    weight: 'number',
    day: 'date',
    at: 'timestamp',
  }),
  checkedDataset('customers', { name: 'text', region: 'text' }),
];

const rows = {
  orders: [
    { id: 1, customer: 'ann', amount: 0.1, weight: 1, day: '2017-01-31', at: '2017-01-31T21:30:00Z' },
    { id: 2, customer: 'ann', amount: 0.2, weight: 3, day: '2017-02-01', at: '2017-02-01T10:00:00Z' },
    { id: 3, customer: 'bob', amount: null, weight: 5, day: '2017-02-28', at: '2017-02-28T23:59:59Z' },
    { id: 4, customer: 'cy', amount: -1.5, weight: null, day: '2017-04-02', at: '2017-04-02T00:00:00Z' },
    { id: 5, customer: null, amount: 7, weight: 0, day: null, at: null },
  ],
  customers: [
    { name: 'ann', region: 'West' },
    { name: 'bob', region: null },
  ],
};

const bench = new FrameBench(datasets, rows);
afterAll(() => bench.close());

const id = column('id', 'integer');
const amount = column('amount', 'decimal');
const weight = column('weight', 'number');
const day = column('day', 'date');
const at = column('at', 'timestamp');
const never = call('boolean', 'less', id, literal('integer', '0'));
const isLarge = call('boolean', 'greater', amount, literal('decimal', '0.15'));

describe('an aggregate', () => {
  it.each<readonly [AggregateName, ValueType, readonly RowExpression[], CellValue, CellValue]>([
    ['count', 'integer', [], 5, 0],
    ['count', 'integer', [amount], 4, 0],
    ['count_distinct', 'integer', [column('customer', 'text')], 3, 0],
    ['approx_count_distinct', 'integer', [column('customer', 'text')], 3, 0],
    ['sum', 'decimal', [amount], 5.8, 0],
    ['sum', 'number', [weight], 9, 0],
    ['sum', 'integer', [id], 15, 0],
    ['avg', 'number', [amount], 1.45, null],
    ['avg', 'number', [weight], 2.25, null],
    ['min', 'decimal', [amount], -1.5, null],
    ['max', 'date', [day], '2017-04-02', null],
    ['min', 'text', [column('customer', 'text')], 'ann', null],
    ['max', 'timestamp', [at], '2017-04-02T00:00:00Z', null],
    ['median', 'number', [amount], 0.15000000000000002, null],
    ['percentile', 'number', [weight, literal('number', '0.9')], 4.4, null],
    ['stddev', 'number', [id], Math.sqrt(2.5), null],
    ['variance', 'number', [id], 2.5, null],
    ['weighted_avg', 'number', [amount, weight], 0.7000000000000001 / 4, null],
    ['any', 'boolean', [isLarge], true, false],
    ['all', 'boolean', [isLarge], false, true],
  ])('%s of %s %j is %p, and %p over nothing', async (...[aggregate, type, args, all, nothing]) => {
    const measure = { aggregate, type, arguments: args };
    const [values] = await answer({
      measures: [
        { ...measure, name: 'all' },
        { ...measure, name: 'none', filter: never },
      ],
    });
    expect(values).toEqual([all, nothing]);
  });

  it('first and last take the first value that is not null in the given order', async () => {
    const order = [call('number', 'coalesce', column('weight', 'number'), literal('number', '-1')), id];
    const ends = (['first', 'last'] as const).map((aggregate): Measure => ({
      name: aggregate,
      aggregate,
      type: 'decimal',
      arguments: [amount],
      order,
    }));
    expect(await answer({ measures: ends })).toEqual([[-1.5, 0.2]]);
  });

  it('has no deviation over one row', async () => {
    const measures = (['stddev', 'variance'] as const).map((aggregate): Measure => ({
      name: aggregate,
      aggregate,
      type: 'number',
      arguments: [id],
    }));
    expect(await answer({ filter: call('boolean', 'equal', id, literal('integer', '1')), measures })).toEqual([
      [null, null],
    ]);
  });
});

const count: Measure = { name: 'count', aggregate: 'count', type: 'integer', arguments: [] };

describe('a bucket', () => {
  it('holds no row without time, not even when its window is open', async () => {
    expect(await answer({ time: day, measures: [count] })).toEqual([[4]]);
    expect(await answer({ time: at, bucketing: { kind: 'windows', windows: [{}] }, measures: [count] })).toEqual([
      [0, 4],
    ]);
  });

  it('without groups has one row, also when no data is there', async () => {
    expect(await answer({ filter: never, measures: [count] })).toEqual([[0]]);
  });

  it('with groups or a grain has rows only where data is', async () => {
    const dimensions = [{ name: 'customer', type: 'text', expression: column('customer', 'text') }] as const;
    expect(await answer({ filter: never, dimensions, measures: [count] })).toEqual([]);
  });

  it('is named by its first day and cut by the window', async () => {
    const window = { from: midnight('2017-02-01'), to: midnight('2017-04-02') };
    expect(
      await answer({ time: day, bucketing: { kind: 'grain', grain: 'month', window }, measures: [count] }),
    ).toEqual([['2017-02-01', 2]]);
    expect(
      await answer({ time: day, bucketing: { kind: 'grain', grain: 'week', window: {} }, measures: [count] }),
    ).toEqual([
      ['2017-01-30', 2],
      ['2017-02-27', 1],
      ['2017-03-27', 1],
    ]);
  });

  it('of a timestamp is a day in the zone of the query', async () => {
    const bucketing = { kind: 'grain', grain: 'month', window: {} } as const;
    expect(await answer({ time: at, timezone: 'Europe/Minsk', bucketing, measures: [count] })).toEqual([
      ['2017-02-01', 2],
      ['2017-03-01', 1],
      ['2017-04-01', 1],
    ]);
  });

  it('may overlap another', async () => {
    const windows = [
      { to: midnight('2017-02-28') },
      { from: midnight('2017-02-01'), to: midnight('2017-03-01') },
      { from: midnight('2018-01-01') },
    ];
    for (const time of [day, at]) {
      expect(await answer({ time, bucketing: { kind: 'windows', windows }, measures: [count] })).toEqual([
        [0, 2],
        [1, 2],
      ]);
    }
  });
});

describe('a join', () => {
  const joins = [{ path: ['customer'], dataset: 'customers', on: [{ left: 'customer', right: 'name' }] }];
  const region = column('region', 'text', 'customer');

  it('keeps rows without a match, in the group of null', async () => {
    const dimensions = [{ name: 'customer.region', type: 'text', expression: region }] as const;
    expect(await answer({ joins, dimensions, measures: [count] })).toEqual([
      ['West', 2],
      [null, 3],
    ]);
  });

  it('filters by three-valued logic', async () => {
    const isWest = call('boolean', 'in', region, text('West'), literal('text', null));
    expect(await answer({ joins, filter: isWest, measures: [count] })).toEqual([[2]]);
    expect(await answer({ joins, filter: call('boolean', 'not', isWest), measures: [count] })).toEqual([[0]]);
  });
});

describe('the SQL', () => {
  const huge = literal('integer', '9000000000000000000');
  const ages = call('duration', 'multiply', literal('integer', '99999999999'), lasting(1, 'year'));
  const ofAmount = call('decimal', 'multiply', amount, literal('decimal', '9'.repeat(36)));

  it('stays small and quick however deep guards are nested', async () => {
    let nested: RowExpression = weight;
    for (let depth = 0; depth < 30; depth += 1) {
      nested = call('number', 'divide', literal('number', '1'), call('number', 'sqrt', call('number', 'exp', nested)));
    }
    const frame = frameOf('orders', {
      measures: [{ name: 'sum', aggregate: 'sum', type: 'number', arguments: [nested] }],
    });
    expect(compileFrameQuery(frame, 'duckdb').sql.length).toBeLessThan(10_000);
    expect((await answer(frame))[0]?.[0]).toBeGreaterThan(0);
  });

  it('takes names as they are', async () => {
    const odd = checkedDataset('select "x"; --', { rowid: 'text', 'a"b': 'integer', выручка: 'integer' });
    const oddBench = new FrameBench([odd], { [odd.name]: [{ rowid: 'k', 'a"b': 1, выручка: 2 }] });
    const measures = ['a"b', 'выручка'].map((name): Measure => ({
      name,
      aggregate: 'sum',
      type: 'integer',
      arguments: [column(name, 'integer')],
    }));
    expect(compileFrameQuery(frameOf(odd.name, { measures }), 'duckdb').columns.map(({ name }) => name)).toEqual([
      'a"b',
      'выручка',
    ]);
    expect(await oddBench.answer(frameOf(odd.name, { measures }))).toEqual([[1, 2]]);
    await oddBench.close();
  });

  it.each([
    ['a product', call('integer', 'multiply', call('integer', 'multiply', huge, huge), huge)],
    ['a date', call('integer', 'days_between', day, call('date', 'add', day, ages))],
    ['a related sum', related(rowsOf('orders', [{ outer: id, own: id }]), 'decimal', 'sum', { arguments: [ofAmount] })],
  ])('of %s that no type of the engine holds is refused in our words', async (_, value) => {
    const sum = measure('integer', 'sum', { arguments: [value] });
    await expect(answer({ measures: [sum] })).rejects.toMatchObject({ code: 'data.out_of_range' });
  });

  it('is the same for the same frame', () => {
    const frame = frameOf('orders', { filter: isLarge, measures: [count] });
    expect(compileFrameQuery(frame, 'duckdb')).toEqual(compileFrameQuery(structuredClone(frame), 'duckdb'));
  });
});

function answer(more: Partial<FrameQuery>) {
  return bench.answer(frameOf('orders', more));
}
