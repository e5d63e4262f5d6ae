import { createFindings } from './findings';
import { readSource } from './read-source';

const read = (source: string) => {
  const findings = createFindings();
  const tokens = readSource(source, findings);
  return { words: tokens?.map(({ text }) => text), tokens, codes: findings.sorted().map(({ code }) => code) };
};

describe('the words of a formula', () => {
  it('have exact places, also over lines and comments', () => {
    const source = 'sum(amount) # all of it\n  .where(a)';
    const { tokens } = read(source);
    const quoted = tokens?.map(({ span }) => source.slice(span.start, span.end));
    expect(quoted).toEqual(['sum', '(', 'amount', ')', '.', 'where', '(', 'a', ')']);
  });

  it('keep numbers as they are written', () => {
    expect(read('9007199254740993 + 0.10 + .5 + 1e-7').words).toEqual([
      '9007199254740993',
      '+',
      '0.10',
      '+',
      '0.5',
      '+',
      '1e-7',
    ]);
  });

  it('read the escapes of texts, in either quotes', () => {
    const { tokens } = read(String.raw`concat("a\"\\\n\u00e9", 'it\'s "so"')`);
    expect(tokens?.filter(({ kind }) => kind === 'text').map(({ value }) => value)).toEqual(['a"\\\né', 'it\'s "so"']);
  });

  it('take a line break in a text for a space', () => {
    const { tokens } = read('"New\nYork"');
    expect(tokens?.[0]?.value).toBe('New York');
  });

  it('join a number and a unit, with or without a space', () => {
    const durations = read('a.previous(3 months) - b.previous(1year)').tokens?.filter(
      ({ kind }) => kind === 'duration',
    );
    expect(durations?.map(({ value }) => value)).toEqual(['3 months', '1 year']);
  });

  it('are names in every script', () => {
    expect(read('выручка + 收入 + größe_2').words).toEqual(['выручка', '+', '收入', '+', 'größe_2']);
  });

  it('take non-breaking and ideographic spaces for spaces', () => {
    expect(read('a\u00A0+\u3000b').words).toEqual(['a', '+', 'b']);
  });

  it('stand for what was meant where that is clear, so that the rest can be checked', () => {
    expect(read('a = b && !c')).toMatchObject({ words: ['a', '==', 'b', 'and', 'not', 'c'] });
    expect(read('count（a ≥ 10%）').words).toEqual(['count', '(', 'a', '>=', '10', ')']);
  });

  it('are given up where it is not', () => {
    expect(read('f(a: 1)').tokens).toBeUndefined();
    expect(read('a $ b').tokens).toBeUndefined();
    expect(read('"open').tokens).toBeUndefined();
  });

  it.each([
    ['\u200B', 'U+200B'],
    ['\u0000', 'U+0000'],
    ['😀', '"😀"'],
  ])('refuse %j by a name that can be seen', (character, shown) => {
    const findings = createFindings();
    readSource(`a + ${character} b`, findings);
    expect(findings.sorted()[0]?.message).toBe(`${shown} has no meaning in a formula`);
  });

  it.each(['\\u0000', '\\ud800', '\\u12', '\\x41'])('refuse the escape %s', (escape) => {
    expect(read(`"${escape}"`).codes).toEqual(['formula.bad_escape']);
  });
});
