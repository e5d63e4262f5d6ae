import type { FrameQuery } from '@core/plan';
import { bound, call, column, frameOf, literal, measure, midnight, outer, related, rowsOf, text } from '../support/row-expressions';

const count = measure('integer', 'count');
const integer = (value: string) => literal('integer', value);

const account = column('account', 'text');
const ordersOfAccount = rowsOf('orders', [{ outer: account, own: account }]);
const at = column('at', 'timestamp');
const amount = column('amount', 'decimal');
const isDone = call('boolean', 'equal', column('status', 'text'), text('done'));
const isLater = call('boolean', 'greater_or_equal', at, outer(at));

/** Items of orders, which lead to the account over their order. */
const itemsOfAccount = rowsOf('items', [{ outer: account, own: column('account', 'text', 'order') }], [
  { path: ['order'], dataset: 'orders', on: [{ left: 'order_id', right: 'id' }] },
]);
const itemsOfOrder = rowsOf('items', [{ outer: column('id', 'integer'), own: column('order_id', 'integer') }]);
const quantity = column('quantity', 'integer');

const firstOrder = related(ordersOfAccount, 'timestamp', 'min', { arguments: [at], filter: isDone });
const ordersBefore = (end: string) =>
  related(ordersOfAccount, 'integer', 'count', { filter: call('boolean', 'less', at, bound(end, 'timestamp')) });

/** Each order's items of more than the lead asked for. */
const largeItems = related(itemsOfOrder, 'integer', 'sum', {
  arguments: [quantity],
  filter: call('boolean', 'greater', quantity, outer(outer(column('wanted', 'integer')))),
});

const stage = column('stage', 'text');
const place = call(
  'integer',
  'case',
  ...['lead', 'demo', 'won'].flatMap((value, index) => [call('boolean', 'equal', stage, text(value)), integer(String(index))]),
);

/** Frames that look at rows related to a row, or at all rows up to a member. */
export const relatedFrames: Readonly<Record<string, FrameQuery>> = {
  agents_by_deals_won: frameOf('crm_sales_teams', {
    dimensions: [
      {
        name: 'won_hundreds',
        type: 'boolean',
        expression: call(
          'boolean',
          'greater',
          related(
            rowsOf('crm_opportunities', [{ outer: column('sales_agent', 'text'), own: column('sales_agent', 'text') }]),
            'integer',
            'count',
            { filter: call('boolean', 'equal', column('deal_stage', 'text'), text('Won')) },
          ),
          integer('200'),
        ),
      },
    ],
    measures: [count],
  }),
  leads_that_ordered_later: frameOf('leads', {
    time: at,
    bucketing: { kind: 'grain', grain: 'month', window: {} },
    filter: related(ordersOfAccount, 'boolean', 'any', { arguments: [call('boolean', 'and', isDone, isLater)] }),
    measures: [
      count,
      measure('decimal', 'sum', {
        arguments: [related(ordersOfAccount, 'decimal', 'sum', { arguments: [amount], filter: isLater })],
      }),
    ],
  }),
  accounts_by_month_of_first_order: frameOf('accounts', {
    time: firstOrder,
    timezone: 'Europe/Minsk',
    bucketing: { kind: 'grain', grain: 'month', window: {} },
    measures: [
      count,
      measure('number', 'avg', {
        arguments: [
          call('number', 'days_between', firstOrder, related(ordersOfAccount, 'timestamp', 'max', { arguments: [at], filter: isDone })),
        ],
      }),
    ],
  }),
  items_bought_by_accounts: frameOf('accounts', {
    dimensions: [{ name: 'account', type: 'text', expression: account }],
    measures: [measure('integer', 'sum', { arguments: [related(itemsOfAccount, 'integer', 'sum', { arguments: [quantity] })] })],
  }),
  large_items_of_later_orders: frameOf('leads', {
    dimensions: [{ name: 'id', type: 'integer', expression: column('id', 'integer') }],
    measures: [
      measure('integer', 'max', {
        arguments: [related(ordersOfAccount, 'integer', 'sum', { arguments: [largeItems], filter: isLater })],
      }),
    ],
  }),
  leads_after_the_first_order: frameOf('leads', {
    filter: related(ordersOfAccount, 'boolean', 'any', {
      arguments: [call('boolean', 'greater', at, outer(firstOrder))],
    }),
    measures: [count],
  }),
  buyers_by_month_end: frameOf('accounts', {
    bucketing: {
      kind: 'windows',
      windows: [{ to: midnight('2025-02-01') }, { to: midnight('2025-03-01') }],
      bounds: [{ name: 'end', type: 'timestamp', values: ['2025-02-01T00:00:00Z', '2025-03-01T00:00:00Z'] }],
    },
    filter: call('boolean', 'greater', related(ordersOfAccount, 'integer', 'count'), integer('0')),
    measures: [
      { ...count, name: 'buyers', filter: call('boolean', 'greater', ordersBefore('end'), integer('0')) },
      measure('integer', 'sum', { arguments: [ordersBefore('end')] }),
    ],
  }),
  funnel: frameOf('stages', {
    dimensions: [{ name: 'stage', type: 'text', expression: stage }],
    running: { dimension: 0, order: 'desc', place },
    measures: [count],
  }),
  running_deals_by_value: frameOf('crm_opportunities', {
    time: column('close_date', 'date'),
    joins: [{ path: ['agent'], dataset: 'crm_sales_teams', on: [{ left: 'sales_agent', right: 'sales_agent' }] }],
    bucketing: { kind: 'grain', grain: 'quarter', window: { from: midnight('2017-07-01') } },
    dimensions: [
      { name: 'agent.regional_office', type: 'text', expression: column('regional_office', 'text', 'agent') },
      {
        name: 'size',
        type: 'integer',
        expression: call('integer', 'bin', column('close_value', 'integer'), integer('100'), integer('1000'), integer('5000')),
      },
    ],
    running: {
      dimension: 1,
      order: 'asc',
      place: call('integer', 'bin', column('close_value', 'integer'), integer('100'), integer('1000'), integer('5000')),
    },
    measures: [
      { ...count, filter: call('boolean', 'equal', column('deal_stage', 'text'), text('Won')) },
      measure('number', 'percentile', { arguments: [column('close_value', 'integer'), literal('number', '0.75')] }),
    ],
  }),
};
