import { RowDigest } from './row-digest';

const digest = (rows: readonly string[], ordered = false): string => {
  const all = new RowDigest(ordered);
  rows.forEach((row) => all.add(row));
  return all.finish();
};

it('is the same for the same rows, in whatever order', () => {
  expect(digest(['a', 'b', 'b'])).toBe(digest(['b', 'a', 'b']));
  expect(digest(['a', 'b'], true)).not.toBe(digest(['b', 'a'], true));
});

it.each([[['a']], [['a', 'b', 'b', 'b']], [['a', 'a', 'b']], [['ab', 'b']], [[]]])(
  'differs for other rows: %j',
  (rows) => {
    expect(digest(rows)).not.toBe(digest(['a', 'b', 'b']));
  },
);
