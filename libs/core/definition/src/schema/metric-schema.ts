import { commonProperties, grains, pickParts, type JsonSchema } from './shared';

const parameter: JsonSchema = {
  title: 'Parameter',
  description: 'A value that a query may give; formulas name it params.<name>.',
  type: 'object',
  properties: {
    name: { $ref: '#/$defs/name' },
    type: { enum: ['integer', 'number', 'decimal', 'text', 'boolean', 'date', 'list', 'map'] },
    title: { $ref: '#/$defs/text' },
    description: { $ref: '#/$defs/text' },
    default: { description: 'The value when a query gives none.', $ref: '#/$defs/parameterValue' },
    values: {
      description: 'The texts that a text parameter may take.',
      type: 'array',
      items: { type: 'string' },
      minItems: 1,
      uniqueItems: true,
    },
  },
  required: ['name', 'type'],
  additionalProperties: false,
};

const test: JsonSchema = {
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
        where: { $ref: '#/$defs/formula' },
        filters: { $ref: '#/$defs/names' },
        parameters: { $ref: '#/$defs/parameters' },
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

const presentation: Readonly<Record<string, JsonSchema>> = {
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
};

export const metricSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:formulary:schema:metric',
  title: 'Metric',
  description: 'One formula over named datasets, with everything that gives its value a meaning.',
  type: 'object',
  properties: {
    ...commonProperties('metric'),
    dataset: { description: 'The dataset whose fields the formula may name alone.', $ref: '#/$defs/name' },
    formula: {
      description: 'What is measured. Quote it, or use a block scalar, where it holds " #" or ": ".',
      $ref: '#/$defs/formula',
      examples: ['count().where(deal_stage == "Won") / count().where(deal_stage in ["Won", "Lost"])'],
    },
    time: { description: 'The field that places rows in time; default: that of the dataset.', $ref: '#/$defs/path' },
    ...presentation,
    dimensions: {
      description: 'The breakdowns that are offered; default: all that can be reached.',
      $ref: '#/$defs/names',
    },
    where: { description: 'A condition that is always on.', $ref: '#/$defs/formula' },
    parameters: { type: 'array', items: parameter },
    filters: {
      description: 'Named conditions, to be chosen in a query.',
      type: 'object',
      propertyNames: { $ref: '#/$defs/name' },
      additionalProperties: { $ref: '#/$defs/formula' },
      examples: [{ enterprise: 'account.employees > 1000' }],
    },
    owner: { $ref: '#/$defs/owner' },
    tags: { $ref: '#/$defs/tags' },
    tests: { type: 'array', items: test },
  },
  required: ['kind', 'name', 'formula'],
  additionalProperties: false,
  $defs: pickParts(
    'name',
    'path',
    'text',
    'formula',
    'cell',
    'names',
    'period',
    'timezone',
    'parameters',
    'parameterValue',
    'owner',
    'tags',
  ),
};
