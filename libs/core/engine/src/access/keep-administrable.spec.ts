import type { KeyBearer } from '../ports/api-key-store';
import { keepAdministrable } from './keep-administrable';

const now = Date.parse('2026-01-01T00:00:00Z');
const [past, soon] = ['2025-01-01T00:00:00Z', '2026-02-01T00:00:00Z'];
const admin = (id: string, more: Partial<KeyBearer> = {}): KeyBearer => {
  return { id, name: id, roles: ['admin'], attributes: {}, ...more };
};
const lost = { roles: ['viewer'] } as const;

describe('a change of a key', () => {
  it.each<[string, Partial<KeyBearer>]>([
    ['is revoked', { revoked_at: past }],
    ['loses the role', lost],
    ['has expired', { expires_at: past }],
  ])('is refused when the last admin key %s', (_, change) => {
    const refused = { code: 'api_key.last_admin' };
    expect(() => keepAdministrable(admin('a', change), [admin('a')], now)).toThrow(expect.objectContaining(refused));
    const gone = admin('b', { expires_at: past });
    expect(() => keepAdministrable(admin('a', change), [admin('a'), gone], now)).toThrow(
      expect.objectContaining(refused),
    );
  });

  it('is refused when one day nobody could administer', () => {
    const refused = expect.objectContaining({ code: 'api_key.last_lasting_admin' });
    expect(() => keepAdministrable(admin('a', { expires_at: soon }), [admin('a')], now)).toThrow(refused);
    const other = admin('b', { expires_at: soon });
    expect(() => keepAdministrable(admin('a', lost), [admin('a'), other], now)).toThrow(refused);
  });

  it('is none of its business when another admin is as good, or the key was no admin', () => {
    keepAdministrable(admin('a', lost), [admin('a'), admin('b')], now);
    const expiring = [admin('a', { expires_at: soon }), admin('b', { expires_at: soon })];
    keepAdministrable(admin('a', lost), expiring, now);
    keepAdministrable(admin('c', { roles: ['viewer'], revoked_at: past }), [admin('a')], now);
    expect(expiring).toHaveLength(2);
  });
});
