import { checkDefinition } from './check-definition';

const metric = { kind: 'metric', name: 'revenue', formula: 'sum(orders.amount)' };
const dataset = {
  kind: 'dataset',
  name: 'orders',
  source: { file: 'orders.csv' },
  primary_key: ['id'],
  fields: [
    { name: 'id', type: 'text' },
    { name: 'customer', type: 'text' },
    { name: 'amount', type: 'decimal(12,2)' },
  ],
};
const schedule = { kind: 'schedule', name: 'monthly', metrics: ['revenue'], every: 'month' };

/** Findings as `code path message`. */
function findings(value: unknown): readonly string[] {
  return checkDefinition(value).diagnostics.map(({ code, path, message }) => `${code} ${path} ${message}`);
}

describe('a JSON body', () => {
  it('is a definition with its hash when nothing is wrong', () => {
    const { parsed, diagnostics } = checkDefinition(metric, { kind: 'metric', name: 'revenue' });
    expect(diagnostics).toEqual([]);
    expect(parsed?.definition).toEqual(metric);
    expect(parsed?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(parsed?.positions.locate('/name')).toBeUndefined();
  });

  it('must define what it was sent as', () => {
    expect(checkDefinition(metric, { kind: 'dataset' }).diagnostics).toMatchObject([
      { code: 'definition.other_kind', path: '/kind' },
    ]);
    expect(checkDefinition(metric, { name: 'revenues' }).diagnostics).toMatchObject([
      { code: 'definition.other_name', path: '/name' },
    ]);
  });

  it('holds no character that steers a terminal or turns the direction of a text, as no YAML does', () => {
    expect(findings({ ...metric, title: 'a\u001B[2J', description: { en: 'x \u202Egpj.exe' } })).toEqual([
      'yaml.character /title the text holds the character U+001B, which no text here may hold',
      'yaml.character /description/en the text holds the character U+202E, which no text here may hold',
    ]);
  });

  it('without a kind is checked as what it was sent as', () => {
    const { kind: _, ...rest } = metric;
    expect(checkDefinition(rest, { kind: 'metric' }).diagnostics).toMatchObject([
      { code: 'schema.missing_key', message: 'the key "kind" is missing' },
    ]);
    expect(findings(rest)).toEqual(['schema.missing_key  the key "kind" is missing']);
  });

  it.each([[null], [5], ['x'], [[]]])('that is no map is refused: %j', (value) => {
    expect(checkDefinition(value).diagnostics).toMatchObject([{ code: 'schema.wrong_type', path: '' }]);
  });

  it('may not smuggle in a prototype', () => {
    const filters: unknown = JSON.parse('{"__proto__": "a"}');
    expect(findings({ ...metric, filters })).toEqual([
      expect.stringContaining('definition.bad_name /filters/__proto__'),
    ]);
  });
});

describe('names', () => {
  it.each([
    'in',
    'to',
    'mod',
    'e',
    'i',
    'pi',
    'end',
    'null',
    'true',
    'NaN',
    'params',
    'period',
    'target',
    'as_of',
    '__proto__',
    'constructor',
  ])('may not be the reserved word %s', (name) => {
    expect(findings({ ...metric, name })).toEqual([
      `definition.bad_name /name "${name}" cannot be a name: it is a word of the formula language`,
    ]);
  });

  it('of fields get the hint to rename the column', () => {
    const { diagnostics } = checkDefinition({ ...dataset, fields: [...dataset.fields, { name: 'end', type: 'date' }] });
    expect(diagnostics).toMatchObject([
      { code: 'definition.bad_name', path: '/fields/3/name', hint: 'choose another name and give the column: end' },
    ]);
  });

  it('may be Cyrillic or Chinese, of 63 bytes at most, composed and of the basic plane', () => {
    expect(findings({ ...metric, name: 'выручка_收入' })).toEqual([]);
    expect(findings({ ...metric, name: 'я'.repeat(32) })).toEqual([expect.stringContaining('it has 64 bytes')]);
    expect(findings({ ...metric, name: 'cafe\u0301' })).toEqual([expect.stringContaining('schema.pattern /name')]);
    expect(findings({ ...metric, name: '\u1100\u1161' })).toEqual([expect.stringContaining('NFC')]);
    expect(findings({ ...metric, name: '𠮷' })).toEqual([expect.stringContaining('basic plane')]);
  });

  it.each(['a b', '1a', 'a.b', 'a-b', '', 'a`b', 'a\u0000'])('may not be %j', (name) => {
    expect(findings({ ...metric, name })).toEqual([expect.stringContaining('schema.pattern /name')]);
  });
});

describe('a dataset', () => {
  const withField = (field: object) =>
    findings({ ...dataset, fields: [...dataset.fields, { name: 'extra', ...field }] });

  it('may not name two fields alike, not even but for case', () => {
    const fields = [...dataset.fields, { name: 'amount', type: 'text' }, { name: 'Customer', type: 'text' }];
    expect(findings({ ...dataset, fields })).toEqual([
      'definition.duplicate_name /fields/3/name there are two fields named "amount"',
      'definition.duplicate_name /fields/4/name fields "customer" and "Customer" differ in case alone',
    ]);
  });

  it('has the fields that its key, time and relationships name', () => {
    const relationships = [{ name: 'customer', to: 'customers', fields: { custmer: 'id' } }];
    expect(findings({ ...dataset, primary_key: ['ids'], time: 'ordered_at', relationships })).toEqual([
      'definition.no_such_field /primary_key/0 the primary key names "ids", which is no field of this dataset',
      'definition.no_such_field /relationships/0/fields/custmer the relationship customer names "custmer", which is no field of this dataset',
      'definition.no_such_field /time time names "ordered_at", which is no field of this dataset',
    ]);
  });

  it('may take its time from a related dataset, and call a relationship like a field', () => {
    const relationships = [{ name: 'customer', to: 'customers', fields: { customer: 'id' } }];
    expect(findings({ ...dataset, time: 'customer.joined_on', relationships })).toEqual([]);
    expect(findings({ ...dataset, time: 'order.joined_on', relationships })).toEqual([
      'definition.no_such_relationship /time time leads over "order", which is no relationship of this dataset',
    ]);
  });

  it('has stored fields with a type and calculated ones with a formula', () => {
    expect(withField({})).toEqual(['definition.field_type /fields/3 the field extra has neither a type nor a formula']);
    expect(withField({ formula: 'amount * 2' })).toEqual([]);
    expect(withField({ formula: 'amount * 2', type: 'integer' })).toEqual([]);
    expect(withField({ formula: 'amount * 2', column: 'x' })).toEqual([
      'definition.field_type /fields/3/column the field extra has a formula and so no column',
    ]);
  });

  it('has values for texts alone, and an order only with values', () => {
    expect(withField({ type: 'text', values: ['a', 'b'], ordered: true })).toEqual([]);
    expect(withField({ type: 'integer', values: ['1'] })).toEqual([
      expect.stringContaining('only texts have a list of values'),
    ]);
    expect(withField({ type: 'text', ordered: true })).toEqual([expect.stringContaining('/fields/3/ordered')]);
  });

  it.each([
    ['decimal(38,38)', 0],
    ['decimal(39,2)', 1],
    ['decimal(4,5)', 1],
    ['decimal(0,0)', 1],
    ['decimal', 1],
    ['string', 1],
    ['timestamp', 0],
  ])('judges the type %s', (type, count) => {
    expect(withField({ type })).toHaveLength(count);
  });

  it.each(['crm/data/a.csv', 'a/2017-*.parquet', 'a.b.ndjson', 'данные/продажи.jsonl', 'a.json', 'a.csv.gz'])(
    'may read %s',
    (file) => {
      expect(findings({ ...dataset, source: { file } })).toEqual([]);
      expect(findings({ ...dataset, source: { file: [file] } })).toEqual([]);
    },
  );

  it.each([
    '/etc/a.csv',
    '../a.csv',
    'a/../../b.csv',
    'a/./b.csv',
    'a//b.csv',
    '~/a.csv',
    'C:\\a.csv',
    'c:a.csv',
    'a\\b.csv',
    'file:///a.csv',
    'https://example.org/a.csv',
    's3://bucket/a.parquet',
    'a\u0000.csv',
    'a.txt',
    'a.csv.exe',
    'a.zip',
    'a.parquet.gz',
  ])('may not read %j', (file) => {
    expect(findings({ ...dataset, source: { file } })).toHaveLength(1);
    expect(findings({ ...dataset, source: { file: ['ok.csv', file] } })).toEqual([
      expect.stringContaining('/source/file/1'),
    ]);
  });

  it('has its rows in files or in uploads, not in both', () => {
    expect(findings({ ...dataset, source: { upload: true } })).toEqual([]);
    expect(findings({ ...dataset, source: { upload: true, file: 'a.csv' } })).toHaveLength(1);
    expect(findings({ ...dataset, source: { upload: false } })).toHaveLength(1);
    expect(findings({ ...dataset, source: {} })).toHaveLength(1);
  });
});

describe('a metric', () => {
  it('has a unit for a currency', () => {
    expect(findings({ ...metric, format: { style: 'currency' } })).toEqual([
      'definition.format /format a currency needs a unit',
    ]);
    expect(findings({ ...metric, format: { style: 'currency', unit: 'USD' } })).toEqual([]);
  });

  it.each([
    [{ type: 'integer', default: 1.5 }, '/parameters/0/default'],
    [{ type: 'number', default: '1' }, '/parameters/0/default'],
    [{ type: 'date', default: '2017-02-30x' }, '/parameters/0/default'],
    [{ type: 'list', default: {} }, '/parameters/0/default'],
    [{ type: 'map', default: [] }, '/parameters/0/default'],
    [{ type: 'text', values: ['a'], default: 'b' }, '/parameters/0/default'],
    [{ type: 'integer', values: ['1'] }, '/parameters/0/values'],
  ])('has parameters whose default fits: %j', (parameter, path) => {
    expect(findings({ ...metric, parameters: [{ name: 'p', ...parameter }] })).toEqual([
      expect.stringContaining(`definition.parameter ${path}`),
    ]);
  });

  it.each([
    { type: 'decimal', default: '0.10' },
    { type: 'date', default: '2017-02-28' },
    { type: 'list', default: ['a', 'b'] },
    { type: 'map', default: { a: 1 } },
    { type: 'text', values: ['a'], default: 'a' },
    { type: 'integer', default: null },
  ])('may have the parameter %j', (parameter) => {
    expect(findings({ ...metric, parameters: [{ name: 'p', ...parameter }] })).toEqual([]);
  });

  it('has tests with different names, in zones that exist', () => {
    const test = { name: 't', rows: {}, expect: 0 };
    expect(findings({ ...metric, tests: [test, { ...test, query: { timezone: 'Mars/Base' } }] })).toEqual([
      'definition.duplicate_name /tests/1/name there are two tests named "t"',
      'definition.time_zone /tests/1/query/timezone there is no time zone "Mars/Base"',
    ]);
  });

  it('has the same hash with a year as number and as text', () => {
    const withPeriod = (period: unknown) =>
      checkDefinition({ ...metric, tests: [{ name: 't', rows: {}, query: { period }, expect: 0 }] }).parsed;
    expect(withPeriod(2017)?.hash).toBe(withPeriod('2017')?.hash);
  });
});

describe('a schedule', () => {
  it.each(['Europe/Minsk', 'UTC', 'America/Argentina/Buenos_Aires'])('may run in %s', (timezone) => {
    expect(findings({ ...schedule, timezone })).toEqual([]);
  });

  it.each(['+03:00', 'Europe/Minks', 'Nowhere', '5'])('may not run in %s', (timezone) => {
    expect(findings({ ...schedule, timezone })).toEqual([expect.stringContaining('definition.time_zone /timezone')]);
  });

  it.each(['0 6 1 * *', '*/15 * * * mon-fri', '0 0 L * *', '5,10 1-5/2 * jan 0', '0 6 * * thu'])(
    'may run at %s',
    (cron) => {
      expect(findings({ ...schedule, cron })).toEqual([]);
    },
  );

  it.each([
    '',
    '   ',
    '0 6 1 *',
    '0  6 1 *',
    '0 0 6 1 * *',
    '61 * * * *',
    '* * 31 2 *',
    '@daily',
    'H * * * *',
    '? * * * *',
    '0 0 * * mo',
    'a b c d e',
    '1-0 * * * *',
  ])('may not run at %j', (cron) => {
    expect(findings({ ...schedule, cron })).toHaveLength(1);
  });

  it.each(['30m', '2h', '1d', '0m'])('may wait %s', (delay) => {
    expect(findings({ ...schedule, delay })).toEqual([]);
  });

  it.each(['2', '2 hours', '-1h', '1.5h', ''])('may not wait %j', (delay) => {
    expect(findings({ ...schedule, delay })).toHaveLength(1);
  });
});
