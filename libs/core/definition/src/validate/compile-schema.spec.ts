import { compileSchema } from './compile-schema';

/** Findings as `code path message · hint`. */
function findings(schema: object, value: unknown): readonly string[] {
  return compileSchema(schema)(value).diagnostics.map(({ code, path, message, hint }) =>
    [`${code} ${path} ${message}`, hint].filter(Boolean).join(' · '),
  );
}

const request = {
  type: 'object',
  properties: {
    metrics: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 2 },
    limit: { description: 'Rows at most. All when absent.', type: 'integer', minimum: 1, maximum: 10 },
    at: { type: 'string', format: 'date-time' },
    grain: { enum: ['day', 'month'] },
  },
  required: ['metrics'],
  additionalProperties: false,
};

describe('a compiled schema', () => {
  it('gives the value itself when nothing is wrong', () => {
    const value = { metrics: ['revenue'], at: '2017-01-01T00:00:00Z' };
    expect(compileSchema(request)(value)).toEqual({ value, diagnostics: [] });
  });

  it('finds everything at once, with the path of each finding', () => {
    expect(findings(request, { metrics: [], limit: 0, at: 'noon', grain: 'mnth', limits: 3 })).toEqual([
      'schema.unknown_key /limits there is no key "limits" here · did you mean "limit"?',
      'schema.out_of_bounds /metrics an empty list stands where a list of at least 1 entry is expected',
      'schema.out_of_bounds /limit the number 0 stands where a number of at least 1 is expected',
      'schema.pattern /at "noon" is not a date-time',
      'schema.not_one_of /grain "mnth" stands where day or month is expected · did you mean "month"?',
    ]);
  });

  it('neither converts nor removes anything', () => {
    const value = { metrics: ['a'], limit: '5' };
    expect(findings(request, value)).toEqual(['schema.wrong_type /limit "5" stands where a whole number is expected']);
    expect(value).toEqual({ metrics: ['a'], limit: '5' });
  });

  it('says what a missing key is for, and how to write a text that was read as a number', () => {
    const schema = { ...request, required: ['limit'] };
    expect(findings(schema, {})).toEqual(['schema.missing_key  the key "limit" is missing · rows at most']);
    expect(findings(request, { metrics: [2017] })).toEqual([
      'schema.wrong_type /metrics/0 the number 2017 stands where text is expected · put it in quotes: "2017"',
    ]);
  });

  it('says what is meant where quotes would not mend it', () => {
    const schema = { type: 'string', pattern: '^[0-9]+h$', patternErrorMessage: 'a duration, such as 2h' };
    expect(findings(schema, 2)).toEqual([
      'schema.wrong_type  the number 2 stands where a duration, such as 2h is expected',
    ]);
  });

  it('escapes keys in paths and shortens them in messages', () => {
    expect(findings(request, { metrics: ['a'], 'a/b~c': 1 })).toEqual([
      expect.stringContaining('schema.unknown_key /a~1b~0c there'),
    ]);
    expect(findings(request, { metrics: ['a'], ['k'.repeat(1000)]: 1 })[0]).toContain(
      `there is no key "${'k'.repeat(40)}…" here`,
    );
  });

  it('words the bounds of texts, lists and maps', () => {
    const schema = {
      type: 'object',
      properties: {
        a: { type: 'string', minLength: 1 },
        b: { type: 'string', maxLength: 2 },
        c: { type: 'array', items: {}, maxItems: 1 },
      },
      minProperties: 4,
    };
    expect(findings(schema, { a: '', b: 'long', c: [1, 2] })).toEqual([
      'schema.out_of_bounds  a map of 3 keys stands where at least 4 keys is expected',
      'schema.out_of_bounds /a an empty text stands where some text is expected',
      'schema.out_of_bounds /b a text of 4 characters stands where a text of at most 2 characters is expected',
      'schema.out_of_bounds /c a list of 2 entries stands where a list of at most 1 entry is expected',
    ]);
  });

  it('refuses a schema with a keyword that it does not know', () => {
    expect(() => compileSchema({ type: 'string', minLenght: 1 })('a')).toThrow('minLenght');
  });
});

describe('a value that none of several forms fits', () => {
  const file = {
    title: 'a file',
    type: 'object',
    properties: { kind: { const: 'file' }, path: { type: 'string' } },
    required: ['kind', 'path'],
    additionalProperties: false,
  };
  const table = {
    title: 'a table',
    type: 'object',
    properties: { kind: { const: 'table' }, name: { type: 'string' } },
    required: ['kind', 'name'],
    additionalProperties: false,
  };
  const source = { type: 'object', properties: { source: { oneOf: [file, table, { type: 'string' }] } } };

  it('is judged by the form that was meant', () => {
    expect(findings(source, { source: { kind: 'file', pth: 'x' } })).toEqual([
      'schema.missing_key /source the key "path" is missing',
      'schema.unknown_key /source/pth there is no key "pth" here · did you mean "path"?',
    ]);
  });

  it('is one finding when no form is likely', () => {
    expect(findings(source, { source: 5 })).toEqual([
      'schema.no_match /source the number 5 fits none of the forms that are allowed here · allowed are a file, a table or text',
    ]);
    expect(findings({ anyOf: [{ type: 'string' }, { type: 'null' }] }, 5)).toHaveLength(1);
  });

  it('is not asked for its form where it is of another type', () => {
    const oneOf = ['metrics', 'scorecard'].map((key) => ({ properties: { [key]: {} }, required: [key] }));
    const body = { type: 'object', oneOf };
    expect(findings(body, null)).toEqual(['schema.wrong_type  nothing stands where a map of keys is expected']);
    expect(findings(body, {})).toHaveLength(1);
  });

  it('is one finding also where the forms stand behind references', () => {
    const schema = {
      $defs: { file, table },
      type: 'object',
      properties: { source: { anyOf: [{ $ref: '#/$defs/file' }, { $ref: '#/$defs/table' }] } },
    };
    expect(findings(schema, { source: 5 })).toHaveLength(1);
    expect(findings(schema, { source: { kind: 'table' } })).toEqual([
      'schema.missing_key /source the key "name" is missing',
    ]);
  });
});
