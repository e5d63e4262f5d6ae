import { commonProperties, grains, pickParts, selectionProperties, type JsonSchema } from './shared';

export const scheduleSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:formulary:schema:schedule',
  title: 'Schedule',
  description: 'Metrics that are computed and stored once for every interval of time.',
  type: 'object',
  properties: {
    ...commonProperties('schedule'),
    metrics: {
      description: 'What is computed.',
      type: 'array',
      items: { $ref: '#/$defs/metricName' },
      minItems: 1,
      uniqueItems: true,
    },
    scorecard: {
      description:
        'The scorecard whose metrics are computed, in place of `metrics`; its query holds where this one says nothing.',
      $ref: '#/$defs/name',
    },
    query: {
      description: 'How it is broken down and filtered.',
      type: 'object',
      properties: selectionProperties,
      additionalProperties: false,
    },
    every: { description: 'The length of an interval.', enum: grains },
    cron: {
      description: 'When to run, if not right after the interval ends plus `delay`: five fields, read in `timezone`.',
      type: 'string',
      minLength: 1,
      examples: ['0 6 1 * *'],
    },
    timezone: { $ref: '#/$defs/timezone' },
    delay: {
      description: 'How long after the end of an interval to wait for late rows.',
      type: 'string',
      pattern: '^(0|[1-9][0-9]{0,4})(m|h|d)$',
      patternErrorMessage: 'a delay, such as 30m, 2h or 1d',
      examples: ['30m', '2h', '1d'],
    },
    owner: { $ref: '#/$defs/owner' },
    tags: { $ref: '#/$defs/tags' },
  },
  required: ['kind', 'name', 'every'],
  oneOf: [
    { title: 'metrics', properties: { metrics: {} }, required: ['metrics'] },
    { title: 'scorecard', properties: { scorecard: {} }, required: ['scorecard'] },
  ],
  additionalProperties: false,
  $defs: pickParts(
    'name',
    'path',
    'metricName',
    'text',
    'formula',
    'names',
    'timezone',
    'parameters',
    'parameterValue',
    'owner',
    'tags',
  ),
};
