import type { ApiKey } from '../ports/api-key-store';
import { systemCaller } from './caller';
import { FindPrincipal } from './find-principal';
import type { Principal } from './principal';

const saved: Principal = { id: 'k', name: 'anna', roles: ['author'], attributes: { region: 'West' } };
const key: ApiKey = {
  id: 'k',
  name: 'anna (left)',
  roles: ['analyst'],
  attributes: { region: 'East' },
  prefix: 'fml_',
  created_at: '2026-01-01T00:00:00Z',
  created_by: 'admin',
  revoked_at: '2026-02-01T00:00:00Z',
};
const found = (get: (id: string) => ApiKey | undefined, who: Principal) =>
  new FindPrincipal({ get: async (id) => get(id) }).execute(who);

describe('whose rights hold for what was saved', () => {
  it('of a key: those of now, also when it was revoked', async () => {
    const { id, name, roles, attributes } = key;
    expect(await found(() => key, saved)).toEqual({ id, name, roles, attributes });
  });

  it('of a person known by a token: those of then', async () => {
    const person = { ...saved, id: 'oidc:https://id.example.com#7' };
    expect(await found(() => undefined, person)).toEqual(person);
  });

  it('of the product itself: all, whatever keys are called', async () => {
    expect(await found(() => key, systemCaller)).toBe(systemCaller);
  });
});
