import { renderDifferences } from './render-differences';

describe('differences on the command line', () => {
  it('mark the words of a text that changed, and show other values before and after', () => {
    const text = renderDifferences([
      {
        path: '/formula',
        place: 'formula',
        before: 'sum(a)',
        after: 'sum(b)',
        changes: [
          { kind: 'same', text: 'sum(' },
          { kind: 'removed', text: 'a' },
          { kind: 'added', text: 'b' },
          { kind: 'same', text: ')' },
        ],
      },
      { path: '/format/decimals', place: 'format decimals', before: 1, after: 2 },
      { path: '/tests/0', place: 'tests none', after: { name: 'none' } },
    ]);
    expect(text).toBe(
      [
        'formula',
        '  sum([-a-]{+b+})',
        'format decimals',
        '  - 1',
        '  + 2',
        'tests none',
        '  + {"name":"none"}',
        '',
      ].join('\n'),
    );
  });

  it('say so where there are none', () => {
    expect(renderDifferences([])).toBe('the definitions are equal\n');
  });
});
