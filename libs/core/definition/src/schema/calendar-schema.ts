import { commonProperties, pickParts, weekdays, type JsonSchema } from './shared';

const stretches: JsonSchema = {
  type: 'array',
  items: {
    type: 'string',
    pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$',
    patternErrorMessage: 'a stretch of the day, such as 09:00-13:00',
  },
  minItems: 1,
};

export const calendarSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:formulary:schema:calendar',
  title: 'Calendar',
  description: 'Where years and weeks begin, and when people work.',
  type: 'object',
  properties: {
    ...commonProperties('calendar'),
    year_starts: {
      description: 'The first month of the year; January when absent. Quarters are three months each from there.',
      type: 'integer',
      minimum: 1,
      maximum: 12,
    },
    year_named_by: {
      description: 'Whether FY2026 is the year that starts or the one that ends (default) in 2026.',
      enum: ['start', 'end'],
    },
    week_starts: { description: 'The first day of the week; Monday when absent.', enum: weekdays },
    timezone: {
      description: 'The IANA time zone of the working hours; that of the query when absent.',
      type: 'string',
      minLength: 1,
      examples: ['Europe/Minsk', 'UTC'],
    },
    working_hours: {
      description: 'The working hours of each weekday; one that is absent is free.',
      type: 'object',
      properties: Object.fromEntries(weekdays.map((weekday) => [weekday, stretches])),
      minProperties: 1,
      additionalProperties: false,
      examples: [{ monday: ['09:00-13:00', '14:00-18:00'], friday: ['09:00-15:00'] }],
    },
    holidays: {
      description: 'Dates without working hours.',
      type: 'array',
      items: { type: 'string', format: 'date', patternErrorMessage: 'a date, such as 2026-05-01' },
      uniqueItems: true,
      examples: [['2026-01-01', '2026-05-01']],
    },
    owner: { $ref: '#/$defs/owner' },
    tags: { $ref: '#/$defs/tags' },
  },
  required: ['kind', 'name'],
  additionalProperties: false,
  $defs: pickParts('name', 'text', 'owner', 'tags'),
};
