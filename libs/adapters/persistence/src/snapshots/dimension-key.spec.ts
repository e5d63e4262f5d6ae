import { dimensionKey } from './dimension-key';

describe('dimensionKey', () => {
  it('does not depend on the order of names', () => {
    expect(dimensionKey({ region: 'West', sector: 'retail' })).toBe(dimensionKey({ sector: 'retail', region: 'West' }));
  });

  it('tells members of different types apart', () => {
    const keys = [{ a: 1 }, { a: '1' }, { a: true }, { a: 'true' }, { a: null }, { a: '' }, { b: 1 }, {}].map(
      dimensionKey,
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('stays short for long members', () => {
    expect(dimensionKey({ note: 'x'.repeat(10_000) })).toHaveLength(43);
  });
});
