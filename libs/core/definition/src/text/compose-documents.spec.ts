import { parseDefinitions } from '../parse-definitions';

const KB = 1024;

/** Processor time, which does not count what else the machine does. */
function timed(text: string): { readonly codes: readonly string[]; readonly milliseconds: number } {
  const start = process.cpuUsage().user;
  const { diagnostics } = parseDefinitions(text);
  return {
    codes: [...new Set(diagnostics.map(({ code }) => code))],
    milliseconds: (process.cpuUsage().user - start) / 1000,
  };
}

function fill(part: string, before = '', after = ''): string {
  return before + part.repeat(Math.floor((256 * KB - before.length - after.length) / part.length)) + after;
}

/** What a library that checks keys pairwise, recurses, or collects every mistake takes minutes for. */
const hostile: Readonly<Record<string, string>> = {
  'many keys': fill('k: 1\n'),
  'many different keys': `kind: metric\n${Array.from({ length: 14_000 }, (_, index) => `k${index}: 1`).join('\n')}`,
  'many allowed keys': `kind: metric\nname: a\nformula: b\nfilters: {${Array.from({ length: 11_000 }, (_, index) => `k${index}: x`).join(', ')}}`,
  'open brackets': fill('['),
  'open maps': fill('{a: '),
  'lists in lists': fill('- '),
  'keys in keys': fill('? '),
  stairs: Array.from({ length: 700 }, (_, index) => `${' '.repeat(index)}a:\n`).join(''),
  'closing brackets': fill(']'),
  'empty lists in a row': fill('[]'),
  quotes: fill('"'),
  anchors: fill('&a '),
  aliases: fill('*a,', '[', ']'),
  commas: fill(',', '[', ']'),
  tabs: fill('\t- b\n', 'a:\n'),
  'unknown escapes': fill('\\q', '["', '"]'),
  colons: fill(': '),
  comments: fill('#\n'),
  'line breaks': fill('\n', 'a: |\n'),
  documents: fill('---\n'),
  directives: fill('%A b\n'),
  'doubling anchors': Array.from(
    { length: 30 },
    (_, index) => `a${index}: &a${index} [${`*a${index - 1},`.repeat(9)}]\n`,
  ).join(''),
};

describe('a text made to be slow', () => {
  beforeAll(() => timed('kind: metric\nname: warm\nformula: up\n'));

  it.each(Object.keys(hostile))('is answered quickly: %s', (name) => {
    expect(timed(hostile[name]!).milliseconds).toBeLessThan(1000);
  });
});

describe('the bounds of a text', () => {
  it('are 256 kB', () => {
    expect(timed(`# ${'x'.repeat(256 * KB)}`).codes).toEqual(['yaml.too_large']);
    expect(timed(`# ${'x'.repeat(255 * KB)}`).codes).toEqual([]);
    expect(timed(`# ${'я'.repeat(129 * KB)}`).codes).toEqual(['yaml.too_large']);
  });

  it('are 32 levels', () => {
    expect(timed(`a: ${'['.repeat(31)}${']'.repeat(31)}`).codes).not.toContain('yaml.too_deep');
    expect(timed(`a: ${'['.repeat(32)}${']'.repeat(32)}`).codes).toContain('yaml.too_deep');
  });

  it('do not mistake brackets and dashes inside texts for nesting', () => {
    expect(timed(`a: "${'['.repeat(100)}"\nb: x ${'- '.repeat(100)}\nc: '${'- '.repeat(100)}'`).codes).not.toContain(
      'yaml.too_deep',
    );
  });

  it('are 500 documents', () => {
    expect(timed('---\n'.repeat(500)).codes).toEqual([]);
    expect(timed('---\n'.repeat(501)).codes).toEqual(['yaml.too_many_values']);
  });
});
