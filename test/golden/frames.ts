import type { FrameQuery } from '@core/plan';
import { call, column, frameOf, lasting, literal, midnight, text } from '../support/row-expressions';
import { accessFrames } from './access-frames';
import { relatedFrames } from './related-frames';
import { windowFrames } from './window-frames';

const deals = (more: Partial<FrameQuery>) => frameOf('crm_opportunities', { time: column('close_date', 'date'), ...more });

const stage = column('deal_stage', 'text');
const amount = column('close_value', 'decimal');
const won = call('boolean', 'equal', stage, text('Won'));
const closed = call('boolean', 'in', stage, text('Won'), text('Lost'));
const year2017 = { from: midnight('2017-01-01'), to: midnight('2018-01-01') };
const agent = { path: ['agent'], dataset: 'crm_sales_teams', on: [{ left: 'sales_agent', right: 'sales_agent' }] } as const;

/** Frames whose SQL is kept as text, one file each, to be read by people. */
export const goldenFrames: Readonly<Record<string, FrameQuery>> = {
  win_rate: deals({
    bucketing: { kind: 'single', window: year2017 },
    measures: [
      { name: 'count_1', aggregate: 'count', arguments: [], filter: won, type: 'integer' },
      { name: 'count_2', aggregate: 'count', arguments: [], filter: closed, type: 'integer' },
    ],
  }),
  revenue_by_month_and_office: deals({
    joins: [agent],
    bucketing: { kind: 'grain', grain: 'month', window: year2017 },
    dimensions: [{ name: 'agent.regional_office', type: 'text', expression: column('regional_office', 'text', 'agent') }],
    measures: [{ name: 'sum_close_value_1', aggregate: 'sum', arguments: [amount], filter: won, type: 'decimal' }],
  }),
  median_sales_cycle: deals({
    bucketing: { kind: 'single', window: year2017 },
    filter: won,
    measures: [
      {
        name: 'median_1',
        aggregate: 'median',
        arguments: [call('integer', 'days_between', column('engage_date', 'date'), column('close_date', 'date'))],
        type: 'number',
      },
    ],
  }),
  average_discount: deals({
    joins: [{ path: ['product'], dataset: 'crm_products', on: [{ left: 'product', right: 'product' }] }],
    bucketing: { kind: 'single', window: {} },
    measures: [
      {
        name: 'avg_1',
        aggregate: 'avg',
        arguments: [
          call('number', 'subtract', literal('integer', '1'), call('number', 'divide', amount, column('sales_price', 'decimal', 'product'))),
        ],
        filter: won,
        type: 'number',
      },
    ],
  }),
  overlapping_windows: deals({
    bucketing: { kind: 'windows', windows: [year2017, { to: midnight('2017-07-01') }] },
    measures: [{ name: 'count_1', aggregate: 'count', arguments: [], type: 'integer' }],
  }),
  orders_by_local_week: frameOf('sent_orders', {
    time: column('ordered_at', 'timestamp'),
    timezone: 'Europe/Minsk',
    bucketing: {
      kind: 'grain',
      grain: 'week',
      window: { from: { date: '2017-01-02', instant: '2017-01-01T21:00:00Z' }, to: { date: '2017-01-16', instant: '2017-01-15T21:00:00Z' } },
    },
    filter: call('boolean', 'less', column('ordered_at', 'timestamp'), call('date', 'add', column('registered_on', 'date', 'customer', 'person'), lasting(1, 'month'))),
    joins: [
      { path: ['customer'], dataset: 'customers', on: [{ left: 'customer_id', right: 'id' }] },
      { path: ['customer', 'person'], dataset: 'people', on: [{ left: 'country', right: 'country' }, { left: 'passport', right: 'number' }] },
    ],
    measures: [
      {
        name: 'last_1',
        aggregate: 'last',
        arguments: [column('status', 'text')],
        order: [column('ordered_at', 'timestamp'), column('id', 'text')],
        type: 'text',
      },
      {
        name: 'weighted_avg_1',
        aggregate: 'weighted_avg',
        arguments: [column('rating', 'number'), column('amount', 'decimal')],
        filter: call('boolean', 'not', call('boolean', 'or', call('boolean', 'is_null', column('status', 'text')), call('boolean', 'starts_with', column('status', 'text'), text("can't")))),
        type: 'number',
      },
    ],
  }),
  nested_ratios: frameOf('a "quoted" table', {
    dimensions: [
      {
        name: 'size',
        type: 'integer',
        expression: call('integer', 'bin', call('number', 'divide', column('x', 'number'), call('number', 'subtract', column('y', 'number'), column('z', 'number'))), literal('integer', '10'), literal('decimal', '99.5')),
      },
    ],
    measures: [
      {
        name: 'max_1',
        aggregate: 'max',
        arguments: [call('number', 'sqrt', call('number', 'multiply', call('number', 'add', column('x', 'number'), literal('number', '1e3')), call('number', 'negate', column('y', 'number'))))],
        type: 'number',
      },
    ],
  }),
  ...windowFrames,
  ...relatedFrames,
  ...accessFrames,
};
