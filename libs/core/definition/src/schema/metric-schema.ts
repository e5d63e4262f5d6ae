import { presentation } from './metric-presentation-schema';
import { metricTestSchema } from './metric-test-schema';
import { commonProperties, grains, pickParts, type JsonSchema } from './shared';

const formulaWords = 'What is measured. Quote it, or use a block scalar, where it holds " #" or ": ".';

const parameter: JsonSchema = {
  title: 'Parameter',
  description: 'A value that a query may give; formulas name it params.<name>.',
  type: 'object',
  properties: {
    name: { $ref: '#/$defs/name' },
    type: {
      enum: ['integer', 'number', 'decimal', 'text', 'boolean', 'date', 'list', 'map', 'period', 'bins', 'calendar'],
    },
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

const localField: JsonSchema = {
  title: 'Field',
  description: 'A calculated field of this metric alone.',
  type: 'object',
  properties: {
    name: { description: 'The name of the field in the formulas of this metric.', $ref: '#/$defs/name' },
    formula: {
      description: 'A row-level formula over the dataset of the metric; it may use parameters.',
      $ref: '#/$defs/formula',
      examples: ['bin(amount, params.bounds)'],
    },
    title: { $ref: '#/$defs/text' },
    description: { $ref: '#/$defs/text' },
    values: {
      description: 'All texts that the formula may give.',
      type: 'array',
      items: { type: 'string' },
      minItems: 1,
      uniqueItems: true,
    },
    ordered: {
      description: 'The order of `values` is a ranking: texts compare by their place in it.',
      type: 'boolean',
    },
  },
  required: ['name', 'formula'],
  additionalProperties: false,
};

const breakdown: Readonly<Record<string, JsonSchema>> = {
  dimensions: {
    description: 'The breakdowns that are offered; default: all that can be reached.',
    $ref: '#/$defs/names',
  },
  by: { description: 'The breakdown when a query names none.', $ref: '#/$defs/names' },
  every: {
    description: 'Dimensions of `by` whose members are listed with or without rows.',
    $ref: '#/$defs/names',
  },
  grain: { description: 'The grain at which the metric is usually looked at.', enum: grains },
  fields: { description: 'Calculated fields of this metric alone.', type: 'array', items: localField },
};

const properties: Readonly<Record<string, JsonSchema>> = {
  ...commonProperties('metric'),
  dataset: { description: 'The dataset whose fields the formula may name alone.', $ref: '#/$defs/name' },
  formula: {
    description: formulaWords,
    $ref: '#/$defs/formula',
    examples: ['count().where(deal_stage == "Won") / count().where(deal_stage in ["Won", "Lost"])'],
  },
  time: { description: 'The field that places rows in time; default: that of the dataset.', $ref: '#/$defs/path' },
  ...presentation,
  ...breakdown,
  where: { description: 'A condition that is always on.', $ref: '#/$defs/formula' },
  parameters: { type: 'array', items: parameter },
  filters: {
    description: 'Named conditions, to be chosen in a query.',
    type: 'object',
    propertyNames: { $ref: '#/$defs/name' },
    additionalProperties: { $ref: '#/$defs/formula' },
    examples: [{ enterprise: 'account.employees > 1000' }],
  },
  calendar: { description: 'The calendar when a query names none.', $ref: '#/$defs/name' },
  empty: {
    description: 'The value where nothing was there: a number, null, or hide to leave the row out.',
    anyOf: [{ type: 'number' }, { type: 'null' }, { const: 'hide' }],
  },
  alias_of: { description: 'The metric whose other name this is, in place of a formula.', $ref: '#/$defs/name' },
  owner: { $ref: '#/$defs/owner' },
  tags: { $ref: '#/$defs/tags' },
  tests: { type: 'array', items: metricTestSchema },
};

const ofAliases: readonly string[] = ['kind', 'name', 'title', 'description', 'owner', 'tags', 'alias_of'];

/** An alias has its names and nothing else of its own; any other metric has a formula. */
const aliasOrFormula: JsonSchema = {
  dependentSchemas: {
    alias_of: {
      propertyNames: {
        not: { enum: Object.keys(properties).filter((key) => !ofAliases.includes(key)) },
        patternErrorMessage:
          'allowed beside alias_of: an alias takes all but its names, owner and tags from its metric',
      },
    },
  },
  if: { properties: { alias_of: {} }, required: ['alias_of'] },
  else: { properties: { formula: { description: formulaWords } }, required: ['formula'] },
};

export const metricSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:formulary:schema:metric',
  title: 'Metric',
  description: 'One formula over named datasets, with everything that gives its value a meaning.',
  type: 'object',
  properties,
  required: ['kind', 'name'],
  ...aliasOrFormula,
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
