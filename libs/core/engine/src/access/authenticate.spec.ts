import type { StoredKeySecret } from '../ports/api-key-store';
import type { Clock } from '../ports/clock';
import type { VerifiedToken } from '../ports/token-verifier';
import { composeKey, hashKey } from './api-key-text';
import { Authenticate } from './authenticate';
import { AuthenticateKey } from './authenticate-key';
import { AuthenticateToken } from './authenticate-token';
import type { TokenRules } from './token-rules';

const key = composeKey('b'.repeat(40));
const bearer = { id: 'k1', name: 'board', roles: ['analyst'], attributes: { region: 'West' } } as const;
const token = `${Buffer.from('{"alg":"ES256"}').toString('base64url')}.e30.c2ln`;
const rules: TokenRules = { roles_claim: 'roles', attributes: [{ claim: 'region', attribute: 'region' }] };

const open = (secret: Partial<StoredKeySecret> = {}, claims: VerifiedToken['claims'] = {}, oidc?: TokenRules) => {
  const touched: string[] = [];
  const stored = { hash: hashKey(key), bearer, ...secret };
  const keys = {
    findSecret: async (hash: string) => (hash === hashKey(key) ? stored : undefined),
    touch: async (id: string) => void touched.push(id),
  };
  const verified = { issuer: 'https://id.example', subject: 'anna', expires_at: '2026-01-01T01:00:00.000Z', claims };
  const clock = { now: () => new Date('2026-01-01T00:00:00Z') } as Clock;
  const settings = oidc === undefined ? {} : { oidc };
  const tokens = new AuthenticateToken({ verify: async () => verified }, settings);
  return { touched, authenticate: new Authenticate(new AuthenticateKey(keys as never, clock), tokens) };
};
const past = '2025-12-31T23:59:59Z';

describe('who bears a key', () => {
  it('is known by its hash, and its use is noted', async () => {
    const { authenticate, touched } = open();
    expect(await authenticate.execute(key)).toEqual(bearer);
    expect(touched).toEqual(['k1']);
  });

  it.each<[string, Partial<StoredKeySecret>, string]>([
    ['was revoked', { bearer: { ...bearer, revoked_at: past } }, 'the API key "board" was revoked'],
    ['has expired', { bearer: { ...bearer, expires_at: past } }, 'the API key "board" has expired'],
    ['was rotated', { good_until: past }, 'the API key "board" was rotated: this secret was replaced by another'],
    ['has another hash', { hash: hashKey('other') }, 'the API key is not known'],
  ])('is refused when it %s', async (_, secret, message) => {
    const { authenticate, touched } = open(secret);
    await expect(authenticate.execute(key)).rejects.toMatchObject({ code: 'request.bad_key', status: 401, message });
    expect(touched).toEqual([]);
  });

  it('may use the secret before while it is good', async () => {
    expect(await open({ good_until: '2026-01-02T00:00:00Z' }).authenticate.execute(key)).toEqual(bearer);
  });

  it('hears when a key is unknown, or looks mistyped', async () => {
    const { authenticate } = open();
    const mistyped = { message: 'the API key is not known, and looks mistyped' };
    await expect(authenticate.execute(composeKey('c'.repeat(40)))).rejects.toMatchObject({
      message: 'the API key is not known',
    });
    for (const text of [key.slice(0, -1), 'a.b.c', 'x.y'])
      await expect(authenticate.execute(text)).rejects.toMatchObject(mistyped);
    await expect(authenticate.execute(undefined)).rejects.toMatchObject({ code: 'request.unauthenticated' });
  });
});

describe('who bears a token', () => {
  it('is the subject of its issuer, with the roles and attributes of its claims', async () => {
    const { authenticate } = open({}, { roles: ['analyst'], region: 'East', name: 'Anna' }, rules);
    expect(await authenticate.execute(token)).toEqual({
      id: 'oidc:https://id.example#anna',
      name: 'Anna',
      roles: ['analyst'],
      attributes: { region: 'East' },
      expires_at: '2026-01-01T01:00:00.000Z',
    });
  });

  it('is refused without a role that is known here', async () => {
    const refused = { code: 'token.no_role', status: 403, message: expect.stringContaining('its claim "roles"') };
    await expect(open({}, { roles: ['boss'] }, rules).authenticate.execute(token)).rejects.toMatchObject(refused);
  });

  it('is told that keys alone are taken where no issuer is known', async () => {
    await expect(open().authenticate.execute(token)).rejects.toMatchObject({ code: 'request.bad_token', status: 401 });
  });
});
