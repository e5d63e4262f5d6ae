import { composeKey, hashKey, isWellFormedKey, prefixOf } from './api-key-text';

const secret = 'a'.repeat(30);

describe('an API key', () => {
  it('is recognised by its brand and checksum', () => {
    expect(isWellFormedKey(composeKey(secret))).toBe(true);
  });

  it('is not well formed when a character is wrong, missing or doubled', () => {
    const key = composeKey(secret);
    for (const wrong of [key.replace('a', 'b'), key.slice(0, -1), `${key}0`, `x${key}`, '', 'fml_'])
      expect(isWellFormedKey(wrong)).toBe(false);
  });

  it('is stored as a hash and shown as a prefix, neither of which gives it away', () => {
    const key = composeKey(secret);
    expect(hashKey(key)).toMatch(/^[0-9a-f]{64}$/);
    expect(prefixOf(key)).toHaveLength(12);
  });
});
