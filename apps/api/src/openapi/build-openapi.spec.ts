import 'reflect-metadata';
import { compileSchema } from '@core/definition';
import { controllers } from '../controllers';
import { listRoutes } from '../http/list-routes';
import { buildOpenApi } from './build-openapi';

const routes = listRoutes(controllers);
const document = JSON.parse(JSON.stringify(buildOpenApi(routes, '1.2.3')));

function* walk(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const member of Object.values(value)) yield* walk(member);
}

const resolve = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .reduce((value: any, key) => value?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], document);

describe('the OpenAPI document', () => {
  it('is version 3.1 and holds every route of the API under an id of its own', () => {
    const ids = routes.map(({ operation }) => operation.id);
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(document.info.version).toBe('1.2.3');
    expect(new Set(ids).size).toBe(ids.length);
    expect(document.paths['/v1/metrics/{name}/versions/{version}/publish'].post.operationId).toBe(
      'publishMetricVersion',
    );
  });

  it('has no reference that leads nowhere', () => {
    const references = [...walk(document)].map((part) => part['$ref']).filter((ref) => typeof ref === 'string');
    expect(references.length).toBeGreaterThan(50);
    expect(references.filter((ref) => resolve(ref.slice(1)) === undefined)).toEqual([]);
  });

  it('says who may call what, and that public routes need no key', () => {
    expect(document.paths['/v1/runs'].post.description).toContain('Roles: analyst, admin.');
    expect(document.paths['/health/live'].get.security).toEqual([]);
  });

  it('has an example that fits its schema for every body', () => {
    const bodies = routes.flatMap(({ operation }) =>
      Object.values(operation.body ?? {}).map((media) => ({ id: operation.id, ...media })),
    );
    const misfits = bodies
      .filter(({ example }) => example !== undefined)
      .map(({ id, schema, example }) => ({ id, findings: compileSchema(schema)(example).diagnostics }))
      .filter(({ findings }) => findings.length > 0);
    expect(misfits).toEqual([]);
  });

  it('says in every path parameter what stands in the path', () => {
    for (const { path, operation } of routes) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const name of Object.keys(operation.path ?? {})) expect(names).toContain(name);
    }
  });
});
