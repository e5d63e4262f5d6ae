import { loadConfig } from './load-config';

const needed = { OIDC_ISSUER: 'https://id.example.com/realms/sales', OIDC_AUDIENCE: 'formulary' };
const load = (more: Record<string, string> = {}) => loadConfig({ ...needed, ...more }, '/srv/app').oidc;

describe('the issuer of tokens', () => {
  it('is none without its variables', () => {
    expect(loadConfig({}, '/srv/app')).not.toHaveProperty('oidc');
  });

  it('needs a name and an audience; the rest has defaults', () => {
    expect(load()).toEqual({
      issuer: 'https://id.example.com/realms/sales',
      audience: ['formulary'],
      roles_claim: 'roles',
      attributes: [],
    });
  });

  it('is told how to read its tokens', () => {
    const oidc = load({
      OIDC_AUDIENCE: 'formulary, metrics',
      OIDC_JWKS_URL: 'http://localhost:8080/keys',
      OIDC_ROLES_CLAIM: 'realm_access.roles',
      OIDC_ROLE_MAP: 'CN=Finance;OU=analyst, platform = admin',
      OIDC_ATTRIBUTES: 'region, address.country, https://example.com/team=team',
      OIDC_NAME_CLAIM: 'nickname',
    });
    expect(oidc).toEqual({
      issuer: 'https://id.example.com/realms/sales',
      audience: ['formulary', 'metrics'],
      jwks_url: 'http://localhost:8080/keys',
      roles_claim: 'realm_access.roles',
      role_map: new Map([
        ['CN=Finance;OU', 'analyst'],
        ['platform', 'admin'],
      ]),
      attributes: [
        { claim: 'region', attribute: 'region' },
        { claim: 'address.country', attribute: 'country' },
        { claim: 'https://example.com/team', attribute: 'team' },
      ],
      name_claim: 'nickname',
    });
  });

  it.each([
    ['OIDC_ISSUER', 'http://id.example.com'],
    ['OIDC_ISSUER', 'id.example.com'],
    ['OIDC_JWKS_URL', 'https://me:secret@id.example.com/keys'],
    ['OIDC_AUDIENCE', ','],
    ['OIDC_ROLE_MAP', 'finance=boss'],
    ['OIDC_ROLE_MAP', 'analyst'],
    ['OIDC_ATTRIBUTES', 'region=the region'],
    ['OIDC_ROLES_CLAIM', 'my roles'],
  ])('says what %s takes in place of %j', (name, text) => {
    expect(() => load({ [name]: text })).toThrow(new RegExp(`a mistake:\n  ${name} is "`));
  });

  it('is not half there', () => {
    const half = (environment: Record<string, string>) => () => loadConfig(environment, '/srv/app');
    expect(half({ OIDC_ISSUER: needed.OIDC_ISSUER })).toThrow('OIDC_AUDIENCE is missing');
    expect(half({ OIDC_ROLE_MAP: 'a=admin' })).toThrow('OIDC_ISSUER is missing');
  });
});
