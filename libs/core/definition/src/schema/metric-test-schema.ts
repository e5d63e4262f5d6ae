import { grains, type JsonSchema } from './shared';

/** One test of a metric. */
export const metricTestSchema: JsonSchema = {
  title: 'Test',
  description: 'What the metric gives over a few rows; all tests must pass before a version is published.',
  type: 'object',
  properties: {
    name: { description: 'What is shown, as a sentence.', type: 'string', minLength: 1 },
    rows: {
      description: 'Rows by dataset; a dataset that is not named is empty, a field that is not named is null.',
      type: 'object',
      propertyNames: { $ref: '#/$defs/name' },
      additionalProperties: {
        type: 'array',
        items: {
          type: 'object',
          propertyNames: { $ref: '#/$defs/name' },
          additionalProperties: { $ref: '#/$defs/cell' },
        },
      },
    },
    query: {
      description: 'What is asked.',
      type: 'object',
      properties: {
        period: { $ref: '#/$defs/period' },
        grain: { enum: grains },
        by: { $ref: '#/$defs/names' },
        every: { $ref: '#/$defs/names' },
        where: { $ref: '#/$defs/formula' },
        filters: { $ref: '#/$defs/names' },
        parameters: { $ref: '#/$defs/parameters' },
        calendar: { $ref: '#/$defs/name' },
        timezone: { $ref: '#/$defs/timezone' },
        as_of: { description: 'The instant that counts as now.', type: 'string', examples: ['2017-12-31T12:00:00Z'] },
      },
      additionalProperties: false,
    },
    expect: {
      description: 'One value, or rows in any order.',
      type: ['number', 'string', 'boolean', 'null', 'object'],
      properties: {
        rows: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              dims: {
                description: 'Dimensions, and the bucket by the name of its grain.',
                type: 'object',
                propertyNames: { $ref: '#/$defs/path' },
                additionalProperties: { $ref: '#/$defs/cell' },
                examples: [{ regional_office: 'West', month: '2017-03' }],
              },
              value: { $ref: '#/$defs/cell' },
            },
            required: ['value'],
            additionalProperties: false,
          },
        },
      },
      required: ['rows'],
      additionalProperties: false,
    },
  },
  required: ['name', 'rows', 'expect'],
  additionalProperties: false,
};
