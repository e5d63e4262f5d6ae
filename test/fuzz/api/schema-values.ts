import * as fc from 'fast-check';
import { wildValue } from './wild-values';

export type Schema = Readonly<Record<string, any>>;
export type Schemas = Readonly<Record<string, Schema>>;

/** Beyond that, values are as small as they can be. */
const deepest = 6;

/** Names that mean something to the server, and some that do not. */
export interface Vocabulary {
  readonly names: readonly string[];
}

/** Values as a schema describes them; where it says little, such as the server may know, and now and then anything. */
export class SchemaValues {
  constructor(
    private readonly schemas: Schemas,
    private readonly vocabulary: Vocabulary,
  ) {}

  of(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
    const { $ref, enum: values, const: constant, oneOf, anyOf, allOf } = schema;
    if (typeof $ref === 'string') return this.of(this.schemas[$ref.split('/').at(-1) ?? ''] ?? {}, depth + 1);
    if (Array.isArray(values)) return fc.constantFrom(...(values as unknown[]));
    if (constant !== undefined) return fc.constant(constant as unknown);
    const choices = (oneOf ?? anyOf) as readonly Schema[] | undefined;
    if (choices !== undefined)
      return fc.oneof(
        ...choices.map((one) => this.of({ ...schema, ...one, oneOf: undefined, anyOf: undefined }, depth + 1)),
      );
    if (allOf !== undefined)
      return this.of({ ...schema, ...Object.assign({}, ...(allOf as Schema[])), allOf: undefined }, depth + 1);
    const types = [schema['type'] ?? guessType(schema)].flat() as readonly string[];
    return fc.oneof(...types.map((type) => this.ofType(type, schema, depth)));
  }

  private ofType(type: string, schema: Schema, depth: number): fc.Arbitrary<unknown> {
    switch (type) {
      case 'object':
        return this.object(schema, depth);
      case 'array':
        return this.list(schema, depth);
      case 'integer':
        return integerBetween(schema['minimum'] ?? -5, schema['maximum'] ?? 1000);
      case 'number':
        return fc.oneof(integerBetween(schema['minimum'] ?? -5, schema['maximum'] ?? 1000), fc.double({ noNaN: true }));
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      case 'string':
        return this.text(schema);
      default:
        return wildValue;
    }
  }

  private list({ items = {}, minItems = 0, maxItems = 3 }: Schema, depth: number): fc.Arbitrary<unknown> {
    const most = depth > deepest ? minItems : Math.min(maxItems, 4);
    return fc.array(this.of(items, depth + 1), { minLength: Math.min(minItems, most), maxLength: most });
  }

  private object(schema: Schema, depth: number): fc.Arbitrary<unknown> {
    const { properties = {}, required = [], additionalProperties } = schema;
    const needed = new Set(required as readonly string[]);
    const named = Object.entries(properties as Schemas).filter(([name]) => depth <= deepest || needed.has(name));
    const members = fc.record(Object.fromEntries(named.map(([name, one]) => [name, this.of(one, depth + 1)])), {
      requiredKeys: named.map(([name]) => name).filter((name) => needed.has(name)),
    });
    if (typeof additionalProperties !== 'object' || depth > deepest) return members;
    const others = fc.dictionary(this.name, this.of(additionalProperties as Schema, depth + 1), { maxKeys: 2 });
    return fc.tuple(members, others).map(([known, more]) => ({ ...more, ...known }));
  }

  /** Whatever its pattern asks, people write names, formulas, periods and conditions. */
  private text({ format, example, examples, maxLength }: Schema): fc.Arbitrary<string> {
    const shown = [example, ...((examples as unknown[] | undefined) ?? [])].filter((one) => typeof one === 'string');
    if (format === 'date-time')
      return fc.constantFrom('2026-01-01T00:00:00Z', '2017-03-01T12:30:00.5+05:00', '2017-02-29T00:00:00Z');
    if (format === 'date') return fc.constantFrom('2017-03-01', '2026-12-31', '0001-01-01', '2017-02-30');
    const common = fc.oneof(
      { weight: 3, arbitrary: this.name },
      { weight: 3, arbitrary: fc.constantFrom(...phrases) },
      fc.string({ maxLength: Math.min(maxLength ?? 20, 40), unit: 'grapheme' }),
    );
    return shown.length > 0 ? fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...shown) }, common) : common;
  }

  get name(): fc.Arbitrary<string> {
    return fc.constantFrom(...this.vocabulary.names);
  }
}

/** What people write into requests of a server such as this one. */
const phrases = [
  'count()',
  'sum(close_value)',
  'count().where(deal_stage == "Won") / count()',
  'crm_revenue * 2',
  'deal_stage == "Won"',
  'close_value > 1000 and deal_stage in ["Won", "Lost"]',
  'agent.regional_office',
  '2017',
  '2017-03',
  '2017-Q1',
  '2017-W05',
  '2017-01-01/2018-01-01',
  'last 3 months',
  'month',
  'quarter',
  'Europe/Berlin',
  'Asia/Shanghai',
  'https://hooks.example.com/x',
  'alice@example.com',
  '0 6 1 * *',
  '1 day',
  'crm_opportunities.csv',
  '*',
] as const;

function guessType(schema: Schema): string {
  if (schema['properties'] !== undefined || schema['additionalProperties'] !== undefined) return 'object';
  return schema['items'] === undefined ? 'any' : 'array';
}

function integerBetween(from: number, to: number): fc.Arbitrary<number> {
  return fc.oneof(
    fc.integer({ min: Math.ceil(from), max: Math.max(Math.ceil(from), Math.min(to, 1000)) }),
    fc.constantFrom(from, to),
  );
}
