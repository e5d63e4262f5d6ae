import type { RowExpression } from '@core/plan';
import {
  account,
  amount,
  bench,
  count,
  day,
  id,
  ids,
  int,
  isLater,
  itemsOf,
  ordersOf,
  perLead,
  perLeadOf,
  quantity,
} from '../support/related-rows';
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

afterAll(() => bench.close());

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
