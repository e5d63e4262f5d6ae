import { grains } from '@core/definition';
import { forecastLimit } from './read-forecast';

const periodForms =
  'A year `2017`, quarter `2017-Q3`, month `2017-03`, ISO week `2017-W05` or day `2017-03-05`; a year `FY2026` or quarter `FY2026-Q1` of the calendar; ' +
  'a range `2017-01-01/2017-07-01` of dates or instants, end exclusive; or a word: today, yesterday, this_month, last_quarter, year_to_date, last_12_months and ' +
  'the like, which follow the calendar. Everything up to `as_of` when absent.';

const name = { type: 'string', minLength: 1, maxLength: 256 } as const;

/** The JSON Schema (draft 2020-12) of a run request. What needs a catalog or a calendar is checked by `buildPlan`. */
export const runRequestSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Run request',
  description: 'Which metrics to compute, over which period, and how to break them down.',
  type: 'object',
  additionalProperties: false,
  required: ['metrics'],
  properties: {
    metrics: {
      description: 'Metric names; `name@version` asks for another version than the current one.',
      type: 'array',
      items: name,
      minItems: 1,
      // Not what a run may have, which the instance says: a bound for what is looked at.
      maxItems: 10_000,
      examples: [['win_rate', 'revenue', 'revenue@2']],
    },
    period: {
      description: periodForms,
      type: 'string',
      minLength: 1,
      maxLength: 100,
      examples: ['2017', '2017-Q3', 'FY2026-Q1', '2017-01-01/2017-07-01', 'last_12_months'],
    },
    grain: {
      description:
        'How the period is cut into buckets, in `timezone`; one bucket when absent. Weeks, quarters and years begin as the calendar says, without one on Monday and in January.',
      enum: grains,
      examples: ['month'],
    },
    by: {
      description:
        'Dimensions that the result is grouped by; those that the metrics name when absent. `month` and the like among them are the grain.',
      type: 'array',
      items: name,
      maxItems: 20,
      examples: [['agent.regional_office']],
    },
    every: {
      description:
        'Dimensions of `by` whose members are all listed, with or without rows; those that the metrics name when absent.',
      type: 'array',
      items: name,
      maxItems: 20,
      examples: [['agent']],
    },
    where: {
      description: 'A condition on rows, in the formula language.',
      type: 'string',
      minLength: 1,
      maxLength: 4000,
      examples: ['account.sector == "retail"'],
    },
    filters: {
      description: 'Named filters that the metrics offer.',
      type: 'array',
      items: name,
      maxItems: 20,
      examples: [['enterprise']],
    },
    compare: {
      description:
        'Values to set beside each metric: `previous` (one bucket earlier, or one whole period), a duration earlier, or `target`.',
      type: 'array',
      items: name,
      maxItems: 10,
      examples: [['previous', '1 year', 'target']],
    },
    parameters: {
      description: 'Values for parameters that the metrics declare.',
      type: 'object',
      maxProperties: 100,
      additionalProperties: {
        anyOf: [
          { type: ['number', 'string', 'boolean', 'null'] },
          { type: 'array', items: { type: ['number', 'string', 'object'] }, maxItems: 1000 },
          { type: 'object', additionalProperties: { type: ['number', 'string'] }, maxProperties: 1000 },
        ],
      },
      examples: [{ threshold: 500 }],
    },
    calendar: {
      ...name,
      description:
        'The calendar by which years, quarters and weeks begin and people work; that of the metrics when absent, else the Gregorian one.',
      examples: ['fiscal'],
    },
    timezone: {
      description: 'IANA time zone in which days begin; UTC when absent.',
      type: 'string',
      minLength: 1,
      maxLength: 100,
      examples: ['Europe/Minsk'],
    },
    as_of: {
      description:
        'What counts as now: an instant (ISO 8601 with an offset), or a date for the moment at which it begins in `timezone`; the moment of the request when absent.',
      type: 'string',
      maxLength: 64,
      examples: ['2026-11-21T00:00:00Z', '2026-11-21'],
    },
    order_by: {
      description: 'Columns of the result to sort by, the first before the next.',
      type: 'array',
      maxItems: 20,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['field'],
        properties: {
          field: { ...name, description: '`period`, a dimension, a metric or a comparison.' },
          direction: { enum: ['asc', 'desc'], description: 'Ascending when absent; nulls are last either way.' },
        },
      },
      examples: [[{ field: 'revenue', direction: 'desc' }]],
    },
    limit: {
      description: 'The largest number of rows.',
      type: 'integer',
      minimum: 1,
      maximum: 1_000_000,
      examples: [100],
    },
    forecast: {
      description:
        'Carries each series on beyond the last bucket of the period, as learnt from its whole buckets; needs `period` and `grain`.',
      type: 'object',
      additionalProperties: false,
      required: ['periods'],
      properties: {
        periods: { description: 'How many buckets to add.', type: 'integer', minimum: 1, maximum: forecastLimit },
        method: {
          description:
            '`linear`, when absent: a straight line. `seasonal`: one with seasons, which are the hours of a day, days of a week, and weeks, months or quarters of a year.',
          enum: ['linear', 'seasonal'],
        },
      },
      examples: [{ periods: 3 }, { periods: 12, method: 'seasonal' }],
    },
  },
  examples: [{ metrics: ['win_rate', 'revenue'], period: '2017', grain: 'month', by: ['agent.regional_office'] }],
} as const;
