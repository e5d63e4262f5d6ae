import { checkDefinition } from '../check-definition';
import { hashDefinition } from '../hash-definition';
import { parseDefinitions } from '../parse-definitions';

const metric = { kind: 'metric', name: 'revenue', dataset: 'orders', formula: 'sum(amount)' } as const;

/** Findings as `code path message`. */
function findings(value: unknown): readonly string[] {
  return checkDefinition(value).diagnostics.map(({ code, path, message }) => `${code} ${path} ${message}`);
}

describe('another name of a metric', () => {
  const alias = { kind: 'metric', name: 'turnover', alias_of: 'revenue' } as const;

  it('has names, an owner and tags of its own', () => {
    expect(
      findings({ ...alias, title: { en: 'Turnover' }, description: 'As sales say.', owner: 'sales', tags: ['x'] }),
    ).toEqual([]);
  });

  it('has nothing else, and each key that it may not have is named', () => {
    const words = 'is not allowed beside alias_of: an alias takes all but its names, owner and tags from its metric';
    expect(findings({ ...alias, formula: 'sum(x)', dataset: 'orders', tests: [] })).toEqual([
      `schema.bad_key /formula the key "formula" ${words}`,
      `schema.bad_key /dataset the key "dataset" ${words}`,
      `schema.bad_key /tests the key "tests" ${words}`,
    ]);
    expect(findings({ ...alias, formulas: 'x' })).toEqual([
      'schema.unknown_key /formulas there is no key "formulas" here',
    ]);
  });

  it('is found at the key in the text', () => {
    const { diagnostics } = parseDefinitions('kind: metric\nname: turnover\nalias_of: revenue\nformula: sum(x)\n');
    expect(diagnostics).toMatchObject([{ code: 'schema.bad_key', place: { line: 4, column: 1 } }]);
  });

  it('is a name', () => {
    expect(findings({ ...alias, alias_of: 'revenue@2' })).toEqual([expect.stringContaining('schema.pattern')]);
    expect(findings({ ...alias, name: 'end' })).toEqual([expect.stringContaining('definition.bad_name /name')]);
  });

  it('is what a metric without a formula lacks', () => {
    const { formula: _, ...rest } = metric;
    expect(checkDefinition(rest).diagnostics).toMatchObject([
      { code: 'schema.missing_key', path: '', message: 'the key "formula" is missing' },
    ]);
  });

  it('has another hash than the same name with a formula', () => {
    expect(hashDefinition(alias)).not.toBe(hashDefinition({ ...metric, name: 'turnover' }));
  });
});

describe('the value of a metric where nothing was there', () => {
  it.each([0, -1.5, null, 'hide'])('may be %j', (empty) => {
    expect(checkDefinition({ ...metric, empty }).parsed?.definition).toEqual({ ...metric, empty });
  });

  it.each(['0', 'hidden', true, [], {}])('may not be %j', (empty) => {
    const { diagnostics } = checkDefinition({ ...metric, empty });
    expect(diagnostics).toMatchObject([
      { code: 'schema.no_match', path: '/empty', hint: 'allowed are a number, nothing (null) or "hide"' },
    ]);
  });

  it('33. null is not the same as no key', () => {
    const [spoken, silent] = [checkDefinition({ ...metric, empty: null }), checkDefinition(metric)];
    expect(spoken.parsed?.hash).not.toBe(silent.parsed?.hash);
    const [read] = parseDefinitions('kind: metric\nname: a\nformula: b\nempty: null\n').definitions;
    expect(read?.definition).toEqual({ kind: 'metric', name: 'a', formula: 'b', empty: null });
  });
});

describe('the fields of a metric', () => {
  it('have a name and a formula, and perhaps an order', () => {
    const size = { name: 'size', formula: 'if(amount > 5, "big", "small")', values: ['small', 'big'], ordered: true };
    expect(findings({ ...metric, fields: [{ ...size, title: { en: 'Size' }, description: 'By amount.' }] })).toEqual(
      [],
    );
  });

  it.each([
    [{ name: 'size' }, 'schema.missing_key /fields/0'],
    [{ name: 'size', formula: 'a', type: 'text' }, 'schema.unknown_key /fields/0/type'],
    [{ name: 'size', formula: 'a', ordered: true }, 'definition.field_type /fields/0/ordered'],
    [{ name: 'period', formula: 'a' }, 'definition.bad_name /fields/0/name'],
  ])('may not be %j', (field, finding) => {
    expect(findings({ ...metric, fields: [field] })).toEqual([expect.stringContaining(finding)]);
  });

  it('are called differently', () => {
    const fields = ['size', 'Size', 'size'].map((name) => ({ name, formula: 'amount' }));
    expect(findings({ ...metric, fields })).toEqual([
      expect.stringContaining('definition.duplicate_name /fields/1/name'),
      expect.stringContaining('definition.duplicate_name /fields/2/name'),
    ]);
  });

  it('have formulas in which a cut is found', () => {
    const text =
      'kind: metric\nname: a\nformula: b\nfields: [{name: c, formula: "x", values: [y]}, {name: d, formula: round(x, 2)}]\n';
    expect(parseDefinitions(text).diagnostics).toMatchObject([{ code: 'yaml.cut_formula', path: '/fields/1/formula' }]);
  });
});

describe('how a metric is asked', () => {
  it('is what a direct query takes when it says nothing', () => {
    expect(findings({ ...metric, by: ['account.sector'], every: ['account.sector'], calendar: 'fiscal' })).toEqual([]);
  });

  it.each([
    [{ by: 'region' }, 'schema.wrong_type /by'],
    [{ by: ['region', 'region'] }, 'schema.duplicate_item /by/1'],
    [{ every: ['a b'] }, 'schema.pattern /every/0'],
    [{ calendar: 'fiscal year' }, 'schema.pattern /calendar'],
  ])('may not be %j', (keys, finding) => {
    expect(findings({ ...metric, ...keys })).toEqual([expect.stringContaining(finding)]);
  });

  it('may be tested with every member and a calendar', () => {
    const query = { period: 2026, by: ['region'], every: ['region'], calendar: 'fiscal' };
    expect(findings({ ...metric, tests: [{ name: 't', rows: {}, query, expect: 0 }] })).toEqual([]);
  });

  it('may take a calendar as a parameter, whose default is a name', () => {
    const parameter = { name: 'hours', type: 'calendar' };
    expect(findings({ ...metric, parameters: [{ ...parameter, default: 'support' }] })).toEqual([]);
    expect(findings({ ...metric, parameters: [{ ...parameter, default: 5 }] })).toEqual([
      'definition.parameter /parameters/0/default the parameter hours must be the name of a calendar, and its default is not',
    ]);
    expect(findings({ ...metric, parameters: [{ ...parameter, default: '9 to 5' }] })).toHaveLength(1);
  });
});

describe('a schedule', () => {
  it('may ask for every member and for a calendar', () => {
    const query = { by: ['region'], every: ['region'], calendar: 'fiscal' };
    expect(findings({ kind: 'schedule', name: 's', metrics: ['revenue'], every: 'month', query })).toEqual([]);
  });
});
