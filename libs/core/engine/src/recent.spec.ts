import { Recent } from './recent';

it('keeps what was used last, and makes the others anew', () => {
  const recent = new Recent<string>(2);
  const made: string[] = [];
  const ask = (key: string) =>
    recent.get(key, () => {
      made.push(key);
      return key.toUpperCase();
    });
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(ask)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

it('forgets what it is told to', () => {
  const recent = new Recent<number>(2);
  recent.get('a', () => 1);
  recent.delete('a');
  expect(recent.get('a', () => 2)).toBe(2);
});
