import type { CellValue } from '@core/definition';
import type { AggregateName, ValueType } from '@core/formula';
import type { RowExpression } from '@core/plan';
import {
  amount,
  bench,
  count,
  day,
  id,
  int,
  isLarge,
  isLater,
  ordersOf,
  perLead,
  perLeadOf,
  rounded,
  weight,
} from '../support/related-rows';
import { call, column, frameOf, literal, measure, outer, related } from '../support/row-expressions';

afterAll(() => bench.close());

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
