import { changedKeys, diffDefinitions } from './diff-definitions';
import { diffTexts } from './diff-texts';

const brief = (before: unknown, after: unknown) =>
  diffDefinitions(before, after).map(({ changes: _changes, ...difference }) => difference);

describe('the difference between two definitions', () => {
  it('is nothing between equal ones', () => {
    expect(diffDefinitions({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]);
  });

  it('names what changed, went and came by its pointer and in words', () => {
    const before = { formula: 'count()', tags: ['a', 'b'], owner: 'x' };
    const after = { formula: 'sum(amount)', tags: ['a'], 'a/b': 1 };
    expect(brief(before, after)).toEqual([
      { path: '/formula', place: 'formula', before: 'count()', after: 'sum(amount)' },
      { path: '/tags/1', place: 'tags b', before: 'b' },
      { path: '/owner', place: 'owner', before: 'x' },
      { path: '/a~1b', place: 'a/b', after: 1 },
    ]);
    expect(changedKeys(before, after)).toEqual(['formula', 'tags', 'owner', 'a/b']);
  });

  it('compares named items by their names, wherever they stand', () => {
    const before = {
      fields: [
        { name: 'a', type: 'text' },
        { name: 'b', type: 'date' },
      ],
    };
    const after = {
      fields: [
        { name: 'new', type: 'text' },
        { name: 'a', type: 'integer' },
      ],
    };
    expect(brief(before, after)).toEqual([
      { path: '/fields/1/type', place: 'fields a type', before: 'text', after: 'integer' },
      { path: '/fields/1', place: 'fields b', before: { name: 'b', type: 'date' } },
      { path: '/fields/0', place: 'fields new', after: { name: 'new', type: 'text' } },
    ]);
  });

  it('tells the order of a list where nothing else differs', () => {
    expect(brief({ metrics: ['a', 'b'] }, { metrics: ['b', 'a'] })).toEqual([
      { path: '/metrics', place: 'metrics', before: ['a', 'b'], after: ['b', 'a'] },
    ]);
  });

  it('compares by position what has no names', () => {
    expect(brief({ rows: [[1], [2]] }, { rows: [[1], [3], [4]] })).toEqual([
      { path: '/rows/1/0', place: 'rows 1 0', before: 2, after: 3 },
      { path: '/rows/2', place: 'rows 2', after: [4] },
    ]);
  });

  it('shows a value that became another kind of value as a whole', () => {
    expect(brief({ title: 'x' }, { title: { en: 'x' } })).toEqual([
      { path: '/title', place: 'title', before: 'x', after: { en: 'x' } },
    ]);
  });
});

describe('the difference between two formulas', () => {
  const marked = (before: string, after: string) =>
    diffTexts(before, after)
      ?.map(({ kind, text }) => ({ same: text, removed: `[-${text}-]`, added: `{+${text}+}` })[kind])
      .join('');

  it('is told word by word', () => {
    expect(marked('count().where(stage == "Won")', 'count().where(stage in ["Won", "Lost"])')).toBe(
      'count().where(stage [-==-]{+in+} {+[+}"Won"{+, "Lost"]+})',
    );
    expect(marked('sum(amount)', 'sum(amount) / count()')).toBe('sum(amount){+ / count()+}');
    expect(marked('a + b', 'a')).toBe('a[- + b-]');
  });

  it('is not told word by word where they have no word in common', () => {
    expect(diffTexts('count()', 'sum(amount)')).toBeUndefined();
    expect(diffTexts('a '.repeat(5000), 'a b '.repeat(5000))).toBeUndefined();
  });

  it('is told of any two texts: what is not removed makes the first, what is not added the second', () => {
    const texts = ['sum(a) + sum(b)', 'sum(b) - sum(a)', 'x', '', 'sum(a) + 1 + sum(b)'];
    for (const before of texts)
      for (const after of texts) {
        const changes = diffTexts(before, after);
        if (changes === undefined) continue;
        const without = (kind: string) =>
          changes
            .filter((one) => one.kind !== kind)
            .map(({ text }) => text)
            .join('');
        expect([without('added'), without('removed')]).toEqual([before, after]);
      }
  });
});
