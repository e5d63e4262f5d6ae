import { diffValues } from './diff-definitions';

describe('the difference between two definitions', () => {
  it('is nothing between equal ones', () => {
    expect(diffValues({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]);
  });

  it('names what changed, went and came by its pointer', () => {
    const before = { formula: 'count()', tags: ['a', 'b'], owner: 'x' };
    const after = { formula: 'sum(amount)', tags: ['a'], 'a/b': 1 };
    expect(diffValues(before, after)).toEqual([
      { path: '/formula', before: 'count()', after: 'sum(amount)' },
      { path: '/tags/1', before: 'b' },
      { path: '/owner', before: 'x' },
      { path: '/a~1b', after: 1 },
    ]);
  });

  it('shows a value that became another kind of value as a whole', () => {
    expect(diffValues({ title: 'x' }, { title: { en: 'x' } })).toEqual([
      { path: '/title', before: 'x', after: { en: 'x' } },
    ]);
  });
});
