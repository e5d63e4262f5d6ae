import type { FrameQuery } from '@core/plan';
import { bound, call, column, frameOf, measure, midnight, successor, text } from '../support/row-expressions';

const count = measure('integer', 'count');
const isNull = (value: ReturnType<typeof column>) => call('boolean', 'is_null', value);

const engaged = column('engage_date', 'date');
const closed = column('close_date', 'date');

/** Deals that are open just before `end`. */
const isOpenAt = (end: ReturnType<typeof bound>) =>
  call(
    'boolean',
    'and',
    call('boolean', 'less', engaged, end),
    call('boolean', 'or', isNull(closed), call('boolean', 'greater_or_equal', closed, end)),
  );

const entered = column('entered_at', 'timestamp');
const left = successor(entered, [column('deal', 'integer')], column('id', 'integer'));

/** Frames in which ends of windows, calendars and neighbouring rows play a part. */
export const windowFrames: Readonly<Record<string, FrameQuery>> = {
  open_deals_at_quarter_ends: frameOf('crm_opportunities', {
    bucketing: {
      kind: 'windows',
      windows: ['2017-04-01', '2017-07-01', '2017-10-01'].map((to) => ({ to: midnight(to) })),
      bounds: [{ name: 'end', type: 'date', values: ['2017-04-01', '2017-07-01', '2017-10-01'] }],
    },
    filter: isOpenAt(bound('end')),
    measures: [count],
  }),
  open_deals_at_one_end: frameOf('crm_opportunities', {
    bucketing: {
      kind: 'windows',
      windows: [{ to: midnight('2017-04-01') }],
      bounds: [{ name: 'end', type: 'date', values: ['2017-04-01'] }],
    },
    filter: isOpenAt(bound('end')),
    measures: [count],
  }),
  deals_won_early_in_windows: frameOf('crm_opportunities', {
    time: closed,
    bucketing: {
      kind: 'windows',
      windows: [
        { from: midnight('2017-01-01'), to: midnight('2017-07-01') },
        { from: midnight('2017-07-01') },
        { to: midnight('2017-10-01') },
      ],
      bounds: [{ name: 'start', type: 'date', values: ['2017-01-01', '2017-07-01', null] }],
    },
    dimensions: [
      { name: 'was_engaged_before', type: 'boolean', expression: call('boolean', 'less', engaged, bound('start')) },
    ],
    measures: [
      { ...count, filter: call('boolean', 'equal', column('deal_stage', 'text'), text('Won')) },
      measure('number', 'avg', {
        arguments: [call('integer', 'days_between', bound('start'), closed)],
      }),
    ],
  }),
  revenue_by_fiscal_year: frameOf('crm_opportunities', {
    time: closed,
    bucketing: {
      kind: 'grain',
      grain: 'year',
      window: { to: midnight('2017-12-01') },
      rules: { first_month: 4, first_weekday: 1, year_named_by: 'end' },
    },
    measures: [measure('integer', 'sum', { arguments: [column('close_value', 'integer')] })],
  }),
  deals_by_fiscal_quarter: frameOf('crm_opportunities', {
    time: closed,
    bucketing: {
      kind: 'grain',
      grain: 'quarter',
      window: {},
      rules: { first_month: 12, first_weekday: 1, year_named_by: 'end' },
    },
    measures: [count],
  }),
  deals_by_week_from_sunday: frameOf('crm_opportunities', {
    time: closed,
    bucketing: {
      kind: 'grain',
      grain: 'week',
      window: { from: midnight('2017-11-30') },
      rules: { first_month: 1, first_weekday: 7, year_named_by: 'end' },
    },
    measures: [count],
  }),
  stage_at_each_month_end: frameOf('stages', {
    timezone: 'Europe/Minsk',
    bucketing: {
      kind: 'windows',
      windows: [{}, {}, {}],
      bounds: [
        { name: 'end', type: 'timestamp', values: ['2025-01-31T21:00:00Z', '2025-02-28T21:00:00Z', '2025-03-31T21:00:00Z'] },
      ],
    },
    dimensions: [{ name: 'stage', type: 'text', expression: column('stage', 'text') }],
    filter: call(
      'boolean',
      'and',
      call('boolean', 'or', isNull(entered), call('boolean', 'less', entered, bound('end', 'timestamp'))),
      call('boolean', 'or', isNull(left), call('boolean', 'greater_or_equal', left, bound('end', 'timestamp'))),
    ),
    measures: [count],
  }),
  response_in_working_hours: frameOf('tickets', {
    timezone: 'Europe/Minsk',
    measures: [
      measure('number', 'avg', {
        arguments: [
          {
            kind: 'call',
            type: 'number',
            function: 'business_minutes_between',
            arguments: [column('opened_at', 'timestamp'), column('answered_at', 'timestamp')],
            hours: {
              week: [...Array.from({ length: 5 }, () => [[540, 1080]] as const), [], []],
              holidays: ['2025-01-07'],
            },
          },
        ],
      }),
    ],
  }),
};
