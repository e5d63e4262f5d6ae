import type { MetricDefinition } from '@core/definition';
import { findingsOf, planOf } from '../testing/plan-of';

describe('findings about a request', () => {
  const metrics = { revenue: 'sum(amount)', visit_cost: { dataset: 'visits', formula: 'sum(cost)' } } as const;
  const only = (request: Parameters<typeof findingsOf>[1], names: string[] = ['revenue']) =>
    findingsOf(metrics, { metrics: names, period: '2017', ...request });

  it('come all at once, each with its place', () => {
    const found = findingsOf(metrics, {
      metrics: ['revenu', 'revenue'],
      period: '2017-13',
      timezone: 'Europe/Minks',
      by: ['company.sectr'],
      where: 'amont > 1',
      compare: ['prevous'],
      order_by: [{ field: 'revnue' }],
      limit: 0.5,
    });
    expect(found.map(({ path }) => path).toSorted((a = '', b = '') => a.localeCompare(b))).toEqual([
      '/by/0',
      '/compare/0',
      '/limit',
      '/metrics/0',
      '/order_by/0/field',
      '/period',
      '/timezone',
      '/where',
    ]);
    expect(found.every(({ hint, path }) => hint !== undefined || path === '/limit')).toBe(true);
  });

  it('name the version that there is not', () => {
    expect(only({}, ['revenue@7'])).toMatchObject([
      { code: 'run.unknown_version', message: 'revenue has no version 7', path: '/metrics/0' },
    ]);
    expect(only({}, ['revenue@1'])).toEqual([]);
  });

  it('refuse a dimension that a dataset cannot reach, by name (language, section 9)', () => {
    expect(only({ by: ['seller.office'] }, ['revenue', 'visit_cost'])).toMatchObject([
      {
        code: 'formula.unreachable_field',
        message: 'visits cannot be grouped by seller.office',
        hint: 'drop it, or use .total(seller.office)',
        path: '/by/0',
      },
    ]);
    expect(
      findingsOf({ m: 'count() / sum(visits.cost).total(seller.office)' }, { period: '2017', by: ['seller.office'] }),
    ).toEqual([]);
  });

  it('keep to the dimensions that a metric offers', () => {
    const offering = { m: { formula: 'count()', dimensions: ['seller.office'] } };
    expect(findingsOf(offering, { period: '2017', by: ['agents.office'] })).toEqual([]);
    expect(findingsOf(offering, { period: '2017', by: ['agent'] })).toMatchObject([
      { code: 'run.dimension_not_offered', hint: 'it is offered by seller.office', path: '/by/0' },
    ]);
  });

  it('refuse what stands twice', () => {
    expect(
      only({ by: ['agent', 'agent'], compare: ['previous', 'previous'] }, ['revenue', 'revenue']).map(
        ({ path }) => path,
      ),
    ).toEqual(['/metrics/1', '/by/1', '/compare/1']);
  });

  it('order by columns of the result only', () => {
    const order = (field: string, request = {}) =>
      only({ order_by: [{ field }], by: ['agent'], compare: ['previous'], ...request });
    expect(
      [order('revenue'), order('agent'), order('revenue.previous'), order('period', { grain: 'month' })].flat(),
    ).toEqual([]);
    expect(order('period')).toMatchObject([{ code: 'run.unknown_column', path: '/order_by/0/field' }]);
  });

  it('limit the number of buckets', () => {
    expect(only({ period: '1900-01-01/2017-01-01', grain: 'day' })).toMatchObject([
      { code: 'run.too_many_buckets', path: '/grain' },
    ]);
  });

  it('stop at formulas that unfold without end', () => {
    const tower = Object.fromEntries(
      Array.from({ length: 40 }, (_, level) => [
        `m${level}`,
        level === 0 ? 'count()' : `m${level - 1} + m${level - 1}`,
      ]),
    );
    expect(findingsOf(tower, { metrics: ['m39'], period: '2017' })).toMatchObject([
      { code: 'run.too_complex', path: '/metrics' },
    ]);
    const chain = `count()${'.growth()'.repeat(25)}`;
    expect(findingsOf({ chain }, { period: '2017' })).toMatchObject([{ code: 'run.too_complex' }]);
  });

  it('stop at calculated fields that unfold without end', () => {
    const fields = Array.from({ length: 40 }, (_, level) => ({
      name: `f${level}`,
      formula: level === 0 ? 'amount' : `f${level - 1} + f${level - 1}`,
    }));
    const of = (formula: string, rest: Partial<MetricDefinition> = {}) =>
      findingsOf({ tower: { formula, fields, ...rest } }, { period: '2017' });
    const refusal = [{ code: 'run.too_complex', path: '/metrics' }];
    expect(of('sum(f39)')).toMatchObject(refusal);
    expect(of('count().where(f39 > 0)')).toMatchObject(refusal);
    expect(of('count()', { by: ['f39'] })).toMatchObject(refusal);
    expect(of('avg(count().per(f39))')).toMatchObject(refusal);
    expect(of('sum(f11)')).toEqual([]);
  });
});

describe('a plan', () => {
  it('says which definitions it rests on, and how each metric is shown', () => {
    const metrics = {
      won: 'count(stage == "Won")',
      rate: { formula: 'won / count()', format: { style: 'percent', decimals: 1 } },
    } as const;
    const plan = planOf(metrics, {
      metrics: ['rate@1'],
      period: '2017',
      by: ['company.sector'],
      timezone: 'europe/minsk',
    });
    expect(plan.definitions).toEqual({ 'rate@1': 1, won: 1, deals: 1, accounts: 1 });
    expect(plan.metrics).toEqual([
      { label: 'rate@1', name: 'rate', version: 1, format: { style: 'percent', decimals: 1 } },
    ]);
    expect(plan.timezone).toBe('Europe/Minsk');
  });

  it('is the same for the same question', () => {
    const plan = () =>
      planOf(
        { n: 'count().growth()', s: 'sum(amount).share()' },
        { period: '2017', grain: 'month', by: ['company.sector'] },
      );
    expect(JSON.stringify(plan())).toBe(JSON.stringify(plan()));
  });
});
