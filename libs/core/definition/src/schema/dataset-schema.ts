import { access } from './access-schema';
import { commonProperties, pickParts, type JsonSchema } from './shared';
import { sourceSchema } from './source-schema';

const field: JsonSchema = {
  title: 'Field',
  description: 'A column of the source, or a calculated value of each row.',
  type: 'object',
  properties: {
    name: { description: 'The name of the field in formulas.', $ref: '#/$defs/name' },
    type: {
      description: 'text, integer, number (double), decimal(precision,scale), boolean, date or timestamp.',
      type: 'string',
      pattern: '^(text|integer|number|boolean|date|timestamp|decimal\\([1-9][0-9]?,[0-9][0-9]?\\))$',
      patternErrorMessage: 'a field type: text, integer, number, decimal(precision,scale), boolean, date or timestamp',
      examples: ['text', 'integer', 'number', 'decimal(12,2)', 'boolean', 'date', 'timestamp'],
    },
    title: { $ref: '#/$defs/text' },
    description: { $ref: '#/$defs/text' },
    column: {
      description: 'The physical column, where it is not called like the field.',
      type: 'string',
      minLength: 1,
    },
    unit: { description: 'The unit of the values.', type: 'string', minLength: 1, examples: ['USD', 'days'] },
    values: {
      description: 'All texts that may occur; another one is a bad row.',
      type: 'array',
      items: { type: 'string' },
      minItems: 1,
      uniqueItems: true,
    },
    ordered: {
      description: 'The order of `values` is a ranking: texts compare by their place in it.',
      type: 'boolean',
    },
    formula: {
      description: 'A row-level formula: the field is calculated, not stored.',
      $ref: '#/$defs/formula',
      examples: ['days_between(engage_date, close_date)'],
    },
  },
  required: ['name'],
  additionalProperties: false,
};

const relationship: JsonSchema = {
  title: 'Relationship',
  description: 'Many rows of this dataset to one row of another.',
  type: 'object',
  properties: {
    name: { description: 'The name of the path, as in agent.regional_office.', $ref: '#/$defs/name' },
    to: { description: 'The dataset at the other end.', $ref: '#/$defs/name' },
    fields: {
      description: 'Own field: field of the primary key of the other dataset.',
      type: 'object',
      minProperties: 1,
      propertyNames: { $ref: '#/$defs/name' },
      additionalProperties: { $ref: '#/$defs/name' },
      examples: [{ sales_agent: 'sales_agent' }],
    },
  },
  required: ['name', 'to', 'fields'],
  additionalProperties: false,
};

const valid: JsonSchema = {
  title: 'Validity',
  description: 'Makes it an interval dataset: the stretch of time for which a row holds, its end excluded.',
  type: 'object',
  properties: {
    from: { description: 'The date or timestamp from which a row holds; null is always.', $ref: '#/$defs/name' },
    to: { description: 'The date or timestamp at which it ends; null is never.', $ref: '#/$defs/name' },
    until_next_per: {
      description: 'In a history of events a row holds until the next one with the same values of these fields.',
      type: 'array',
      items: { $ref: '#/$defs/name' },
      minItems: 1,
      uniqueItems: true,
    },
  },
  required: ['from'],
  oneOf: [
    { title: 'from and to', properties: { to: {} }, required: ['to'] },
    { title: 'from and until_next_per', properties: { until_next_per: {} }, required: ['until_next_per'] },
  ],
  additionalProperties: false,
  examples: [
    { from: 'started_on', to: 'ended_on' },
    { from: 'entered_at', until_next_per: ['opportunity_id'] },
  ],
};

const freshness: JsonSchema = {
  title: 'Freshness',
  description: 'Up to when the rows are all in: a run beyond it says so, and a schedule may wait for it.',
  type: 'object',
  properties: {
    complete_until: {
      description: 'An aggregate over the dataset, a date or timestamp: every row of the time before it is in.',
      $ref: '#/$defs/formula',
      examples: [
        'max(loaded_at)',
        'truncate_to(max(loaded_at), day)',
        'min(max(sales_loaded_at), max(refunds_loaded_at))',
      ],
    },
  },
  required: ['complete_until'],
  additionalProperties: false,
};

export const datasetSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:formulary:schema:dataset',
  title: 'Dataset',
  description: 'Rows of one kind of thing, with named and typed fields.',
  type: 'object',
  properties: {
    ...commonProperties('dataset'),
    source: sourceSchema,
    primary_key: {
      description: 'The fields that together tell one row from every other.',
      type: 'array',
      items: { $ref: '#/$defs/name' },
      minItems: 1,
      uniqueItems: true,
    },
    time: {
      description: 'The date or timestamp that places a row in time, if no metric says otherwise.',
      $ref: '#/$defs/path',
    },
    fields: { description: 'The fields, stored and calculated.', type: 'array', items: field, minItems: 1 },
    relationships: { description: 'The datasets that rows belong to.', type: 'array', items: relationship },
    valid,
    freshness,
    duplicates: {
      description: 'Rows with the same primary key: refuse the load (default), or keep the last.',
      enum: ['refuse', 'keep_last'],
    },
    on_bad_rows: {
      description: 'Rows that a declared type cannot hold: refuse the load (default), or skip and report them.',
      enum: ['refuse', 'skip'],
    },
    assertions: {
      description: 'Conditions that hold for every row.',
      type: 'array',
      items: { $ref: '#/$defs/formula' },
      examples: [['not is_null(deal_stage)']],
    },
    access,
    owner: { $ref: '#/$defs/owner' },
    tags: { $ref: '#/$defs/tags' },
  },
  required: ['kind', 'name', 'source', 'primary_key', 'fields'],
  additionalProperties: false,
  $defs: pickParts('name', 'path', 'text', 'formula', 'owner', 'tags'),
};
