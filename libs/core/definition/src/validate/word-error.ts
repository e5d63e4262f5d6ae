import { diagnose, nearestName, stepInto, type Diagnostic } from '@core/diagnostics';
import type { ErrorObject } from 'ajv/dist/2020';
import { describeTypes, describeValue, shorten } from './describe-value';

/** A schema error of ajv (made with `verbose`) with the parts that its words need. */
export type SchemaError = ErrorObject<string, Record<string, unknown>>;

type Wording = (error: SchemaError) => Diagnostic;

/** Puts one schema error into plain words, at the key or value that it is about. */
export function wordError(error: SchemaError): Diagnostic {
  if (error.propertyName !== undefined) return wordKeyError(error, error.propertyName);
  return (wordings[error.keyword] ?? wordOther)(error);
}

const wordings: Readonly<Record<string, Wording>> = {
  additionalProperties: wordUnknownKey,
  unevaluatedProperties: wordUnknownKey,
  required: wordMissingKey,
  type: wordType,
  enum: ({ params, data, instancePath }) => wordChoice(data, listOf(params['allowedValues']), instancePath),
  const: ({ params, data, instancePath }) => wordChoice(data, [params['allowedValue']], instancePath),
  pattern: (error) => wordPattern(error, stringOf(error.params['pattern'])),
  format: (error) => wordPattern(error, `a ${stringOf(error.params['format'])}`),
  uniqueItems: wordDuplicate,
  minimum: wordBound((limit) => `a number of at least ${limit}`),
  maximum: wordBound((limit) => `a number of at most ${limit}`),
  exclusiveMinimum: wordBound((limit) => `a number above ${limit}`),
  exclusiveMaximum: wordBound((limit) => `a number below ${limit}`),
  minLength: wordBound((limit) => (limit === 1 ? 'some text' : `a text of at least ${limit} characters`)),
  maxLength: wordBound((limit) => `a text of at most ${limit} characters`),
  minItems: wordBound((limit) => `a list of at least ${counted(limit, 'entry', 'entries')}`),
  maxItems: wordBound((limit) => `a list of at most ${counted(limit, 'entry', 'entries')}`),
  minProperties: wordBound((limit) => `at least ${counted(limit, 'key', 'keys')}`),
  maxProperties: wordBound((limit) => `at most ${counted(limit, 'key', 'keys')}`),
};

function wordUnknownKey({ params, parentSchema, instancePath }: SchemaError): Diagnostic {
  const key = stringOf(params['additionalProperty'] ?? params['unevaluatedProperty']);
  const known = Object.keys(recordOf(parentSchema?.['properties']));
  const path = stepInto(instancePath, key);
  return diagnose(
    'schema.unknown_key',
    { key: shorten(key), known, nearest: nearestName(shorten(key), known) },
    { path },
  );
}

function wordMissingKey({ params, parentSchema, instancePath }: SchemaError): Diagnostic {
  const key = stringOf(params['missingProperty']);
  const { description } = recordOf(recordOf(parentSchema?.['properties'])[key]);
  const meaning = typeof description === 'string' ? sentencePart(description) : undefined;
  return diagnose('schema.missing_key', { key, meaning }, { path: instancePath });
}

function wordType(error: SchemaError): Diagnostic {
  const { params, data, instancePath } = error;
  const types = [params['type']].flat().map(String);
  const quotable = (typeof data === 'number' || typeof data === 'boolean') && types.includes('string');
  const words = quotable && !fitsPattern(error) ? explained(error) : undefined;
  const expected = words === undefined ? describeTypes(types) : [words];
  const hint = quotable && words === undefined ? `put it in quotes: "${data}"` : undefined;
  return diagnose('schema.wrong_type', { found: describeValue(data), expected, hint }, { path: instancePath });
}

/** Whether the value could stand there as a text. */
function fitsPattern({ data, parentSchema }: SchemaError): boolean {
  const pattern: unknown = parentSchema?.['pattern'];
  return typeof pattern !== 'string' || new RegExp(pattern, 'u').test(String(data));
}

function wordChoice(data: unknown, allowed: readonly unknown[], path: string): Diagnostic {
  const words = allowed.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  const nearest = typeof data === 'string' ? nearestName(data, words) : undefined;
  return diagnose('schema.not_one_of', { found: describeValue(data), allowed: words, nearest }, { path });
}

function wordPattern(error: SchemaError, fallback: string): Diagnostic {
  const found = describeValue(error.data);
  return diagnose('schema.pattern', { found, expected: explained(error) ?? fallback }, { path: error.instancePath });
}

function wordBound(word: (limit: number) => string): Wording {
  return ({ params, data, instancePath }) => {
    const found =
      typeof data === 'string' && data.length > 0 ? `a text of ${data.length} characters` : describeSize(data);
    return diagnose('schema.out_of_bounds', { found, expected: word(Number(params['limit'])) }, { path: instancePath });
  };
}

function wordDuplicate({ params, data, instancePath }: SchemaError): Diagnostic {
  const index = Math.max(Number(params['i']), Number(params['j']));
  const item = describeValue(listOf(data)[index]);
  return diagnose('schema.duplicate_item', { item }, { path: stepInto(instancePath, index) });
}

/** An error about the name of a key, which ajv reports at the map that holds it. */
function wordKeyError(error: SchemaError, key: string): Diagnostic {
  const expected = explained(error) ?? (error.keyword === 'maxLength' ? 'that short' : 'allowed here');
  return diagnose('schema.bad_key', { key: shorten(key), expected }, { path: stepInto(error.instancePath, key) });
}

function wordOther({ message, instancePath }: SchemaError): Diagnostic {
  return diagnose(
    'schema.refused',
    { reason: `this value ${message ?? 'is not allowed here'}` },
    { path: instancePath },
  );
}

function explained({ parentSchema }: SchemaError): string | undefined {
  const words: unknown = parentSchema?.['patternErrorMessage'];
  return typeof words === 'string' ? words : undefined;
}

function describeSize(data: unknown): string {
  if (Array.isArray(data))
    return data.length === 0 ? 'an empty list' : `a list of ${counted(data.length, 'entry', 'entries')}`;
  const keys = data !== null && typeof data === 'object' ? Object.keys(data).length : undefined;
  if (keys !== undefined) return keys === 0 ? 'an empty map' : `a map of ${counted(keys, 'key', 'keys')}`;
  return describeValue(data);
}

/** The first sentence of a description as a part of another one: no capital, no final stop. */
function sentencePart(text: string): string {
  const sentence = text.split(/\.(?:\s|$)/u, 1)[0] ?? text;
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
const stringOf = (value: unknown) => String(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' ? (value as Readonly<Record<string, unknown>>) : {};
}
