import { commonProperties, pickParts, recipientSchema, type JsonSchema } from './shared';

export const alertSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:formulary:schema:alert',
  title: 'Alert',
  description: 'A condition on the stored values of a metric, judged for each group whenever an interval is stored.',
  type: 'object',
  properties: {
    ...commonProperties('alert'),
    metric: {
      description: 'The metric that is watched, one of those that the schedule computes.',
      $ref: '#/$defs/name',
    },
    schedule: {
      description: 'Whose stored values are judged; may be absent where exactly one schedule computes the metric.',
      $ref: '#/$defs/name',
    },
    when: {
      description:
        'When it fires: a condition over value, previous, change, growth, target, attainment, mean(n), stddev(n) and zscore(n), where n is a number of intervals before the one that is judged.',
      $ref: '#/$defs/formula',
      examples: ['value < target * 0.9 or abs(zscore(12)) > 3'],
    },
    for: {
      description: 'Intervals in a row for which the condition must hold; 1 when absent.',
      type: 'integer',
      minimum: 1,
      maximum: 1000,
    },
    min_history: {
      description:
        'Earlier values that mean, stddev and zscore need to say anything; 8 when absent, never more than their n.',
      type: 'integer',
      minimum: 1,
      maximum: 1000,
    },
    notify: {
      description: 'Who is told; without it the alert only keeps its log.',
      type: 'array',
      items: recipientSchema(),
      minItems: 1,
      maxItems: 100,
      examples: [[{ webhook: 'https://hooks.example.com/formulary' }, { email: 'sales@example.com' }]],
    },
    on_recover: {
      description: 'Whether those who were told of a problem are told of its end; true when absent.',
      type: 'boolean',
    },
    renotify_after: {
      description:
        'After so much time a problem that goes on is told again, at the next stored interval; never when absent.',
      $ref: '#/$defs/duration',
    },
    owner: { $ref: '#/$defs/owner' },
    tags: { $ref: '#/$defs/tags' },
  },
  required: ['kind', 'name', 'metric', 'when'],
  additionalProperties: false,
  $defs: pickParts('name', 'text', 'formula', 'duration', 'webhook', 'email', 'owner', 'tags'),
};
