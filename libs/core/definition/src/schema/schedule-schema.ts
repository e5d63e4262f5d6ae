import type { CatchUp } from '../types/schedule';
import { commonProperties, grains, pickParts, recipientSchema, selectionProperties, type JsonSchema } from './shared';

const catchUps = ['all', 'latest', 'none'] as const satisfies readonly CatchUp[];

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
      description: 'How long after the end of an interval to wait for late rows; 0m when absent.',
      $ref: '#/$defs/duration',
    },
    jitter: {
      description:
        'Spreads schedules that are due at once: each runs up to so much later, always by the same amount; 0m when absent.',
      $ref: '#/$defs/duration',
    },
    max_wait: {
      description:
        'How long after it is due an interval may wait for datasets whose `freshness` is behind; then it is stored as partial; 0m when absent.',
      $ref: '#/$defs/duration',
    },
    catch_up: {
      description:
        'What is computed after a stop of those intervals that were missed: all (default), the latest, or none.',
      enum: catchUps,
    },
    catch_up_within: { description: 'How far back `catch_up: all` reaches; 7d when absent.', $ref: '#/$defs/duration' },
    lookback: {
      description: 'How many intervals before the newest each run computes again, for late rows; 0 when absent.',
      type: 'integer',
      minimum: 0,
      maximum: 1000,
    },
    lock_after: {
      description: 'How long after its end a computed interval may be computed again; for ever when absent.',
      $ref: '#/$defs/duration',
    },
    parallel: {
      description: 'Runs of this schedule that may be under way at once; 4 when absent.',
      type: 'integer',
      minimum: 1,
      maximum: 100,
    },
    retries: {
      description:
        'Further tries after an infrastructure fault; 5 when absent. What is wrong itself is not tried again.',
      type: 'integer',
      minimum: 0,
      maximum: 20,
    },
    retention: {
      description: 'How long superseded values are kept; for ever when absent.',
      type: 'object',
      properties: {
        revisions: {
          description:
            'Revisions between the first and the newest of a value are removed so long after they were superseded.',
          $ref: '#/$defs/duration',
        },
      },
      required: ['revisions'],
      additionalProperties: false,
      examples: [{ revisions: '365d' }],
    },
    deliver: {
      description: 'Who is sent what was computed, once per interval.',
      type: 'array',
      items: recipientSchema({
        where: { description: 'The rows that those who receive it may see.', $ref: '#/$defs/formula' },
        language: { description: 'The language of the texts; en when absent.', $ref: '#/$defs/language' },
      }),
      minItems: 1,
      maxItems: 100,
      examples: [[{ email: 'west@example.com', where: 'agent.regional_office == "West"', language: 'en' }]],
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
    'duration',
    'webhook',
    'email',
    'language',
    'parameters',
    'parameterValue',
    'owner',
    'tags',
  ),
};
