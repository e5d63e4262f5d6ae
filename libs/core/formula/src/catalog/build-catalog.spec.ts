import { printExpression } from '..';
import { checkSound, codesIn, dataset, metric, salesCatalog, salesEntries } from '../testing/sales-catalog';
import { buildCatalog } from './build-catalog';

const messages = (catalog: ReturnType<typeof buildCatalog>, name: string) =>
  catalog.diagnosticsOf('metric', name).map(({ message }) => message);

describe('a metric in the catalog', () => {
  it('resolves bare names to its own dataset and normalises what can be written in several ways', () => {
    const { formula } = checkSound(
      'count(stage == "Won") / count(orders) + sum(account.manager.person == "p" ? 1 : 0)',
    );
    expect(printExpression(formula)).toBe(
      '((count((deals.stage == "Won")) / count(orders)) + sum(if((deals.account.manager_id == "p"), 1, 0)))',
    );
  });

  it('knows what it reads and names', () => {
    const catalog = salesCatalog(
      metric('won', 'count().where(owner.team == "A")'),
      metric('ratio', 'won / sum(spend.amount)', { where: 'region == "EU"' }),
    );
    expect(catalog.diagnosticsOf('metric', 'ratio').map(({ code }) => code)).toEqual(['formula.unreachable_field']);
    const sound = salesCatalog(
      metric('won', 'count().where(owner.team == "A")'),
      metric('ratio', 'won / sum(orders.total)', { where: 'accounts.sector == "retail"' }),
    ).metric('ratio');
    expect(sound).toMatchObject({ references: ['won'], datasets: ['accounts', 'deals', 'orders', 'people'] });
    expect(sound?.leaves.map((leaf) => leaf.dataset)).toEqual(['deals', 'orders']);
  });

  it.each([
    ['sum(amount)', 'distributive'],
    ['sum(amount) - count()', 'distributive'],
    ['sum(amount) * 2 / 3', 'distributive'],
    ['sum(amount).previous()', 'distributive'],
    ['sum(amount) / count()', 'algebraic'],
    ['sum(amount) + 1', 'algebraic'],
    ['sum(amount).growth()', 'algebraic'],
    ['avg(amount)', 'algebraic'],
    ['median(amount) / count()', 'holistic'],
    ['approx_count_distinct(stage) + median(amount)', 'sketch'],
    ['date("2026-01-01")', undefined],
    ['sum(amount).rolling(3 months)', 'holistic'],
    ['count().to_date(year)', 'holistic'],
    ['count().running()', 'holistic'],
    ['sum(amount).rank()', 'holistic'],
    ['sum(sum(amount).per(region))', 'holistic'],
    ['approx_count_distinct(stage).rolling(3 months)', 'sketch'],
  ])('%s is %s', (formula, additivity) => {
    expect(checkSound(formula).additivity).toBe(additivity);
  });

  it('takes parameters of the metrics it names, its own first', () => {
    const threshold = { name: 'threshold', type: 'decimal', default: 1 } as const;
    const catalog = salesCatalog(
      metric('big', 'count(amount > params.threshold)', { parameters: [threshold] }),
      metric('bigger', 'big * 2', { parameters: [{ ...threshold, default: 5 }] }),
      metric('biggest', 'bigger * 2'),
    );
    expect(catalog.metric('biggest')?.parameters.get('threshold')?.default).toBe(5);
  });

  it('may have a target that names the metric itself', () => {
    const catalog = salesCatalog(metric('revenue', 'sum(amount)', { target: 'revenue.previous(1 year) * 1.1' }));
    expect(catalog.diagnosticsOf('metric', 'revenue')).toEqual([]);
    expect(catalog.metric('revenue')?.target?.kind).toBe('formula');
    expect(codesIn('sum(amount) / target', { target: 100 })).toEqual([]);
    expect(codesIn('sum(amount) / target', { target: { '2026-Q1': 5 } })).toEqual([]);
  });

  it('is left out when its value is unknown, but not for a wrong offer', () => {
    const catalog = salesCatalog(
      metric('broken', 'sum(amont)'),
      metric('leaning', 'broken * 2'),
      metric('offering', 'sum(amount)', { dimensions: ['sector'], filters: { good: 'amount > 0', bad: 'amont > 0' } }),
    );
    expect([catalog.metric('broken'), catalog.metric('leaning')]).toEqual([undefined, undefined]);
    expect(messages(catalog, 'leaning')).toEqual(['the metric broken has findings of its own']);
    expect([...(catalog.metric('offering')?.filters.keys() ?? [])]).toEqual(['good']);
    expect(catalog.diagnosticsOf('metric', 'offering')).toHaveLength(2);
  });

  it('shows a cycle to everyone on it, and to nobody else', () => {
    const catalog = salesCatalog(
      metric('a', 'b + 1'),
      metric('b', 'c + 1'),
      metric('c', 'a + 1'),
      metric('d', 'c + 1'),
    );
    expect(messages(catalog, 'a')).toEqual(['a definition may not need itself: a → b → c → a']);
    expect(messages(catalog, 'b')).toEqual(['a definition may not need itself: b → c → a → b']);
    expect(messages(catalog, 'c')).toEqual(['a definition may not need itself: c → a → b → c']);
    expect(messages(catalog, 'd')).toEqual(['the metric c has findings of its own']);
  });

  it('tells the same whoever is asked first', () => {
    const entries = [metric('a', 'b + 1'), metric('b', 'a + c'), metric('c', 'sum(amount)')];
    const told = (order: readonly string[]) => {
      const catalog = salesCatalog(...entries);
      for (const name of order) catalog.metric(name);
      return ['a', 'b', 'c'].map((name) => catalog.diagnosticsOf('metric', name).map(({ code }) => code));
    };
    expect(told(['b', 'a'])).toEqual(told(['a', 'b']));
    expect(told(['c', 'b'])).toEqual([['formula.cycle'], ['formula.cycle'], []]);
  });

  it('keeps versions apart; names mean the current one', () => {
    const old = { ...metric('revenue', 'sum(amount)'), current: false };
    const current = { ...metric('revenue', 'sum(seats)'), version: 2 };
    const catalog = buildCatalog([...salesEntries, old, current, metric('twice', 'revenue * 2')]);
    expect(catalog.metric('revenue')?.version).toBe(2);
    expect(catalog.metric('revenue', 1)?.type).toBe('decimal');
    expect(catalog.metric('revenue', 3)).toBeUndefined();
    expect(catalog.metric('twice')?.type).toBe('integer');
  });

  it('answers with the same object each time', () => {
    const catalog = salesCatalog(metric('revenue', 'sum(amount)'));
    expect(catalog.metric('revenue')).toBe(catalog.metric('revenue'));
    expect(catalog.dataset('deals')).toBe(catalog.dataset('deals'));
  });
});

describe('a catalog with more entries', () => {
  const revenue = metric('revenue', 'sum(amount)');
  const base = salesCatalog(revenue, metric('twice', 'revenue * 2'));

  it('means the newer metric by a name, keeps the older by its version, and leaves the first catalog as it was', () => {
    const other = base.with([{ ...metric('revenue', 'sum(seats)'), version: 2 }, metric('thrice', 'revenue * 3')]);
    expect(other.metric('revenue')?.version).toBe(2);
    expect(other.metric('revenue', 1)?.type).toBe('decimal');
    expect(other.metric('twice')?.type).toBe('integer');
    expect(other.metric('thrice')?.type).toBe('integer');
    expect(base.metric('twice')?.type).toBe('decimal');
    expect(base.metric('thrice')).toBeUndefined();
  });

  it('keeps its current metric beside older versions', () => {
    const older = { ...metric('revenue', 'sum(seats)'), version: 7, current: false };
    const catalog = base.with([older]);
    expect([catalog.metric('revenue')?.version, catalog.metric('revenue', 7)?.type]).toEqual([1, 'integer']);
  });

  it('checks datasets again only where one of them, or a calendar, is new', () => {
    expect(base.with([metric('thrice', 'revenue * 3')]).dataset('deals')).toBe(base.dataset('deals'));
    const deals = salesEntries.find(({ definition }) => definition.name === 'deals');
    const renewed = base.with(deals ? [{ ...deals, version: 2 }] : []);
    expect(renewed.dataset('deals')?.version).toBe(2);
    expect(renewed.metric('twice')?.type).toBe('decimal');
  });
});

describe('a dataset in the catalog', () => {
  it('checks calculated fields over other calculated fields and relationships', () => {
    const visits = dataset({
      name: 'visits',
      primary_key: ['id'],
      time: 'deal.closed_on',
      fields: [
        { name: 'id', type: 'text' },
        { name: 'deal_id', type: 'text' },
        { name: 'pages', type: 'integer' },
        { name: 'pages_per_day', formula: 'pages / deal.days' },
        { name: 'keen', formula: 'pages_per_day > 3 and accounts.sector == "retail"' },
      ],
      relationships: [{ name: 'deal', to: 'deals', fields: { deal_id: 'deal_id' } }],
    });
    const catalog = salesCatalog(visits, metric('keen_visits', 'count(visits.keen)'));
    expect(catalog.diagnosticsOf('dataset', 'visits')).toEqual([]);
    const checked = catalog.dataset('visits');
    expect(checked?.time).toMatchObject({ path: ['deal'], field: 'closed_on', type: 'date' });
    const origin = checked?.fields.get('keen')?.origin;
    expect(origin?.kind === 'calculated' && printExpression(origin.expression)).toBe(
      '((visits.pages_per_day > 3) and (visits.deal.account.sector == "retail"))',
    );
    expect(catalog.metric('keen_visits')?.datasets).toEqual(['accounts', 'deals', 'visits']);
  });

  it('is left out with all that reads it while something in it is wrong', () => {
    const wrong = dataset({
      name: 'wrong',
      primary_key: ['id'],
      fields: [
        { name: 'id', type: 'text' },
        { name: 'sum', formula: 'idd + 1' },
      ],
    });
    const catalog = salesCatalog(wrong, metric('rows', 'count(wrong)'));
    expect(catalog.dataset('wrong')).toBeUndefined();
    expect(catalog.metric('rows')).toBeUndefined();
    expect(messages(catalog, 'rows')).toEqual(['the dataset wrong has findings of its own']);
  });
});
