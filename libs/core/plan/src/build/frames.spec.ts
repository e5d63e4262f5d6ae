import { describeFrame, planOf, showScalar } from '../testing/plan-of';

const frames = (...args: Parameters<typeof planOf>) => planOf(...args).frames.map(describeFrame);
const formulas = (...args: Parameters<typeof planOf>) =>
  planOf(...args).columns.map(({ expression }) => showScalar(expression));

const revenue = 'sum(amount).where(stage == "Won")';

describe('frames of a plan', () => {
  it('are one for metrics that share dataset, time field and dimensions', () => {
    const metrics = {
      revenue,
      deals_won: 'count(stage == "Won")',
      win_rate: 'deals_won / count()',
      average: 'avg(amount)',
    };
    expect(frames(metrics, { period: '2017', by: ['seller.office'] })).toEqual([
      {
        name: 'deals_1',
        buckets: 'single 2017-01-01/2018-01-01',
        joins: ['seller'],
        by: ['seller.office'],
        measures: [
          'sum_amount_1 = sum(amount) if equal(stage, Won)',
          'count_1 = count() if equal(stage, Won)',
          'count_2 = count()',
          'avg_amount_1 = avg(amount)',
        ],
      },
    ]);
    expect(formulas(metrics, { period: '2017' })).toEqual([
      '0.sum_amount_1',
      '0.count_1',
      'divide(0.count_1, 0.count_2)',
      '0.avg_amount_1',
    ]);
  });

  it('take growth by month from one query with a wider window (decision 2)', () => {
    const plan = planOf({ growth: `(${revenue}).growth()` }, { period: '2017-Q1', grain: 'month' });
    expect(plan.frames.map(describeFrame)).toEqual([
      {
        name: 'deals_1',
        buckets: 'month 2016-12-01/2017-04-01',
        where: 'equal(stage, Won)',
        measures: ['sum_amount_1 = sum(amount)'],
      },
    ]);
    const now = '0.sum_amount_1[2017-01-01 2017-02-01 2017-03-01]';
    const before = '0.sum_amount_1[2016-12-01 2017-01-01 2017-02-01]';
    expect(plan.columns.map(({ expression }) => showScalar(expression))).toEqual([
      `divide(subtract(${now}, ${before}), abs(${before}))`,
    ]);
  });

  it('list windows where a query without a grain looks at two of them (decision 3)', () => {
    expect(frames({ growth: 'sum(amount).growth()' }, { period: '2017' })).toMatchObject([
      { buckets: 'windows 2016-01-01/2017-01-01 2017-01-01/2018-01-01' },
    ]);
    expect(formulas({ change: 'sum(amount).change(1 year)' }, { period: '2017' })).toEqual([
      'subtract(0.sum_amount_1[1], 0.sum_amount_1[0])',
    ]);
  });

  it('list windows where shifted buckets leave a gap, so that no group of the gap is listed (decision 23)', () => {
    expect(frames({ growth: 'sum(amount).growth(1 year)' }, { period: '2017-Q1', grain: 'quarter' })).toMatchObject([
      { buckets: 'windows 2016-01-01/2016-04-01 2017-01-01/2017-04-01' },
    ]);
    expect(frames({ growth: 'sum(amount).growth(1 year)' }, { period: '2017', grain: 'quarter' })).toMatchObject([
      { buckets: 'quarter 2016-01-01/2018-01-01' },
    ]);
  });

  it('list windows where as_of cuts a bucket whose neighbour is whole (decision 4)', () => {
    expect(
      frames({ growth: 'sum(amount).growth()' }, { period: '2017-Q1', grain: 'month', as_of: '2017-02-11T00:00:00Z' }),
    ).toMatchObject([
      {
        buckets:
          'windows 2016-12-01/2017-01-01 2017-01-01/2017-01-11 2017-01-01/2017-02-01 2017-02-01/2017-02-11 2017-03-01/2017-04-01',
      },
    ]);
  });

  it('cut the first and last bucket of a grain with the period (decision 4)', () => {
    expect(frames({ revenue }, { period: '2017-01-15/2017-03-10', grain: 'month' })).toMatchObject([
      { buckets: 'month 2017-01-15/2017-03-10' },
    ]);
  });

  it('reach to as_of without a period (decision 5)', () => {
    const plan = planOf({ revenue });
    expect(plan.frames.map(describeFrame)).toMatchObject([{ buckets: 'single /2026-11-21' }]);
    expect(plan.buckets).toEqual([
      { label: '', window: { to: { date: '2026-11-21', instant: '2026-11-21T00:00:00Z' } } },
    ]);
  });

  it('are apart for totals, which keep bucket and filters and drop the dimension (decision 26)', () => {
    const metrics = { share: 'sum(amount).share()' };
    expect(
      frames(metrics, { period: '2017', grain: 'month', by: ['company.sector'], where: 'agent == "Ann"' }),
    ).toEqual([
      {
        name: 'deals_1',
        buckets: 'month 2017-01-01/2018-01-01',
        joins: ['company'],
        by: ['company.sector'],
        where: 'equal(agent, Ann)',
        measures: ['sum_amount_1 = sum(amount)'],
      },
      {
        name: 'deals_2',
        buckets: 'month 2017-01-01/2018-01-01',
        where: 'equal(agent, Ann)',
        measures: ['sum_amount_1 = sum(amount)'],
      },
    ]);
    const plan = planOf(metrics, { period: '2017', by: ['company.sector'] });
    expect(plan.space.listing).toMatchObject([{ frame: 0, dimensions: [0] }]);
    expect(plan.columns.map(({ expression }) => showScalar(expression))).toEqual([
      'divide(0.sum_amount_1, 1.sum_amount_1)',
    ]);
  });

  it('drop nothing for a dimension that the query does not use (decision 26)', () => {
    expect(
      frames({ share: 'sum(amount).share(company.sector)' }, { period: '2017', by: ['seller.office'] }),
    ).toHaveLength(1);
  });

  it('know a dimension under another of its names (decision 15)', () => {
    expect(
      frames({ share: 'sum(amount).share(accounts.sector)' }, { period: '2017', by: ['company.sector'] }),
    ).toHaveLength(2);
  });

  it('drop the bucket under .total(period)', () => {
    const metrics = { part: 'sum(amount) / sum(amount).total(period)' };
    expect(frames(metrics, { period: '2017', grain: 'quarter' })).toMatchObject([
      { buckets: 'quarter 2017-01-01/2018-01-01' },
      { buckets: 'single 2017-01-01/2018-01-01' },
    ]);
  });

  it('list the groups of the context where every aggregate stands under a total (decision 23)', () => {
    const plan = planOf({ all: 'sum(amount).total()' }, { period: '2017', by: ['company.sector'] });
    expect(plan.frames.map(describeFrame)).toMatchObject([
      { measures: ['sum_amount_1 = sum(amount)'] },
      { by: ['company.sector'], measures: ['count_1 = count()'] },
    ]);
    expect(plan.space.listing).toMatchObject([{ frame: 1, dimensions: [0] }]);
  });

  it('group by the foreign key itself, without a join (decision 16)', () => {
    expect(frames({ revenue }, { period: '2017', by: ['company.account'] })).toMatchObject([{ by: ['account_name'] }]);
    expect(frames({ revenue }, { period: '2017', by: ['company.account'] })[0]).not.toHaveProperty('joins');
  });

  it('group by calculated fields, also behind a relationship (decision 31)', () => {
    expect(frames({ revenue }, { period: '2017', by: ['company.size', 'cycle_days'] })).toMatchObject([
      { joins: ['company'], by: ['bin(company.employees, 100, 1000)', 'days_between(opened_on, closed_on)'] },
    ]);
  });

  it('share a dimension between datasets that reach the same field (decision 17)', () => {
    const metrics = { revenue, visit_cost: { dataset: 'visits', formula: 'sum(cost)' } };
    expect(frames(metrics, { period: '2017', by: ['company.sector'] })).toMatchObject([
      { name: 'deals_1', by: ['company.sector'] },
      { name: 'visits_1', by: ['customer_account.sector'] },
    ]);
    expect(planOf(metrics, { period: '2017', by: ['company.sector'] }).space.listing).toMatchObject([
      { frame: 0 },
      { frame: 1 },
    ]);
  });

  it('cut hours into windows', () => {
    const plan = planOf(
      { visits: { dataset: 'visits' } },
      { period: '2017-03-26', grain: 'hour', timezone: 'Europe/Berlin' },
    );
    expect(plan.buckets).toHaveLength(23);
    expect(plan.buckets[0]?.label).toBe('2017-03-25T23:00:00Z');
    expect(plan.frames[0]?.bucketing.kind).toBe('windows');
  });

  it('order first and last by time, then primary key (decision 38)', () => {
    expect(frames({ latest: 'last(amount)' }, { period: '2017' })).toMatchObject([
      { measures: ['last_amount_1 = last(amount) by closed_on, deal_id'] },
    ]);
  });
});
