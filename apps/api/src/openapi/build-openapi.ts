import type { Route } from '../http/list-routes';
import type { Media, Operation, Schema } from '../http/operation';
import { PROBLEM_TYPE } from '../http/problem';
import { rolesOf } from '../http/roles';
import { componentSchemas } from './component-schemas';

type Json = Readonly<Record<string, unknown>>;

const tags: Readonly<Record<string, string>> = {
  runs: 'Ask for metrics, follow and explain the answers.',
  metrics: 'Definitions of metrics, their versions and tests.',
  datasets: 'Definitions of datasets, and the rows that are sent to them.',
  calendars: 'Where years and weeks begin, and when people work.',
  scorecards: 'Metrics that are looked at together.',
  definitions: 'Sets of documents, and the schemas they follow.',
  schedules: 'What is computed by the calendar, and the ledger of its intervals.',
  alerts: 'Conditions on stored values, and who is told.',
  deliveries: 'What alerts and schedules tell people and programs, and how it is signed.',
  snapshots: 'Stored values.',
  administration: 'Keys and the audit trail.',
  operations: 'Health and measurements.',
};

/** The OpenAPI 3.1 document of the routes. */
export function buildOpenApi(routes: readonly Route[], version: string): Json {
  const hoisted: Record<string, Schema> = {};
  const paths: Record<string, Record<string, Json>> = {};
  for (const { method, path, operation } of routes) {
    if (path.startsWith('/docs')) continue;
    (paths[path] ??= {})[method] = describeOperation(path, operation, hoisted);
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Formulary',
      version,
      license: { name: 'MIT', identifier: 'MIT' },
      description: 'Define metrics as formulas over named datasets, run them, and keep their values with a contract.',
    },
    servers: [{ url: '/' }],
    security: [{ key: [] }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API key, or a token (JWT) of the issuer that the operator trusts.',
        },
      },
      responses: {
        Problem: {
          description: 'Refused: problem details (RFC 9457) with every finding',
          content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      schemas: { ...componentSchemas, ...hoisted },
    },
  };
}

function describeOperation(path: string, operation: Operation, hoisted: Record<string, Schema>): Json {
  const { id, tag, summary, description, access, body, is_body_optional, answers } = operation;
  const roles = access === 'public' ? [] : rolesOf(access);
  const who = access === 'public' ? 'No key is needed.' : `Roles: ${roles.join(', ')}.`;
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: [description, who].filter(Boolean).join('\n\n'),
    ...(access === 'public' ? { security: [] } : { 'x-roles': roles }),
    parameters: describeParameters(path, operation),
    ...(body && { requestBody: { required: !is_body_optional, content: describeMedia(body, `${id}Body`, hoisted) } }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, { description: meaning, content }]) => [
          status,
          { description: meaning, ...(content && { content: describeMedia(content, `${id}${status}`, hoisted) }) },
        ]),
      ),
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

function describeParameters(
  path: string,
  { path: schemas = {}, query = {}, headers = {} }: Operation,
): readonly Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: schemas[name] ?? { type: 'string', examples: ['crm_win_rate'] },
  }));
  const inQuery = Object.entries(query).map(([name, schema]) => ({ name, in: 'query', schema }));
  const inHeader = Object.entries(headers).map(([name, description]) => ({
    name,
    in: 'header',
    description,
    schema: { type: 'string' },
  }));
  return [...inPath, ...inQuery, ...inHeader];
}

function describeMedia(content: Readonly<Record<string, Media>>, name: string, hoisted: Record<string, Schema>): Json {
  return Object.fromEntries(
    Object.entries(content).map(([type, { schema, example }]) => [
      type,
      { schema: hoist(schema, name, hoisted), ...(example !== undefined && { example }) },
    ]),
  );
}

/** A schema with `$defs` of its own becomes a component, for its references count from the document's root. */
function hoist(schema: Schema, name: string, hoisted: Record<string, Schema>): Schema {
  if (schema['$defs'] === undefined) return schema;
  const { $id: _, $schema: __, ...rest } = schema;
  const moved = JSON.stringify(rest).replaceAll('"#/$defs/', `"#/components/schemas/${name}/$defs/`);
  hoisted[name] = JSON.parse(moved) as Schema;
  return { $ref: `#/components/schemas/${name}` };
}
