import type { MetricAliasDefinition } from '@core/definition';
import { metric, salesCatalog, salesEntries } from '../testing/sales-catalog';
import { buildCatalog } from './build-catalog';
import type { Catalog, CatalogEntry } from './types';

function alias(name: string, alias_of: string, rest: Partial<MetricAliasDefinition> = {}): CatalogEntry {
  return { definition: { kind: 'metric', name, alias_of, ...rest }, version: 1, current: true };
}
const told = (catalog: Catalog, name: string, version?: number) =>
  catalog.diagnosticsOf('metric', name, version).map(({ code, path, message }) => [code, path, message]);

const revenue = metric('revenue', 'sum(amount)', {
  title: 'Revenue',
  description: 'All that was won.',
  owner: 'sales',
  filters: { won: 'stage == "Won"' },
  target: 'turnover.previous(1 year) * 2',
  tests: [{ name: 't', rows: {}, expect: 0 }],
});

describe('another name of a metric', () => {
  it('is the metric with a name and title of its own', () => {
    const catalog = salesCatalog(revenue, alias('turnover', 'revenue', { title: { en: 'Turnover' } }));
    const [turnover, meant] = [catalog.metric('turnover'), catalog.metric('revenue')];
    expect(told(catalog, 'turnover')).toEqual([]);
    expect(turnover).toMatchObject({
      name: 'turnover',
      alias_of: 'revenue',
      type: 'decimal',
      datasets: ['deals'],
      definition: {
        name: 'turnover',
        title: { en: 'Turnover' },
        description: 'All that was won.',
        owner: 'sales',
        formula: 'sum(amount)',
      },
    });
    expect(turnover?.formula).toBe(meant?.formula);
    expect([...(turnover?.filters.keys() ?? [])]).toEqual(['won']);
    expect(turnover?.target?.kind).toBe('formula');
    expect(meant?.alias_of).toBeUndefined();
  });

  it('has no title but its own, and leaves the tests to the metric', () => {
    const catalog = salesCatalog(revenue, alias('turnover', 'revenue', { description: 'The same.' }));
    const definition = catalog.metric('turnover')?.definition;
    expect(definition?.description).toBe('The same.');
    expect(definition).not.toHaveProperty('title');
    expect(definition).not.toHaveProperty('tests');
    expect(definition).not.toHaveProperty('alias_of');
  });

  it('stands in formulas like any metric, and is what they refer to', () => {
    const catalog = salesCatalog(revenue, alias('turnover', 'revenue'), metric('growth', 'turnover.growth()'));
    expect(told(catalog, 'growth')).toEqual([]);
    expect(catalog.metric('growth')).toMatchObject({ references: ['turnover'], datasets: ['deals'] });
  });

  it('may be one of another name', () => {
    const catalog = salesCatalog(alias('c', 'b'), alias('b', 'turnover'), alias('turnover', 'revenue'), revenue);
    expect(catalog.metric('c')).toMatchObject({ name: 'c', alias_of: 'b', definition: { name: 'c' } });
    expect(catalog.metric('c')?.formula).toBe(catalog.metric('revenue')?.formula);
  });

  it('does not turn in circles, and says so at alias_of', () => {
    const catalog = salesCatalog(alias('a', 'b'), alias('b', 'c'), alias('c', 'a'), alias('self', 'self'));
    expect(told(catalog, 'a')).toEqual([
      ['formula.cycle', '/alias_of', 'a definition may not need itself: a → b → c → a'],
    ]);
    expect(told(catalog, 'c')).toEqual([
      ['formula.cycle', '/alias_of', 'a definition may not need itself: c → a → b → c'],
    ]);
    expect(told(catalog, 'self')).toEqual([
      ['formula.cycle', '/alias_of', 'a definition may not need itself: self → self'],
    ]);
    expect(['a', 'b', 'c', 'self'].map((name) => catalog.metric(name))).toEqual(Array(4).fill(undefined));
  });

  it('may not be named by the formula that it stands for', () => {
    const catalog = salesCatalog(metric('m', 'other + 1'), alias('other', 'm'));
    expect(told(catalog, 'm')).toEqual([
      ['formula.cycle', '/formula', 'a definition may not need itself: m → other → m'],
    ]);
    expect(told(catalog, 'other')).toEqual([
      ['formula.cycle', '/alias_of', 'a definition may not need itself: other → m → other'],
    ]);
  });

  it('needs a metric that there is and that is sound', () => {
    const catalog = salesCatalog(metric('broken', 'sum(amont)'), alias('a', 'broken'), alias('b', 'brokn'));
    expect(told(catalog, 'a')).toEqual([['formula.unsound', '/alias_of', 'the metric broken has findings of its own']]);
    expect(catalog.diagnosticsOf('metric', 'b')).toMatchObject([
      { code: 'formula.unknown_metric', path: '/alias_of', hint: 'did you mean "broken"?' },
    ]);
    expect(catalog.metric('a')).toBeUndefined();
  });

  it('is sound while only an offer of the metric is not', () => {
    const catalog = salesCatalog(metric('m', 'sum(amount)', { dimensions: ['sector'] }), alias('a', 'm'));
    expect(told(catalog, 'a')).toEqual([]);
    expect(catalog.metric('a')?.type).toBe('decimal');
  });

  it('is a version of a line that may hold a metric before or after', () => {
    const old = { ...metric('turnover', 'count()'), current: false };
    const now = { ...alias('turnover', 'revenue'), version: 2 };
    const catalog = buildCatalog([...salesEntries, revenue, old, now]);
    expect(catalog.metric('turnover')).toMatchObject({ version: 2, alias_of: 'revenue', type: 'decimal' });
    expect(catalog.metric('turnover', 1)).toMatchObject({ version: 1, type: 'integer' });
    expect(catalog.metric('turnover', 1)?.alias_of).toBeUndefined();
  });

  it('means the current metric in any version, also where the names have changed places', () => {
    const first = { ...alias('turnover', 'revenue'), current: false };
    const catalog = buildCatalog([
      ...salesEntries,
      first,
      { ...metric('turnover', 'sum(seats)'), version: 2 },
      alias('revenue', 'turnover'),
    ]);
    expect(catalog.metric('turnover', 1)).toMatchObject({ version: 1, name: 'turnover', type: 'integer' });
    expect(catalog.metric('revenue')).toMatchObject({ alias_of: 'turnover', type: 'integer' });
  });
});
