import { isGlob, matcherOf } from './glob';

describe('a pattern of files', () => {
  it.each<[pattern: string, fitting: readonly string[], others: readonly string[]]>([
    ['*.csv', ['a.csv', '.csv'], ['a/b.csv', 'a.csv.gz', 'axcsv']],
    [
      '2026/*/sales-??.csv',
      ['2026/01/sales-ab.csv'],
      ['2026/sales-ab.csv', '2026/01/02/sales-ab.csv', '2026/01/sales-a.csv'],
    ],
    ['**/a.csv', ['a.csv', 'x/a.csv', 'x/y/a.csv'], ['/a.csv', 'xa.csv', 'x/ya.csv', 'x//a.csv']],
    ['x/**.csv', ['x/a.csv', 'x/y/a.csv'], ['y/a.csv']],
    ['**', ['a.csv', 'x/y/a.csv'], []],
    ['[a-c_].csv', ['b.csv', '_.csv'], ['d.csv', '.csv', 'ab.csv', '-.csv']],
    ['[!0-9]*.csv', ['a1.csv'], ['1a.csv', '/.csv']],
    ['[a-].csv', ['a.csv', '-.csv'], ['b.csv']],
    ['[z-a].csv', [], ['a.csv', 'z.csv', '-.csv']],
    ['[.csv', ['[.csv'], ['a.csv']],
    ['[].csv', ['[].csv'], []],
    ['a+(b)|$^{1}\\.csv*', ['a+(b)|$^{1}\\.csv'], ['aab1.csv']],
    ['?.csv', ['é.csv', '😀.csv'], ['ab.csv']],
    ['[😀-😂].csv', ['😁.csv'], ['a.csv']],
  ])('%s', (pattern, fitting, others) => {
    const matches = matcherOf(pattern);
    expect([isGlob(pattern), fitting.filter((path) => !matches(path)), others.filter(matches)]).toEqual([true, [], []]);
  });

  it.each(['**?'.repeat(20), '*?'.repeat(20), '**/'.repeat(30), '*a'.repeat(40), '**'.repeat(100)])(
    'does not go on for ever over a path that does not fit: %s',
    (pattern) => {
      const path = `${'a/aaaa'.repeat(40)}.csv`;
      expect(matcherOf(`${pattern}!.csv`)(path)).toBe(false);
    },
  );
});
