import { composeDocuments } from './compose-documents';
import { documentPositions } from './document-positions';
import { indexSource } from './source-text';

/** Where `part` of the text at `path` stands: `line:column-end_column`, and the letters there. */
function locate(text: string, path: string, part?: string): string {
  const source = indexSource(text, 'win_rate.yaml');
  const { documents } = composeDocuments(source);
  const contents = documents[0]?.contents;
  if (!contents) throw new Error('the text should be sound');
  const value: unknown = path
    .split('/')
    .slice(1)
    .reduce((node: any, step) => node?.[step], documents[0]?.toJS());
  const start = typeof value === 'string' && part !== undefined ? value.indexOf(part) : -1;
  const span = part === 'key' ? 'key' : start < 0 ? undefined : { start, end: start + part!.length };
  const place = documentPositions(source, contents).locate(path, span);
  if (!place) throw new Error('the path should lead somewhere');
  const letters = place.text!.slice(place.column - 1, place.end_column - 1);
  return `${place.line}:${place.column}-${place.end_column} ${letters}`;
}

describe('a span inside a text value', () => {
  it('is found in a plain scalar', () => {
    expect(locate('kind: metric\nformula: count().where(deal_stag == 1)\n', '/formula', 'deal_stag')).toBe(
      '2:24-33 deal_stag',
    );
  });

  it('is found in a plain scalar over several lines', () => {
    const text = 'formula: sum(a)\n    .where(b)\n\n    .total()  # all\nname: x\n';
    expect(locate(text, '/formula', 'sum')).toBe('1:10-13 sum');
    expect(locate(text, '/formula', 'where(b)')).toBe('2:6-14 where(b)');
    expect(locate(text, '/formula', 'total')).toBe('4:6-11 total');
  });

  it('is found in a single-quoted scalar behind a doubled quote', () => {
    expect(locate(`formula: 'x == "it''s" and deal'\n`, '/formula', 'deal')).toBe('1:28-32 deal');
    expect(locate(`formula: 'x == "it''s" and deal'\n`, '/formula', "'s")).toBe("1:19-22 ''s");
  });

  it('is found in a double-quoted scalar behind escapes of every length', () => {
    const text = String.raw`formula: "a == \"b\" and \x41\u0042\U00000043 \t deal"`;
    expect(locate(text, '/formula', 'deal')).toBe('1:50-54 deal');
    expect(locate(text, '/formula', '"b"')).toBe(String.raw`1:16-21 \"b\"`);
    expect(locate(text, '/formula', 'ABC')).toBe(String.raw`1:26-46 \x41\u0042\U00000043`);
  });

  it('is found in a double-quoted scalar with folded and escaped line breaks', () => {
    const text = 'formula: "first\n  second \\\n  third\n\n  fourth"\n';
    expect(locate(text, '/formula', 'second')).toBe('2:3-9 second');
    expect(locate(text, '/formula', 'third')).toBe('3:3-8 third');
    expect(locate(text, '/formula', 'fourth')).toBe('5:3-9 fourth');
  });

  it('is found in a literal block, also in lines that are indented further', () => {
    const text = 'formula: | # note\n\n  count()\n    .where(a)\n  + b\nname: x\n';
    expect(locate(text, '/formula', 'count')).toBe('3:3-8 count');
    expect(locate(text, '/formula', 'where')).toBe('4:6-11 where');
    expect(locate(text, '/formula', '+ b')).toBe('5:3-6 + b');
  });

  it('is found in a folded block, also behind an empty line and in lines that are indented further', () => {
    const text = 'formula: >-\n  count()\n  .where(a)\n\n  / sum(b)\n    + c\n  - d\n';
    expect(locate(text, '/formula', 'where')).toBe('3:4-9 where');
    expect(locate(text, '/formula', '/ sum(b)')).toBe('5:3-11 / sum(b)');
    expect(locate(text, '/formula', '+ c')).toBe('6:5-8 + c');
    expect(locate(text, '/formula', '- d')).toBe('7:3-6 - d');
  });

  it('ends with its first line when it goes on over several', () => {
    expect(locate('formula: |\n  count()\n    .where(a)\n', '/formula', 'count()\n  .where')).toBe('2:3-10 count()');
  });

  it('is found with an indentation that is given, and with windows line ends', () => {
    expect(locate('formula: |1\n    a\n  deal\n', '/formula', 'deal')).toBe('3:3-7 deal');
    expect(locate('name: x\r\nformula: >\r\n  a +\r\n  deal\r\n', '/formula', 'deal')).toBe('4:3-7 deal');
  });

  it('is found in flow maps and lists, and counts Chinese and Cyrillic letters as one', () => {
    const text = 'fields: [{name: выручка, formula: "收入 + deal"}]';
    expect(locate(text, '/fields/0/formula', 'deal')).toBe('1:41-45 deal');
    expect(locate('where: ["a", "b == deal"]', '/where/1', 'deal')).toBe('1:20-24 deal');
  });

  it('is found in JSON', () => {
    expect(locate('{\n\t"formula": "count() / \\"x\\" deal"\n}', '/formula', 'deal')).toBe('2:30-34 deal');
  });

  it('stands at the end of the text when it is empty there', () => {
    const source = indexSource('formula: "count("');
    const contents = composeDocuments(source).documents[0]!.contents!;
    expect(documentPositions(source, contents).locate('/formula', { start: 6, end: 6 })).toMatchObject({ column: 17 });
  });
});

describe('a path', () => {
  const text = 'kind: metric\nname: x\nfilters:\n  a/b~c: "1"\n  d: 2\ntags: [one, two]\n';

  it('leads to a value, a key, and through escaped steps', () => {
    expect(locate(text, '/name')).toBe('2:7-8 x');
    expect(locate(text, '/name', 'key')).toBe('2:1-5 name');
    expect(locate(text, '/filters/a~1b~0c')).toBe('4:10-13 "1"');
    expect(locate(text, '/tags/1')).toBe('6:13-16 two');
  });

  it('marks a map by its first key', () => {
    expect(locate(text, '')).toBe('1:1-5 kind');
    expect(locate(text, '/filters')).toBe('4:3-8 a/b~c');
  });

  it('that leads to nothing ends at what lacks it', () => {
    expect(locate(text, '/filters/e')).toBe('4:3-8 a/b~c');
    expect(locate(text, '/tags/7')).toBe('6:7-17 [one, two]');
  });
});
