import * as fc from 'fast-check';
import type { ApiDescription, ApiOperation } from './api-operation';
import { soundHeaders, wildHeaders } from './request-headers';
import { SchemaValues, type Vocabulary } from './schema-values';
import { spliceText, spoilJson, textOf } from './spoil';
import { wildText, wildValue } from './wild-values';

/** One request to be sent. */
export interface ApiRequest {
  readonly operation: ApiOperation;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface FuzzMeans extends Vocabulary {
  /** Values of `authorization`: keys of all roles, and what is none. */
  readonly keys: readonly string[];
  /** Names and ids by the part of the path before them: `metrics`, `runs`. */
  readonly by_kind: Readonly<Record<string, readonly string[]>>;
}

/** The parts of a request that can be sound or wild. */
const parts = ['path', 'query', 'headers', 'body'] as const;
type Part = (typeof parts)[number];

/** Nothing in half of the requests, one part in most others, everything in some. */
const wildness: fc.Arbitrary<ReadonlySet<Part>> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(new Set<Part>()) },
  { weight: 4, arbitrary: fc.constantFrom<Part[]>(...parts, 'body', 'body').map((part) => new Set<Part>([part])) },
  { weight: 1, arbitrary: fc.constant(new Set<Part>(parts)) },
);

/** Requests for every operation: sound ones, almost sound ones and wild ones. */
export function apiRequests({ operations, schemas }: ApiDescription, means: FuzzMeans): fc.Arbitrary<ApiRequest> {
  const values = new SchemaValues(schemas, means);
  return fc.oneof(
    ...operations.map((operation) => wildness.chain((wild) => requestOf(operation, wild, { values, means }))),
  );
}

function requestOf(
  operation: ApiOperation,
  wild: ReadonlySet<Part>,
  { values, means }: { readonly values: SchemaValues; readonly means: FuzzMeans },
): fc.Arbitrary<ApiRequest> {
  return fc
    .record({
      authorization: fc.constantFrom(...means.keys),
      path: pathOf(operation, { values, names: means.by_kind }, wild.has('path')),
      query: queryOf(operation, values, wild.has('query')),
      headers: wild.has('headers') ? wildHeaders : soundHeaders,
      sent: bodyOf(operation, values, wild.has('body')),
    })
    .map(({ authorization, path, query, headers, sent: { type, body } }) => {
      const isEmpty = operation.method === 'GET' || body === undefined;
      return {
        operation,
        url: `${path}${query === '' ? '' : `?${query}`}`.slice(0, 8_000),
        headers: { ...headers, authorization, ...(!isEmpty && { 'content-type': type }) },
        body: isEmpty ? undefined : body,
      };
    });
}

/** A part of the path that is empty or a dot leads to another route, or to none. */
function pathOf(
  { path }: ApiOperation,
  { values, names }: { readonly values: SchemaValues; readonly names: FuzzMeans['by_kind'] },
  isWild: boolean,
): fc.Arbitrary<string> {
  const steps = path.split('/').map((step) => {
    if (!step.startsWith('{')) return fc.constant(step);
    const version = fc.constantFrom('1', '2', 'latest');
    const known = names[path.split('/')[2] ?? ''] ?? [];
    const name =
      known.length > 0 ? fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...known) }, values.name) : values.name;
    const sound = step.includes('version') ? version : name;
    return (isWild ? wildText : sound).map(encode);
  });
  return fc.tuple(...steps).map((one) => one.join('/'));
}

function queryOf({ parameters }: ApiOperation, values: SchemaValues, isWild: boolean): fc.Arbitrary<string> {
  const asked = parameters.filter((one) => one.in === 'query');
  const members = asked.map(({ name, schema = {}, required }) => {
    const value = isWild ? wildValue : values.of(schema);
    return [name, required ? value : fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, value)] as const;
  });
  const stray = isWild ? fc.option(fc.tuple(wildText, wildText)) : fc.constant(null);
  return fc.tuple(fc.record(Object.fromEntries(members)), stray).map(([known, more]) => {
    const pairs = Object.entries(known).flatMap(([name, value]) =>
      value === undefined ? [] : [value].flat().map((one) => [name, textOf(one)]),
    );
    return [...pairs, ...(more === null ? [] : [more])]
      .map((pair) => pair.map((one) => encode(one ?? '')).join('='))
      .join('&');
  });
}

interface Sent {
  readonly type: string;
  readonly body: string | undefined;
}

const otherTypes = ['application/json', 'application/yaml', 'text/csv', 'text/plain', 'multipart/form-data', 'x', ''];

function bodyOf({ bodies, examples }: ApiOperation, values: SchemaValues, isWild: boolean): fc.Arbitrary<Sent> {
  const types = Object.keys(bodies);
  const type = types.length > 0 ? fc.constantFrom(...types) : fc.constant('application/json');
  const schema = bodies['application/json'];
  const described = schema === undefined ? fc.constant('') : values.of(schema).map(textOf);
  const sound = examples.length > 0 ? fc.oneof(described, fc.constantFrom(...examples)) : described;
  if (!isWild) return fc.record({ type, body: types.length === 0 ? fc.constant(undefined) : sound });
  const body = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.tuple(sound, fc.nat(), wildValue).map(([text, at, value]) => spoilJson(text, at, value)),
    },
    { weight: 3, arbitrary: fc.tuple(sound, fc.nat(), wildText).map(([text, at, bad]) => spliceText(text, at, bad)) },
    { weight: 1, arbitrary: wildValue.map(textOf) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
  return fc.record({ type: fc.oneof({ weight: 6, arbitrary: type }, fc.constantFrom(...otherTypes)), body });
}

/** Halves of characters cannot be written into a URL. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
