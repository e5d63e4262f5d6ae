import { readClaims } from './read-claims';
import type { TokenRules } from './token-rules';

const rules: TokenRules = { roles_claim: 'roles', attributes: [] };

describe('the roles of a token', () => {
  it.each<[string, Record<string, unknown>, Partial<TokenRules>, string]>([
    ['a list, in our order', { roles: ['viewer', 'admin', 'boss', 7] }, {}, 'admin,viewer'],
    ['a text with blanks between', { roles: 'analyst viewer' }, {}, 'analyst,viewer'],
    ['a nested claim', { realm_access: { roles: ['author'] } }, { roles_claim: 'realm_access.roles' }, 'author'],
    [
      'a claim with dots in its name',
      { 'https://a.example/roles': ['author'] },
      { roles_claim: 'https://a.example/roles' },
      'author',
    ],
    [
      'names that the operator maps',
      { roles: ['finance', 'admin'] },
      { role_map: new Map([['finance', 'analyst']]) },
      'analyst',
    ],
    ['nothing', {}, {}, ''],
    ['what is inherited', {}, { roles_claim: 'constructor.name' }, ''],
    ['a number', { roles: 1 }, {}, ''],
  ])('come from %s', (_, claims, more, roles) => {
    expect(readClaims(claims, { ...rules, ...more }).roles.join()).toBe(roles);
  });
});

describe('the attributes of a token', () => {
  it('are texts, numbers, booleans and lists of texts; what is anything else is none', () => {
    const claims = {
      region: 'West',
      level: 3,
      on: true,
      teams: ['a'],
      none: null,
      bag: {},
      mixed: ['a', 1],
      bad: 'a\0',
    };
    const attributes = Object.keys(claims).map((claim) => ({ claim, attribute: claim }));
    expect(readClaims(claims, { ...rules, attributes }).attributes).toEqual({
      region: 'West',
      level: 3,
      on: true,
      teams: ['a'],
    });
  });
});

describe('the name of who bears a token', () => {
  it('is the first that there is, or the one that the operator names', () => {
    expect(readClaims({ email: 'a@b.example', preferred_username: 'anna' }, rules).name).toBe('anna');
    expect(readClaims({ name: 'Anna', nick: 'ann' }, { ...rules, name_claim: 'nick' }).name).toBe('ann');
    expect(readClaims({ name: ' ' }, rules)).not.toHaveProperty('name');
  });
});
