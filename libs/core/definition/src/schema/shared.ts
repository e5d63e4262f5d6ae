import type { Weekday } from '../types/calendar';
import type { Grain } from '../types/shared';

/** One JSON Schema (draft 2020-12), or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const NAME = '[\\p{L}_][\\p{L}\\p{N}_]*';

const language = {
  pattern: '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$',
  patternErrorMessage: 'a language tag, such as en, ru, zh-Hans or pt-BR',
} as const;

export const grains = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const satisfies readonly Grain[];

/** As in ISO 8601, Monday first. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const satisfies readonly Weekday[];

/** Parts that several kinds share; each schema takes those it needs into its own `$defs`. */
export const sharedParts = {
  name: {
    type: 'string',
    pattern: `^${NAME}$`,
    patternErrorMessage: 'a name: letters, digits and "_", not beginning with a digit',
    maxLength: 63,
  },
  path: {
    type: 'string',
    pattern: `^${NAME}(\\.${NAME})*$`,
    patternErrorMessage: 'a field, or a path such as agent.regional_office',
    examples: ['agent.regional_office'],
  },
  metricName: {
    type: 'string',
    pattern: `^${NAME}(@[1-9][0-9]*)?$`,
    patternErrorMessage: 'the name of a metric, such as revenue or revenue@2',
  },
  text: {
    description: 'A text for people: one string, or one per language.',
    type: ['string', 'object'],
    minLength: 1,
    minProperties: 1,
    propertyNames: language,
    additionalProperties: { type: 'string', minLength: 1 },
    examples: ['Win rate', { en: 'Win rate', ru: 'Доля выигранных сделок', 'zh-Hans': '赢单率' }],
  },
  formula: { type: 'string', minLength: 1, maxLength: 4000 },
  cell: { type: ['number', 'string', 'boolean', 'null'] },
  names: { type: 'array', items: { $ref: '#/$defs/path' }, uniqueItems: true },
  parameters: {
    type: 'object',
    propertyNames: { $ref: '#/$defs/name' },
    additionalProperties: { $ref: '#/$defs/parameterValue' },
  },
  parameterValue: {
    description: 'A value of the type that the parameter declares.',
    type: ['number', 'string', 'boolean', 'null', 'array', 'object'],
    items: {
      type: ['number', 'string', 'object'],
      properties: {
        label: { description: 'What values of the bin are called.', type: 'string', minLength: 1 },
        from: { description: 'The least value that belongs to it.', type: ['number', 'null'] },
        to: { description: 'The largest value that belongs to it.', type: ['number', 'null'] },
      },
      required: ['label'],
      additionalProperties: false,
    },
    additionalProperties: { type: ['number', 'string'] },
  },
  period: {
    description:
      'The time that is asked for: 2017, 2017-Q3, 2017-03, 2017-W05, 2017-03-05, 2017-01-01/2017-07-01, last_month …',
    type: ['string', 'integer'],
    minLength: 1,
    minimum: 1,
    maximum: 9999,
    examples: ['2017-03', '2017-Q3', '2017-01-01/2017-07-01', 'last_month'],
  },
  timezone: {
    description: 'An IANA time zone; UTC when absent.',
    type: 'string',
    minLength: 1,
    examples: ['Europe/Minsk', 'UTC'],
  },
  duration: {
    type: 'string',
    pattern: '^(0|[1-9][0-9]{0,4})(m|h|d)$',
    patternErrorMessage: 'a duration, such as 30m, 2h or 7d',
    examples: ['30m', '2h', '7d'],
  },
  language: { type: 'string', ...language, examples: ['en', 'zh-Hans'] },
  webhook: {
    description: 'A URL that POST requests are sent to, signed.',
    type: 'string',
    minLength: 1,
    maxLength: 2000,
    examples: ['https://hooks.example.com/formulary'],
  },
  email: {
    description: 'One mail address, or several.',
    type: ['string', 'array'],
    minLength: 1,
    items: { type: 'string', minLength: 1 },
    minItems: 1,
    maxItems: 100,
    uniqueItems: true,
    examples: ['sales@example.com', ['ann@example.com', 'bob@example.com']],
  },
  owner: { description: 'Who answers for it.', type: 'string', minLength: 1 },
  tags: {
    description: 'Words to find it by.',
    type: 'array',
    items: { type: 'string', minLength: 1 },
    uniqueItems: true,
  },
} as const satisfies Record<string, JsonSchema>;

/** The keys that every kind has, in the order in which they are best written. */
export function commonProperties(kind: string): Readonly<Record<string, JsonSchema>> {
  return {
    kind: { description: 'What this document defines.', const: kind },
    name: { description: `The name of this ${kind}, by which others know it.`, $ref: '#/$defs/name' },
    title: { description: 'What people read instead of the name.', $ref: '#/$defs/text' },
    description: { description: 'What it means, for people.', $ref: '#/$defs/text' },
  };
}

/** What a stored query selects and how it is broken down. */
export const selectionProperties: Readonly<Record<string, JsonSchema>> = {
  by: { $ref: '#/$defs/names' },
  every: { description: 'Dimensions of `by` whose members are all listed.', $ref: '#/$defs/names' },
  where: { $ref: '#/$defs/formula' },
  filters: { $ref: '#/$defs/names' },
  parameters: { $ref: '#/$defs/parameters' },
  calendar: { description: 'The calendar; default: that of the metrics.', $ref: '#/$defs/name' },
};

/** One who is sent something: an address for POST requests, or mailboxes; `besides` is what else is said of each. */
export function recipientSchema(besides: Readonly<Record<string, JsonSchema>> = {}): JsonSchema {
  return {
    type: 'object',
    properties: { webhook: { $ref: '#/$defs/webhook' }, email: { $ref: '#/$defs/email' }, ...besides },
    oneOf: [
      { title: 'webhook', properties: { webhook: {} }, required: ['webhook'] },
      { title: 'email', properties: { email: {} }, required: ['email'] },
    ],
    additionalProperties: false,
  };
}

/** `$defs` with the parts named and those that they need themselves. */
export function pickParts(...names: readonly (keyof typeof sharedParts)[]): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(names.map((name) => [name, sharedParts[name]]));
}
