import type { FrameQuery, RowRestriction } from '@core/plan';
import { bound, call, column, frameOf, literal, measure, midnight, related, rowsOf, successor, text } from '../support/row-expressions';

const count = measure('integer', 'count');
const account = column('account', 'text');
const office = column('regional_office', 'text', 'agent');
const agent = { path: ['agent'], dataset: 'crm_sales_teams', on: [{ left: 'sales_agent', right: 'sales_agent' }] } as const;
const order = { path: ['order'], dataset: 'orders', on: [{ left: 'order_id', right: 'id' }] } as const;
const ordersOfAccount = rowsOf('orders', [{ outer: account, own: account }]);
const itemsOfAccount = rowsOf('items', [{ outer: account, own: column('account', 'text', 'order') }], [order]);
const quantity = column('quantity', 'integer');

const only = (dataset: string, condition: RowRestriction['condition'], joins: RowRestriction['joins'] = []) => ({ dataset, joins, condition });
const isDone = call('boolean', 'equal', column('status', 'text'), text('done'));

const stage = column('stage', 'text');
const entered = column('entered_at', 'timestamp');
const left = successor(entered, [column('deal', 'integer')], column('id', 'integer'));
const unlessNull = (value: typeof entered, name: 'less' | 'greater_or_equal') =>
  call('boolean', 'or', call('boolean', 'is_null', value), call('boolean', name, value, bound('end', 'timestamp')));

/** Frames of callers who see some rows. */
export const accessFrames: Readonly<Record<string, FrameQuery>> = {
  deals_of_an_office: frameOf('crm_opportunities', {
    time: column('close_date', 'date'),
    bucketing: { kind: 'grain', grain: 'quarter', window: { from: midnight('2017-07-01') } },
    filter: call('boolean', 'in', column('deal_stage', 'text'), text('Won'), text('Lost')),
    measures: [count],
    restrictions: [only('crm_opportunities', call('boolean', 'equal', office, text('West')), [agent])],
  }),
  deals_by_the_agents_that_are_seen: frameOf('crm_opportunities', {
    joins: [agent],
    dimensions: [{ name: 'agent.regional_office', type: 'text', expression: office }],
    measures: [{ ...measure('integer', 'sum'), arguments: [column('close_value', 'integer')], filter: call('boolean', 'equal', column('deal_stage', 'text'), text('Won')) }],
    restrictions: [
      only(
        'crm_opportunities',
        call('boolean', 'and', call('boolean', 'not_equal', column('product', 'text'), text('GTK 500')), call('boolean', 'or', call('boolean', 'equal', office, text('West')), call('boolean', 'equal', office, text('East')))),
        [agent],
      ),
      only('crm_sales_teams', call('boolean', 'in', column('regional_office', 'text'), text('East'), text('Central'))),
    ],
  }),
  items_of_the_orders_that_are_seen: frameOf('accounts', {
    dimensions: [{ name: 'account', type: 'text', expression: account }],
    measures: [measure('integer', 'sum', { arguments: [related(itemsOfAccount, 'integer', 'sum', { arguments: [quantity] })] })],
    restrictions: [
      only('accounts', call('boolean', 'greater', related(ordersOfAccount, 'integer', 'count', { filter: call('boolean', 'not', isDone) }), literal('integer', '0'))),
      only('items', call('boolean', 'less', quantity, literal('integer', '5'))),
      only('orders', isDone),
    ],
  }),
  stage_at_month_ends_of_the_rows_that_are_seen: frameOf('stages', {
    timezone: 'Europe/Minsk',
    bucketing: {
      kind: 'windows',
      windows: [{}, {}],
      bounds: [{ name: 'end', type: 'timestamp', values: ['2025-01-31T21:00:00Z', '2025-02-28T21:00:00Z'] }],
    },
    dimensions: [{ name: 'stage', type: 'text', expression: stage }],
    filter: call('boolean', 'and', unlessNull(entered, 'less'), unlessNull(left, 'greater_or_equal')),
    measures: [count],
    restrictions: [only('stages', call('boolean', 'not_equal', column('id', 'integer'), literal('integer', '2')))],
  }),
  running_stages_that_are_seen: frameOf('stages', {
    dimensions: [{ name: 'stage', type: 'text', expression: stage }],
    running: { dimension: 0, order: 'asc', place: stage },
    measures: [count],
    restrictions: [only('stages', call('boolean', 'equal', call('integer', 'year', entered), literal('integer', '2025')))],
  }),
};
