import { parseDefinitions } from './parse-definitions';

const metric = 'kind: metric\nname: revenue\nformula: sum(orders.amount)\n';

/** Findings as `code line:column-end_column message`. */
function findings(text: string): readonly string[] {
  return parseDefinitions(text).diagnostics.map(
    ({ code, message, place }) => `${code} ${place?.line}:${place?.column}-${place?.end_column} ${message}`,
  );
}

function definitionOf(text: string): unknown {
  const { definitions, diagnostics } = parseDefinitions(text);
  expect(diagnostics).toEqual([]);
  return definitions[0]?.definition;
}

describe('a text', () => {
  it('may hold several documents; those that are sound are given, and findings about the others', () => {
    const { definitions, diagnostics } = parseDefinitions(
      `# all\n---\n${metric}---\nkind: metrik\n...\n---\n${metric.replace('revenue', 'other')}---\n`,
      {
        file: 'all.yaml',
      },
    );
    expect(definitions.map(({ definition }) => definition.name)).toEqual(['revenue', 'other']);
    expect(diagnostics).toMatchObject([
      { code: 'schema.not_one_of', path: '/kind', place: { file: 'all.yaml', line: 7, column: 7 } },
    ]);
    expect(definitions[1]?.positions.locate('/name')).toMatchObject({ file: 'all.yaml', line: 11 });
  });

  it('may be JSON, begin with a byte-order mark and have windows line ends', () => {
    expect(definitionOf('\uFEFF{"kind": "metric", "name": "a",\r\n\t"formula": "b"}')).toEqual({
      kind: 'metric',
      name: 'a',
      formula: 'b',
    });
  });

  it('may be empty or hold comments alone', () => {
    expect(parseDefinitions('# nothing yet\n')).toEqual({ definitions: [], diagnostics: [] });
    expect(parseDefinitions('')).toEqual({ definitions: [], diagnostics: [] });
  });

  it('keeps the documents before a syntax error', () => {
    const { definitions, diagnostics } = parseDefinitions(`${metric}---\nname: "open\n`);
    expect(definitions).toHaveLength(1);
    expect(diagnostics).toMatchObject([
      { code: 'yaml.syntax', message: 'a text that begins with " is not closed', place: { line: 5 } },
    ]);
  });

  it.each([
    `${metric}... x\n`,
    '{"kind": "metric", "name": "a", "formula": "b"} x\n',
    '{"kind": "metric"}\n{"kind": 1}',
  ])('may hold nothing between documents: %j', (text) => {
    expect(findings(text)).toContainEqual(expect.stringContaining('yaml.broken_text'));
  });

  it('takes a schema comment for a comment', () => {
    expect(definitionOf(`# yaml-language-server: $schema=x\n${metric}`)).toBeDefined();
    expect(findings(`$schema: x\n${metric}`)).toEqual(['schema.unknown_key 1:1-8 there is no key "$schema" here']);
  });
});

describe('values', () => {
  const withTest = (query: string, row: string) =>
    definitionOf(`${metric}tests:\n  - {name: t, rows: {orders: [${row}]}, query: ${query}, expect: 1}\n`);

  it('keep dates, months and times as texts, and numbers as numbers', () => {
    expect(
      withTest(
        '{period: 2026-01}',
        '{on: 2026-01-05, at: 2026-01-05T10:00:00Z, clock: 12:30, n: -1.5, big: 1e3, yes: yes, no: false, z: ~}',
      ),
    ).toMatchObject({
      tests: [
        {
          query: { period: '2026-01' },
          rows: {
            orders: [
              {
                on: '2026-01-05',
                at: '2026-01-05T10:00:00Z',
                clock: '12:30',
                n: -1.5,
                big: 1000,
                yes: 'yes',
                no: false,
                z: null,
              },
            ],
          },
        },
      ],
    });
  });

  it('take a year for a period', () => {
    expect(withTest('{period: 2017}', '')).toMatchObject({ tests: [{ query: { period: '2017' } }] });
    expect(definitionOf(`${metric}target: {2017: 5, 2018-Q1: 6}\n`)).toMatchObject({
      target: { '2017': 5, '2018-Q1': 6 },
    });
  });

  it.each(['.inf', '-.Inf', '.nan', '007', '0x1F', '0o17', '+1', '.5', '1.', '9007199254740993', '1e400'])(
    'refuse the number %s',
    (number) => {
      expect(findings(`${metric}target: ${number}\n`)).toEqual([
        expect.stringContaining(`yaml.number 4:9-${9 + number.length} ${number} `),
      ]);
    },
  );

  it('refuse what is more than plain data', () => {
    expect(findings(`${metric}target: !!float 1\n`)).toEqual([
      'yaml.refused_feature 4:17-18 tags are not read in definitions',
    ]);
    expect(findings(`${metric}title: &t x\ndescription: *t\n`)).toEqual([
      'yaml.refused_feature 5:14-16 anchors and aliases are not read in definitions',
    ]);
    expect(findings(`${metric}titel: &t x\ndescription: *t\nowner: *t\n`)).toEqual([
      'yaml.refused_feature 5:14-16 anchors and aliases are not read in definitions',
    ]);
    expect(findings(`${metric}<<: {}\n`)).toEqual([
      'yaml.refused_key 4:1-3 "<<" is not taken as a key: merge keys are not read in definitions',
    ]);
    expect(findings(`${metric}? [a]\n: 1\n`)).toEqual(['yaml.broken_text 4:3-6 only a plain text can be a key']);
    expect(findings(`%YAML 1.1\n---\n${metric}`)).toEqual([
      'yaml.refused_feature 1:1-10 YAML directives are not read in definitions',
    ]);
    expect(findings(`${metric}title: "a\\0b"\n`)).toEqual([
      'yaml.character 4:8-14 the text holds the character U+0000, which no text here may hold',
    ]);
    expect(findings(`${metric}title: "a\\ud800b"\n`)).toEqual([expect.stringContaining('U+D800')]);
  });

  it('refuse __proto__ as a key and leave prototypes alone', () => {
    expect(findings(`${metric}__proto__: {polluted: 1}\n`)).toEqual([
      expect.stringContaining('yaml.refused_key 4:1-10'),
    ]);
    expect(findings(`${metric}"__proto__": {polluted: 1}\n`)).toEqual([
      expect.stringContaining('yaml.refused_key 4:1-12'),
    ]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('refuse a key that is given twice, in every map', () => {
    expect(findings(`${metric}title: {en: a, ru: b, "en": c}\nname: again\n`)).toEqual([
      'yaml.duplicate_key 4:23-27 the key "en" is given twice; the first stands in line 4',
      'yaml.duplicate_key 5:1-5 the key "name" is given twice; the first stands in line 2',
    ]);
  });
});

describe('a formula without quotes', () => {
  const withFormula = (formula: string) => parseDefinitions(`kind: metric\nname: a\nformula: ${formula}\n`);

  it('may be followed by a comment', () => {
    expect(withFormula('count().where(a == "b")   # only b').diagnostics).toEqual([]);
  });

  it('that YAML would cut inside a text is refused', () => {
    const [finding] = withFormula('count().where(a == "b #c")').diagnostics;
    expect(finding).toMatchObject({
      code: 'yaml.cut_formula',
      path: '/formula',
      place: { line: 3, column: 10, end_column: 31 },
    });
    expect(finding?.hint).toContain('in quotes');
  });

  it('that a flow map would cut at a comma is refused with one finding', () => {
    const text = 'kind: metric\nname: a\nformula: b\nfilters: {big: x in clamp(a, 1, 2), small: y}\n';
    expect(findings(text)).toEqual([
      'yaml.cut_formula 4:16-28 YAML ends this formula before "," and would read it as "x in clamp(a"',
    ]);
    expect(
      findings('kind: dataset\nassertions: [clamp(a, 1) > 0, b]\n').filter((finding) => finding.startsWith('yaml')),
    ).toHaveLength(1);
  });

  it.each([
    ['c ? a : b', '3:10-11'],
    ['count().where(a == "b: c")', '3:10-11'],
    ['c\n  ? a\n  : b', '5:3-4'],
    ['"a" + b', '3:14-17'],
    ['sum(a) # first\n  + sum(b)', '4:3-4'],
  ])('that YAML takes apart is refused: %j', (formula, place) => {
    const { diagnostics } = withFormula(formula);
    expect(diagnostics).toHaveLength(1);
    expect(`${diagnostics[0]?.place?.line}:${diagnostics[0]?.place?.column}-${diagnostics[0]?.place?.end_column}`).toBe(
      place,
    );
    expect(diagnostics[0]?.hint).toContain('quote');
  });

  it('may be a block', () => {
    expect(withFormula('|\n  c ? a : b # no cut\n').definitions[0]?.definition).toMatchObject({
      formula: 'c ? a : b # no cut\n',
    });
  });
});

describe('findings', () => {
  it('stand in the order of the text, each with its path and place', () => {
    const { diagnostics } = parseDefinitions('kind: metric\nformulla: x\nname: 5\ntags: [a, a]\neach: []\n');
    expect(diagnostics.map(({ code, path, place }) => [code, path, place?.line, place?.column])).toEqual([
      ['schema.missing_key', '', 1, 1],
      ['schema.unknown_key', '/formulla', 2, 1],
      ['schema.wrong_type', '/name', 3, 7],
      ['schema.duplicate_item', '/tags/1', 4, 11],
      ['schema.unknown_key', '/each', 5, 1],
    ]);
    expect(diagnostics[1]?.hint).toBe('did you mean "formula"?');
  });

  it('do not call a key missing whose value could not be read', () => {
    expect(findings('kind: metric\nname: a\nformula: !x b\n')).toEqual([
      'yaml.refused_feature 3:13-14 tags are not read in definitions',
    ]);
  });

  it('keep their place when an entry of a list before them was refused', () => {
    expect(findings('kind: metric\nname: a\nformula: b\ntags: [!x y, 5]\n')).toEqual([
      'yaml.refused_feature 4:11-12 tags are not read in definitions',
      'schema.wrong_type 4:14-15 the number 5 stands where text is expected',
    ]);
  });

  it('take the names of built-in functions for plain keys', () => {
    expect(findings(`${metric}filters: {toString: a, valueOf: b}\n`)).toEqual([]);
    expect(findings(`${metric}toString: a\n`)).toEqual(['schema.unknown_key 4:1-9 there is no key "toString" here']);
  });

  it('are a hundred at most for one document', () => {
    const keys = Array.from({ length: 300 }, (_, index) => `key${index}: 1\n`).join('');
    const { diagnostics } = parseDefinitions(metric + keys);
    expect(diagnostics).toHaveLength(101);
    expect(diagnostics.map(({ message }) => message)).toContain(
      '300 findings in one document; the first 100 are listed',
    );
  });
});
