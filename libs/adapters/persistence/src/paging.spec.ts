import {
  decodeBoundsCursor,
  decodeNameCursor,
  decodeTimeCursor,
  decodeVersionCursor,
  encodeCursor,
  pageOf,
} from './paging';

const items = ['a', 'b', 'c'];
const keyOf = (item: string) => [item];

describe('pages', () => {
  it('name the place where the next one begins', () => {
    const { items: shown, next_cursor = '' } = pageOf(items, 2, keyOf);
    expect(shown).toEqual(['a', 'b']);
    expect(decodeNameCursor(next_cursor)).toBe('b');
  });

  it('end without a cursor', () => {
    expect(pageOf(items, 3, keyOf)).toEqual({ items });
    expect(pageOf([], 3, keyOf)).toEqual({ items: [] });
  });
});

describe('cursors', () => {
  it('come back as they were', () => {
    expect(decodeTimeCursor(encodeCursor(['2026-11-21T00:00:00.123Z', 'run-1']))).toEqual([
      '2026-11-21T00:00:00.123Z',
      'run-1',
    ]);
    const bounds = ['2026-11-21T00:00:00Z', '2026-11-21T00:00:00.500Z'];
    expect(decodeBoundsCursor(encodeCursor(bounds))).toEqual(bounds);
  });

  it.each(['', 'nonsense', '%%%', encodeCursor([]), encodeCursor(['a', 'b', 'c']), encodeCursor(['a\0'])])(
    'of others are refused: %j',
    (cursor) => {
      expect(() => decodeNameCursor(cursor)).toThrow(expect.objectContaining({ status: 400 }));
      expect(() => decodeTimeCursor(cursor)).toThrow(expect.objectContaining({ status: 400 }));
      expect(() => decodeBoundsCursor(cursor)).toThrow(expect.objectContaining({ status: 400 }));
    },
  );

  it('with an instant that is none are refused', () => {
    expect(() => decodeTimeCursor(encodeCursor(['2026-99-21T00:00:00.123Z', 'x']))).toThrow(/cursor/);
    expect(() => decodeTimeCursor(encodeCursor(['infinity', 'x']))).toThrow(/cursor/);
    expect(() => decodeBoundsCursor(encodeCursor(['2026-11-21T00:00:00Z', 'infinity']))).toThrow(/cursor/);
  });

  it('names a version that the database can hold', () => {
    expect(decodeVersionCursor(encodeCursor(['12']))).toBe(12);
    for (const text of ['0', '-1', '1e300', '99999999999', 'two'])
      expect(() => decodeVersionCursor(encodeCursor([text]))).toThrow(expect.objectContaining({ status: 400 }));
  });
});
