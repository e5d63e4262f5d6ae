import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { roleNames, type Role } from '@core/engine';
import { controllers } from '../../apps/api/src/controllers';
import { listRoutes, type Route } from '../../apps/api/src/http/list-routes';
import { TokenIssuer } from '../support/token-issuer';
import { ApiWorld, type ApiCall } from './api-world';

const GOLDEN = join(__dirname, 'role-matrix.txt');
const NOBODY = 'no key';
/** Wider than any route, so that a new one changes its own line alone. */
const WIDTH = 64;
const routes = listRoutes(controllers);
const nameOf = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`;

/** Who may call a route, as the OpenAPI document says. */
function rolesIn(document: any, { method, path }: Route): readonly string[] | undefined {
  const operation = document.paths[path]?.[method];
  if (operation?.security?.length === 0) return [NOBODY, ...roleNames];
  return operation?.['x-roles'];
}

/** Values for the places of a path: of things that are not there. */
const places: Readonly<Record<string, string>> = {
  name: 'nothing_at_all',
  id: '00000000-0000-7000-8000-000000000000',
  version: '1',
  a: '1',
  b: '2',
  kind: 'metric',
  file: 'swagger-ui.css',
};

function requestOf({ method, path, operation }: Route): { readonly url: string; readonly call: ApiCall } {
  const [type, media] = Object.entries(operation.body ?? {})[0] ?? [];
  const headers = type === undefined ? {} : { headers: { 'content-type': type } };
  const body = media === undefined ? {} : { body: media.example ?? '' };
  const url = path.replaceAll(/\{(\w+)\}/g, (_, place: string) => places[place] ?? `unknown-${place}`);
  return { url, call: { method: method.toUpperCase(), ...headers, ...body } };
}

describe('who may call which route', () => {
  let world: ApiWorld;
  let document: any;
  let issuer: TokenIssuer;
  beforeAll(async () => {
    issuer = await new TokenIssuer().open();
    world = await ApiWorld.open({
      OIDC_ISSUER: issuer.url,
      OIDC_AUDIENCE: 'formulary',
      OIDC_ROLES_CLAIM: 'realm_access.roles',
      OIDC_ROLE_MAP: 'sales-team=viewer',
      OIDC_ATTRIBUTES: 'office=region',
    });
    document = (await world.call('/v1/openapi.json')).body;
  });
  afterAll(async () => {
    await world.close();
    await issuer.close();
  });

  it('is ruled for every route, and as reviewed', () => {
    const columns = [NOBODY, ...roleNames];
    const row = (name: string, cells: readonly string[]) =>
      [name.padEnd(WIDTH), ...cells.map((cell, index) => cell.padEnd(columns[index]?.length ?? 0))]
        .join('  ')
        .trimEnd();
    const lines = routes
      .filter(({ path }) => !path.startsWith('/docs')) // the page itself is no part of the document, and public
      .map((route) => {
        const roles = rolesIn(document, route);
        if (roles === undefined) throw new Error(`${nameOf(route)} has no rule in the OpenAPI document`);
        return row(
          nameOf(route),
          columns.map((role) => (roles.includes(role) ? 'yes' : '-')),
        );
      });
    const matrix = `${[row('', columns), ...lines.toSorted()].join('\n')}\n`;
    if (process.env['UPDATE'] === '1') writeFileSync(GOLDEN, matrix);
    expect(matrix).toBe(readFileSync(GOLDEN, 'utf8'));
  });

  it.each<Role | typeof NOBODY>([NOBODY, ...roleNames])('holds when it is asked: %s', async (role) => {
    const key = role === NOBODY ? undefined : world.keys.get(role);
    const wrong: string[] = [];
    for (const route of routes) {
      const { url, call } = requestOf(route);
      const { status, body } = await world.call(url, { ...call, key });
      const { access } = route.operation;
      const may = access === 'public' || role === 'admin' || access.some((one) => one === role);
      const refused = role === NOBODY ? status === 401 : status === 403 && body.code === 'request.forbidden';
      const let_in = status !== 401 && status !== 403;
      if (status >= 500 || !(may ? let_in : refused)) wrong.push(`${nameOf(route)}: ${status} ${body?.code}`);
    }
    expect(wrong).toEqual([]);
  });

  it('is asked of a token as of a key', async () => {
    const claims = { name: 'Anna', realm_access: { roles: ['sales-team', 'admin'] }, office: 'West' };
    const key = await issuer.token(claims);
    const stranger = await issuer.token({ ...claims, realm_access: { roles: ['admin'] } });
    expect((await world.call('/v1/me', { key })).body).toMatchObject({
      id: `oidc:${issuer.url}#anna`,
      name: 'Anna',
      roles: ['viewer'],
      attributes: { region: 'West' },
      status: 'active',
    });
    const refused = await world.call('/v1/api-keys', { key });
    expect([refused.status, refused.body.code]).toEqual([403, 'request.forbidden']);
    expect(await world.call('/v1/me', { key: stranger })).toMatchObject({
      status: 403,
      body: { code: 'token.no_role' },
    });
    const bad = await world.call('/v1/me', { key: await issuer.token({ aud: 'other' }) });
    expect([bad.status, bad.body.code]).toEqual([401, 'request.bad_token']);
    expect(bad.headers.get('www-authenticate')).toBe('Bearer realm="formulary", error="invalid_token"');
  });

  it('is not opened by what is no key', async () => {
    for (const key of ['fml_', 'x', world.keys.get('admin')!.slice(0, -1), 'e30.e30.', '%00', 'a b'])
      for (const url of ['/v1/runs', '/v1/api-keys', '/metrics'])
        expect([key, url, (await world.call(url, { key })).status]).toEqual([key, url, 401]);
    for (const authorization of ['', 'Basic eDp5', world.keys.get('admin')!, 'Bearer', 'Bearer '])
      expect((await world.call('/v1/runs', { headers: { authorization } })).status).toBe(401);
  });
});
