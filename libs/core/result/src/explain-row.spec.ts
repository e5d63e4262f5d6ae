import type { CellValue } from '@core/definition';
import type { ScalarExpression } from '@core/plan';
import { explainRow } from './explain-row';
import { finish } from './steps/steps';
import { call, column, frameOf, leaf, literal, per, planOf, rank, spaceOf } from './testing/build';

const byRegion = spaceOf(['region'], { kind: 'rows', frame: 0, dimensions: [0] });
const months = ['2017-01-01', '2017-02-01'];
const won = leaf('won', { type: 'integer', missing: 0, dimensions: [0], keys: months });
const previous = { ...won, keys: [null, '2017-01-01'], missing: null };
const rate = call(
  'if',
  'number',
  call('is_null', 'boolean', previous),
  literal('0', 'integer'),
  call('divide', 'number', won, previous),
);

const plan = planOf({
  grain: 'month',
  buckets: months,
  space: byRegion,
  frames: [{ bucketing: 'month', dimensions: ['region'], measures: ['won'] }],
  columns: [column('rate', rate)],
});

const frames = [
  frameOf(
    ['bucket', 'date'],
    ['region', 'text'],
    ['won', 'integer'],
  )([
    ['2017-01-01', 'East', 4],
    ['2017-02-01', 'East', 6],
    ['2017-02-01', null, 1],
  ]),
];

test('a row is explained by the tree of its formula with the value of every node and the place of every leaf', () => {
  const explained = finish(explainRow(plan, frames, { period: '2017-02-01', region: 'East' }));
  expect(explained.of).toEqual({ period: '2017-02-01', region: 'East' });
  expect(explained.columns[0]).toMatchObject({
    name: 'rate',
    tree: {
      kind: 'call',
      function: 'if',
      value: 1.5,
      children: [
        { function: 'is_null', value: false },
        { kind: 'literal', value: 0, children: [] },
        {
          function: 'divide',
          value: 1.5,
          children: [
            { kind: 'leaf', value: 6, source: { frame: 'frame_0', measure: 'won', bucket: '2017-02-01' } },
            { kind: 'leaf', value: 4, source: { frame: 'frame_0', measure: 'won', bucket: '2017-01-01' } },
          ],
        },
      ],
    },
  });
  expect(JSON.parse(JSON.stringify(explained))).toEqual(explained);
});

test('the first row is explained when none is named, and the null member can be named', () => {
  expect(finish(explainRow(plan, frames)).columns[0]?.tree.value).toBe(0);
  expect(
    finish(explainRow(plan, frames, { region: null, period: '2017-02-01' })).columns[0]?.tree.children[2],
  ).toMatchObject({
    value: null,
    children: [{ value: 1 }, { value: null }],
  });
});

test('a period may be named as in requests, and by its grain', () => {
  const buckets = months.map((label) => ({ label, window: { from: { date: label, instant: `${label}T00:00:00Z` } } }));
  const { of, window } = finish(explainRow({ ...plan, buckets }, frames, { month: '2017-02', region: 'East' }));
  expect(of).toEqual({ period: '2017-02-01', region: 'East' });
  expect(window).toEqual({ from: '2017-02-01', to: null });
});

test('a row that is a forecast is refused, and told what it is', () => {
  const forecast = {
    method: 'linear',
    first: 0,
    complete: 2,
    season: 12,
    buckets: [{ label: '2017-03-01', window: {} }],
  } as const;
  expect(() => finish(explainRow({ ...plan, forecast }, frames, { period: '2017-03-01' }))).toThrow(
    'the row of 2017-03-01 is a forecast, which no rows of a dataset explain: ' +
      'it is carried on by the linear method from the values of the whole buckets 2017-01-01 to 2017-02-01',
  );
});

test.each([{ region: 'West' }, { period: '2018-01-01' }, { country: 'BY' }])(
  'a row that is not there is refused: %j',
  (at) => {
    expect(() => finish(explainRow(plan, frames, at))).toThrow(
      expect.objectContaining({ code: 'run.no_such_row', status: 404 }),
    );
  },
);

describe('an explanation of what looks beyond its own group', () => {
  const customers = frameOf(
    ['bucket', 'date'],
    ['region', 'text'],
    ['customer', 'text'],
    ['amount', 'integer'],
  )([
    ...['a', 'b', 'c', 'd'].map((customer, index) => ['2017-01-01', 'East', customer, index * 10] as const),
    ['2017-01-01', 'West', 'a', 99],
    ['2017-02-01', 'East', 'a', 1],
  ]);
  const amount = leaf('amount', { type: 'integer', missing: 0, dimensions: [0, 1], keys: months });
  const byCustomer = {
    space: spaceOf(['region', 'customer'], { kind: 'rows', frame: 0, dimensions: [0, 1], keys: months }),
    outer: [0],
  };
  const total = per('sum', 'integer', [call('negate', 'integer', amount)], byCustomer);

  function explain(expression: ScalarExpression, at: Readonly<Record<string, CellValue>>) {
    const ofCustomers = planOf({
      grain: 'month',
      buckets: months,
      space: spaceOf(['region'], { kind: 'rows', frame: 1, dimensions: [0] }),
      frames: [
        { bucketing: 'month', dimensions: ['region', 'customer'], measures: ['amount'] },
        { dimensions: ['region'], measures: [] },
      ],
      columns: [column('x', expression)],
    });
    const regions = frameOf(['region', 'text'])([['East'], ['West']]);
    const explained = finish(explainRow(ofCustomers, [customers, regions], at));
    expect(JSON.parse(JSON.stringify(explained))).toEqual(explained);
    return explained.columns[0]?.tree;
  }

  test('a per shows its first few values by their keys, and counts them all', () => {
    expect(explain(total, { period: '2017-01-01', region: 'East' })).toMatchObject({
      kind: 'per',
      value: -60,
      per: { aggregate: 'sum', keys: ['customer'], values: 4 },
      children: [
        { at: { customer: 'a' }, value: 0, children: [{ value: 0, source: { bucket: '2017-01-01' } }] },
        { at: { customer: 'b' }, value: -10, children: [{ value: 10 }] },
        { at: { customer: 'c' }, value: -20 },
      ],
    });
    expect(explain(total, { period: '2017-02-01', region: 'West' })).toMatchObject({
      value: 0,
      per: { values: 0 },
      children: [],
    });
  });

  test('a rank shows the value, among how many it stands, and its neighbours', () => {
    expect(explain(rank(total), { period: '2017-01-01', region: 'East' })).toMatchObject({
      kind: 'rank',
      value: 1,
      rank: { of: 2, order: 'desc', neighbours: [{ of: { region: 'West' }, rank: 2, value: -99 }] },
      children: [{ kind: 'per', value: -60 }],
    });
  });

  test('a window shows its time and the buckets that it was put together from, a running dimension the member', () => {
    const spans = [null, { from: '2016-12-01', to: '2017-02-01' }];
    const window = leaf('won', { type: 'integer', missing: 0, dimensions: [0], range: { combine: 'sum', spans } });
    const running = leaf('won', {
      type: 'integer',
      missing: 0,
      dimensions: [0],
      keys: months,
      running: { dimension: 0, order: 'asc' },
    });
    const sources = (period: string, region: CellValue) =>
      finish(
        explainRow({ ...plan, columns: [column('a', window), column('b', running)] }, frames, { period, region }),
      ).columns.map(({ tree }) => tree.source);
    expect(sources('2017-02-01', 'East')).toEqual([
      {
        frame: 'frame_0',
        measure: 'won',
        window: { from: '2016-12-01', to: '2017-03-01' },
        buckets: { from: '2016-12-01', to: '2017-02-01' },
      },
      {
        frame: 'frame_0',
        measure: 'won',
        window: { from: '2017-02-01', to: '2017-03-01' },
        bucket: '2017-02-01',
        member: 'East',
      },
    ]);
    expect(sources('2017-01-01', null)).toEqual([
      expect.objectContaining({ window: null, buckets: null }),
      expect.objectContaining({ bucket: '2017-01-01', member: null }),
    ]);
  });
});
