import type { JsonSchema } from './shared';

const benchmark: JsonSchema = {
  title: 'Benchmark',
  description: 'A figure from elsewhere to compare with: a value, or a span of which either end may be open.',
  type: 'object',
  properties: {
    value: { type: 'number', examples: [0.15] },
    from: { description: 'The least that is normal.', type: 'number' },
    to: { description: 'The most that is normal.', type: 'number' },
    description: { description: 'Whose figure it is, and what it says.', $ref: '#/$defs/text' },
    source: { description: 'Where the figure comes from.', type: 'string', minLength: 1 },
  },
  required: ['source'],
  anyOf: [
    { title: 'a value', properties: { value: {} }, required: ['value'] },
    { title: 'from', properties: { from: {} }, required: ['from'] },
    { title: 'to', properties: { to: {} }, required: ['to'] },
  ],
  additionalProperties: false,
};

/** The keys of a metric that say how its values are shown and judged. */
export const presentation: Readonly<Record<string, JsonSchema>> = {
  format: {
    description: 'How values are shown.',
    type: 'object',
    properties: {
      style: { enum: ['number', 'percent', 'currency', 'duration'] },
      decimals: { description: 'Digits after the point.', type: 'integer', minimum: 0, maximum: 12 },
      unit: {
        description: 'The currency, or the unit of a duration or number.',
        type: 'string',
        minLength: 1,
        examples: ['USD', 'days'],
      },
    },
    required: ['style'],
    additionalProperties: false,
  },
  direction: { description: 'Which way is good.', enum: ['higher_is_better', 'lower_is_better', 'in_range'] },
  target: {
    description: 'A number, a formula, or numbers by period.',
    type: ['number', 'string', 'object'],
    minLength: 1,
    maxLength: 4000,
    minProperties: 1,
    propertyNames: {
      pattern: '^[0-9]{4}(-Q[1-4]|-W[0-5][0-9]|-(0[1-9]|1[0-2])(-[0-3][0-9])?)?$',
      patternErrorMessage: 'a period, such as 2017, 2017-Q3, 2017-03, 2017-W05 or 2017-03-05',
    },
    additionalProperties: { type: 'number' },
    examples: [0.15, { '2017-Q1': 0.15, '2017-Q2': 0.18 }],
  },
  status: {
    description: 'Where the status changes, as attainment of the target.',
    type: 'object',
    properties: {
      warning: { type: 'number', minimum: 0, examples: [0.9] },
      off_track: { type: 'number', minimum: 0, examples: [0.75] },
    },
    additionalProperties: false,
  },
  benchmarks: { description: 'Figures from elsewhere to compare with.', type: 'array', items: benchmark, minItems: 1 },
};
