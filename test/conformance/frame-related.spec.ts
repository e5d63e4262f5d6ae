import type { CellValue } from '@core/definition';
import type { AggregateName, ValueType } from '@core/formula';
import type { FrameQuery, Measure, RowExpression } from '@core/plan';
import { checkedDataset } from '../support/checked-dataset';
import { FrameBench } from '../support/frame-bench';
import {
  bound,
  call,
  column,
  frameOf,
  literal,
  measure,
  outer,
  related,
  rowsOf,
  successor,
  text,
} from '../support/row-expressions';

const bench = new FrameBench(
  [
    checkedDataset('leads', { id: 'integer', account: 'text', day: 'date', limit: 'integer' }),
    checkedDataset('orders', {
      id: 'integer',
      account: 'text',
      day: 'date',
      amount: 'decimal(12,2)',
      weight: 'number',
      leads: 'text',
      window: 'integer',
    }),
    checkedDataset('items', { id: 'integer', order_id: 'integer', quantity: 'integer', parent: 'integer' }),
  ],
  {
    leads: [
      { id: 1, account: 'a', day: '2025-01-10', limit: 1 },
      { id: 2, account: 'a', day: '2025-02-10', limit: 3 },
      { id: 3, account: 'b', day: '2025-01-10', limit: 0 },
      { id: 4, account: 'nobody', day: '2025-01-10', limit: 0 },
      { id: 5, account: null, day: '2025-01-10', limit: 0 },
    ],
    orders: [
      { id: 1, account: 'a', day: '2025-01-05', amount: 0.1, weight: 1, leads: 'x', window: 9 },
      { id: 2, account: 'a', day: '2025-02-05', amount: 0.2, weight: 3, leads: null, window: 9 },
      { id: 3, account: 'a', day: null, amount: null, weight: 5, leads: 'x', window: 9 },
      { id: 4, account: 'b', day: '2025-02-20', amount: -1.5, weight: null, leads: 'y', window: 9 },
      { id: 5, account: null, day: '2025-02-20', amount: 100, weight: 1, leads: 'y', window: 9 },
    ],
    items: [
      { id: 1, order_id: 1, quantity: 2, parent: null },
      { id: 2, order_id: 2, quantity: 5, parent: 1 },
      { id: 3, order_id: 2, quantity: 1, parent: 2 },
      { id: 4, order_id: 4, quantity: 4, parent: 2 },
      { id: 5, order_id: 5, quantity: 9, parent: 9 },
    ],
  },
);
afterAll(() => bench.close());

const id = column('id', 'integer');
const account = column('account', 'text');
const day = column('day', 'date');
const amount = column('amount', 'decimal');
const weight = column('weight', 'number');
const quantity = column('quantity', 'integer');
const int = (value: number) => literal('integer', String(value));

const ids = { name: 'id', type: 'integer', expression: id } as const;
const count = measure('integer', 'count');
const ordersOf = rowsOf('orders', [{ outer: account, own: account }]);
const itemsOf = rowsOf('items', [{ outer: id, own: column('order_id', 'integer') }]);
const isLater = call('boolean', 'greater', day, outer(day));
const isLarge = call('boolean', 'greater', amount, literal('decimal', '0.15'));

const rounded = (cell: CellValue | undefined) => (typeof cell === 'number' ? Number(cell.toPrecision(12)) : cell);

/** For each lead its value of an expression. */
const perLead = async (value: RowExpression, more: Partial<FrameQuery> = {}) => {
  const dimensions = [ids, { name: 'value', type: value.type, expression: value }];
  const rows = await bench.answer(frameOf('leads', { dimensions, ...more }));
  return rows.map(([, cell]) => cell);
};
const perLeadOf = (aggregate: AggregateName, type: ValueType, more: Partial<Measure> = {}) =>
  perLead(related(ordersOf, type, aggregate, more));

describe('an aggregate over related rows', () => {
  it.each<readonly [AggregateName, ValueType, readonly RowExpression[], CellValue, CellValue, CellValue]>([
    ['count', 'integer', [], 3, 1, 0],
    ['count', 'integer', [amount], 2, 1, 0],
    ['count_distinct', 'integer', [column('leads', 'text')], 1, 1, 0],
    ['approx_count_distinct', 'integer', [column('leads', 'text')], 1, 1, 0],
    ['sum', 'decimal', [amount], 0.3, -1.5, 0],
    ['sum', 'number', [weight], 9, 0, 0],
    ['sum', 'integer', [id], 6, 4, 0],
    ['avg', 'number', [amount], 0.15, -1.5, null],
    ['min', 'date', [day], '2025-01-05', '2025-02-20', null],
    ['max', 'text', [column('leads', 'text')], 'x', 'y', null],
    ['median', 'number', [weight], 3, null, null],
    ['percentile', 'number', [weight, literal('number', '0.75')], 4, null, null],
    ['stddev', 'number', [weight], 2, null, null],
    ['variance', 'number', [weight], 4, null, null],
    ['weighted_avg', 'number', [amount, weight], 0.7 / 4, null, null],
    ['any', 'boolean', [isLarge], true, false, false],
    ['all', 'boolean', [isLarge], false, false, true],
  ])('%s of %s %j has one value for each row, also over nothing', async (aggregate, type, args, ...expected) => {
    const [first, second, third, ...nothing] = await perLeadOf(aggregate, type, { arguments: args });
    expect([first, second, third].map(rounded)).toEqual([expected[0], expected[0], expected[1]].map(rounded));
    expect(nothing).toEqual([expected[2], expected[2]]);
    const never = call('boolean', 'less', id, int(0));
    const none = await perLeadOf(aggregate, type, { arguments: args, filter: never });
    expect(none).toEqual(Array.from({ length: 5 }, () => expected[2]));
  });

  it('first and last go by their order, with nulls at the end of either', async () => {
    const order = [day, id];
    expect(await perLeadOf('first', 'integer', { arguments: [id], order })).toEqual([1, 1, 4, null, null]);
    expect(await perLeadOf('last', 'integer', { arguments: [id], order })).toEqual([2, 2, 4, null, null]);
    expect(await perLeadOf('last', 'decimal', { arguments: [amount], order: [weight, id] })).toEqual([
      0.2,
      0.2,
      -1.5,
      null,
      null,
    ]);
  });

  it('may look at the row around, in arguments, filter and order', async () => {
    expect(await perLeadOf('count', 'integer', { filter: isLater })).toEqual([1, 0, 1, 0, 0]);
    expect(await perLeadOf('any', 'boolean', { arguments: [isLater] })).toEqual([true, false, true, false, false]);
    const gap = call('integer', 'days_between', outer(day), day);
    expect(await perLeadOf('max', 'integer', { arguments: [gap] })).toEqual([26, -5, 41, null, null]);
    const nearest = [call('integer', 'abs', gap), id];
    expect(await perLeadOf('first', 'integer', { arguments: [id], order: nearest })).toEqual([1, 2, 4, null, null]);
  });

  it('may speak of the row around alone', async () => {
    const limit = outer(column('limit', 'integer'));
    const isStrict = call('boolean', 'greater', limit, int(0));
    expect(await perLeadOf('count', 'integer', { filter: isStrict })).toEqual([3, 3, 0, 0, 0]);
    expect(await perLeadOf('sum', 'integer', { arguments: [limit] })).toEqual([3, 9, 0, 0, 0]);
    expect(await perLeadOf('all', 'boolean', { arguments: [isStrict] })).toEqual([true, true, false, true, true]);
    expect(await perLeadOf('max', 'integer', { arguments: [limit] })).toEqual([1, 3, 0, null, null]);
  });

  it('keeps a heavy guard over values of both rows', async () => {
    let nested: RowExpression = call('integer', 'days_between', outer(day), day);
    for (let depth = 0; depth < 6; depth += 1)
      nested = call('number', 'divide', nested, call('number', 'sqrt', nested));
    const isReal = call('boolean', 'not', call('boolean', 'is_null', nested));
    expect(await perLeadOf('count', 'integer', { filter: isReal })).toEqual([1, 0, 1, 0, 0]);
    expect(await perLeadOf('count', 'integer', { arguments: [nested] })).toEqual([1, 0, 1, 0, 0]);
  });

  it('is exact for decimals, also when it is added up once more', async () => {
    const sum = related(ordersOf, 'decimal', 'sum', { arguments: [amount] });
    const cents = call('decimal', 'multiply', sum, int(100));
    const measures = [sum, cents].map((value, index) =>
      measure('decimal', 'sum', { name: `sum_${index}`, arguments: [value] }),
    );
    expect(await bench.answer(frameOf('leads', { measures }))).toEqual([[-0.9, -90]]);
  });

  it('shares its rows with others, each under its own filter', async () => {
    const sum = related(ordersOf, 'decimal', 'sum', { arguments: [amount], filter: isLarge });
    const both = call('decimal', 'add', sum, related(ordersOf, 'integer', 'count', { filter: isLater }));
    expect(await perLead(both)).toEqual([1.2, 0.2, 1, 0, 0]);
  });

  it('is a time, a dimension, a filter, or what is ordered by', async () => {
    const first = related(ordersOf, 'date', 'min', { arguments: [day] });
    const frame = frameOf('leads', {
      time: first,
      bucketing: { kind: 'grain', grain: 'month', window: {} },
      dimensions: [{ name: 'orders', type: 'integer', expression: related(ordersOf, 'integer', 'count') }],
      filter: call('boolean', 'greater', related(ordersOf, 'integer', 'count'), int(0)),
      measures: [
        count,
        measure('integer', 'last', { arguments: [id], order: [first, id] }),
        measure('number', 'median', { arguments: [related(ordersOf, 'decimal', 'sum', { arguments: [amount] })] }),
      ],
    });
    expect(await bench.answer(frame)).toEqual([
      ['2025-01-01', 3, 2, 2, 0.3],
      ['2025-02-01', 1, 1, 3, -1.5],
    ]);
  });
});

describe('related rows', () => {
  it('may be related over a path of their own and of the row', async () => {
    const join = { path: ['order'], dataset: 'orders', on: [{ left: 'order_id', right: 'id' }] };
    const overPath = rowsOf('items', [{ outer: account, own: column('account', 'text', 'order') }], [join]);
    expect(await perLead(related(overPath, 'integer', 'sum', { arguments: [quantity] }))).toEqual([8, 8, 4, 0, 0]);
    const siblings = rowsOf('orders', [{ outer: column('account', 'text', 'order'), own: account }]);
    const dimensions = [
      ids,
      { name: 'value', type: 'integer', expression: related(siblings, 'integer', 'count') } as const,
    ];
    expect(await bench.answer(frameOf('items', { joins: [join], dimensions }))).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
      [4, 1],
      [5, 0],
    ]);
  });

  it('may be of the dataset itself', async () => {
    const children = rowsOf('items', [{ outer: id, own: column('parent', 'integer') }]);
    const grand = related(children, 'integer', 'sum', { arguments: [related(children, 'integer', 'count')] });
    const dimensions = [ids, { name: 'value', type: 'integer', expression: grand } as const];
    expect((await bench.answer(frameOf('items', { dimensions }))).map(([, value]) => value)).toEqual([2, 0, 0, 0, 0]);
  });

  it('have related rows of their own, which see every row around', async () => {
    const isMore = call('boolean', 'greater', quantity, outer(outer(column('limit', 'integer'))));
    const isCheap = call('boolean', 'less', outer(amount), literal('decimal', '0.15'));
    const more = related(itemsOf, 'integer', 'sum', { arguments: [quantity], filter: isMore });
    const ofCheap = related(itemsOf, 'integer', 'count', { filter: call('boolean', 'and', isMore, isCheap) });
    expect(await perLeadOf('sum', 'integer', { arguments: [more] })).toEqual([7, 5, 4, 0, 0]);
    expect(await perLeadOf('max', 'integer', { arguments: [more], filter: isLater })).toEqual([5, null, 4, null, null]);
    expect(await perLeadOf('sum', 'integer', { arguments: [ofCheap] })).toEqual([1, 0, 1, 0, 0]);
    const hasMore = call('boolean', 'greater', more, int(4));
    expect(await perLeadOf('count', 'integer', { filter: hasMore })).toEqual([1, 1, 0, 0, 0]);
    expect(
      await perLeadOf('first', 'integer', { arguments: [id], order: [call('integer', 'negate', more), id] }),
    ).toEqual([2, 2, 4, null, null]);
    expect(await perLeadOf('percentile', 'number', { arguments: [more, literal('number', '0.5')] })).toEqual([
      2,
      0,
      4,
      null,
      null,
    ]);
  });

  it('may look at what is related to the row around', async () => {
    const first = related(ordersOf, 'date', 'min', { arguments: [day] });
    const isAfter = call('boolean', 'greater', day, outer(first));
    expect(await perLeadOf('count', 'integer', { filter: isAfter })).toEqual([1, 1, 0, 0, 0]);
    const deep = call('boolean', 'greater', quantity, outer(outer(related(ordersOf, 'integer', 'count'))));
    const large = related(itemsOf, 'integer', 'count', { filter: deep });
    expect(await perLeadOf('sum', 'integer', { arguments: [large] })).toEqual([1, 1, 1, 0, 0]);
  });

  it('see ends of the window, at any depth', async () => {
    const bucketing = {
      kind: 'windows',
      windows: [{}, {}, {}],
      bounds: [{ name: 'window', type: 'date', values: ['2025-02-01', '2025-03-01', null] }],
    } as const;
    const isKnown = (value: RowExpression) => call('boolean', 'less', value, bound('window'));
    const known = related(ordersOf, 'integer', 'count', { filter: isKnown(day) });
    const items = related(itemsOf, 'integer', 'count', { filter: isKnown(outer(day)) });
    const frame = frameOf('leads', {
      bucketing,
      measures: [
        measure('integer', 'sum', { name: 'always', arguments: [related(ordersOf, 'integer', 'count')] }),
        measure('integer', 'sum', { name: 'known', arguments: [known] }),
        measure('integer', 'sum', {
          name: 'items',
          arguments: [related(ordersOf, 'integer', 'sum', { arguments: [items] })],
        }),
        { ...count, filter: call('boolean', 'greater', known, int(0)) },
      ],
    });
    expect(await bench.answer(frame)).toEqual([
      [0, 7, 2, 2, 2],
      [1, 7, 5, 7, 3],
      [2, 7, 0, 0, 0],
    ]);
    const at = related(ordersOf, 'date', 'max', { arguments: [day], filter: isKnown(day) });
    const windows = [{ from: { date: '2025-02-01', instant: '2025-02-01T00:00:00Z' } }, {}, {}];
    expect(
      await bench.answer(frameOf('leads', { time: at, bucketing: { ...bucketing, windows }, measures: [count] })),
    ).toEqual([[1, 3]]);
  });

  it('know their successors, and those of the row around', async () => {
    const next = successor(day, [account], id);
    const isPast = call('boolean', 'greater_or_equal', next, outer(day));
    expect(await perLeadOf('count', 'integer', { filter: isPast })).toEqual([1, 0, 0, 0, 0]);
    const isBefore = call('boolean', 'less', day, outer(next));
    expect(await perLeadOf('count', 'integer', { filter: isBefore })).toEqual([2, 0, 0, 0, 0]);
  });

  it('may have columns that are called like the tables around them', async () => {
    const named = call('boolean', 'equal', column('leads', 'text'), text('x'));
    expect(await perLeadOf('count', 'integer', { filter: call('boolean', 'and', named, isLater) })).toEqual([
      0, 0, 0, 0, 0,
    ]);
    const window = related(ordersOf, 'integer', 'max', {
      arguments: [column('window', 'integer')],
      filter: call('boolean', 'less', day, bound('end')),
    });
    const bucketing = {
      kind: 'windows',
      windows: [{}, {}],
      bounds: [{ name: 'end', type: 'date', values: ['2025-02-01', '2025-03-01'] }],
    } as const;
    expect(await perLead(window, { bucketing })).toHaveLength(10);
  });

  it('are told apart where one table is reached in two ways', async () => {
    const join = { path: ['above'], dataset: 'items', on: [{ left: 'parent', right: 'id' }] };
    const own = rowsOf('items', [{ outer: id, own: column('order_id', 'integer') }], [join]);
    const above = rowsOf('items', [{ outer: id, own: column('order_id', 'integer', 'above') }], [join]);
    const measures = [
      measure('integer', 'sum', {
        name: 'own',
        arguments: [related(own, 'integer', 'count_distinct', { arguments: [quantity] })],
      }),
      measure('integer', 'sum', {
        name: 'above',
        arguments: [related(above, 'integer', 'count', { arguments: [id] })],
      }),
    ];
    expect(await bench.answer(frameOf('orders', { dimensions: [ids], measures }))).toEqual([
      [1, 1, 1],
      [2, 2, 2],
      [3, 0, 0],
      [4, 1, 0],
      [5, 1, 0],
    ]);
  });
});
