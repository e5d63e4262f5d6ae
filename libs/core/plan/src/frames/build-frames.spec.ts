import { describeFrame, planOf, showScalar } from '../testing/plan-of';

const revenue = 'sum(amount).where(stage == "Won")';
const frames = (...args: Parameters<typeof planOf>) => planOf(...args).frames.map(describeFrame);

describe('frames of windows', () => {
  it('are one for rolling, to-date and shifted values of a series', () => {
    const metrics = { revenue, m: 'revenue.rolling(3 months) / revenue.to_date(year) + revenue.growth(1 year)' };
    const plan = planOf(metrics, { metrics: ['m'], period: '2017', grain: 'month', by: ['seller.office'] });
    expect(plan.frames.map(describeFrame)).toEqual([
      {
        name: 'deals_1',
        buckets: 'month 2016-01-01/2018-01-01',
        joins: ['seller'],
        by: ['seller.office'],
        measures: ['sum_amount_1 = sum(amount) if equal(stage, Won)'],
      },
    ]);
    expect(plan.space.listing).toEqual([{ kind: 'rows', frame: 0, dimensions: [0] }]);
  });

  it('give the same in either order of a shift and a window (decision 2)', () => {
    const formulaOf = (m: string) =>
      planOf({ m }, { period: '2017-Q2', grain: 'month' }).columns.map(({ expression }) => showScalar(expression));
    expect(formulaOf('sum(amount).rolling(2 months).previous(1 month)')).toEqual(
      formulaOf('sum(amount).previous(1 month).rolling(2 months)'),
    );
    expect(formulaOf('avg(amount).to_date(year).previous()')).toEqual(
      formulaOf('avg(amount).previous().to_date(year)'),
    );
    expect(formulaOf('sum(amount).rolling(2 months).previous(1 month)')).toEqual([
      '0.sum_amount_1[sum 2017-02-01..2017-03-01 2017-03-01..2017-04-01 2017-04-01..2017-05-01]',
    ]);
  });

  it('list the groups of the widest window, and of no gap between windows (decision 23)', () => {
    const request = { period: '2017-06', grain: 'month', by: ['agent'] } as const;
    expect(frames({ m: 'sum(amount).rolling(2 months) / sum(amount).previous(1 year)' }, request)).toMatchObject([
      { buckets: 'windows 2016-06-01/2016-07-01 2017-05-01/2017-07-01' },
    ]);
    expect(frames({ m: 'sum(amount).running() / sum(amount)' }, { ...request, period: '2017-Q2' })).toMatchObject([
      { buckets: 'month /2017-07-01' },
    ]);
  });

  it('hold the counts that list keys beside the values for each key (decision 23)', () => {
    const plan = planOf({ m: 'avg(sum(amount).per(agent)).rolling(2 months)' }, { period: '2017-Q1', grain: 'month' });
    expect(plan.frames.map(describeFrame)).toMatchObject([
      {
        buckets: 'month 2016-12-01/2017-04-01',
        by: ['agent'],
        measures: ['sum_amount_1 = sum(amount)', 'count_1 = count()'],
      },
    ]);
    expect(plan.columns.map(({ expression }) => expression)).toMatchObject([
      {
        space: {
          listing: [
            {
              measure: 'count_1',
              spans: [
                { from: '2016-12-01', to: '2017-01-01' },
                { from: '2017-01-01', to: '2017-02-01' },
                { from: '2017-02-01', to: '2017-03-01' },
              ],
            },
          ],
        },
      },
    ]);
  });

  it('bring the ends of the buckets to rows that have no time (decision 9)', () => {
    const metrics = { known: 'count(accounts).where(accounts.joined_on < period.end)', all: 'count(accounts)' };
    const request = { metrics: ['known'], period: '2017-Q1', grain: 'month' } as const;
    expect(frames(metrics, request)).toEqual([
      {
        name: 'accounts_1',
        buckets: 'windows / / /',
        bounds: ['date_1: 2017-02-01 2017-03-01 2017-04-01'],
        where: 'less(joined_on, @date_1)',
        measures: ['count_1 = count()'],
      },
    ]);
    expect(frames(metrics, { ...request, grain: 'quarter' })).toMatchObject([
      { buckets: 'single /', where: 'less(joined_on, 2017-04-01)' },
    ]);
    expect(
      frames(
        { m: 'count(accounts).where(accounts.joined_on < period.end) / count(accounts).total(period)' },
        { ...request, metrics: ['m'] },
      ),
    ).toHaveLength(2);
  });

  it('are apart where rows look at different ends of windows', () => {
    const metrics = {
      late: 'count(opened_on < period.start)',
      later: 'count(closed_on > period.start)',
      last: 'count(opened_on < period.end)',
    };
    expect(frames(metrics, { period: '2017-Q1', grain: 'month' })).toMatchObject([
      { bounds: ['date_1: 2017-01-01 2017-02-01 2017-03-01'], measures: [{}, {}].map(() => expect.any(String)) },
      { bounds: ['date_2: 2017-02-01 2017-03-01 2017-04-01'] },
    ]);
  });

  it('are apart along a running dimension, and by its order (decision 13)', () => {
    const metrics = {
      reached: 'count().running(stage, desc)',
      value: 'sum(amount).running(stage, desc)',
      before: 'count().running(stage)',
      here: 'count()',
    };
    const plan = planOf(metrics, { period: '2017', by: ['stage'] });
    expect(plan.frames.map(({ measures, running }) => [measures.length, running?.order])).toEqual([
      [2, 'desc'],
      [1, 'asc'],
      [1, undefined],
    ]);
  });

  it('are the same wherever the dimension stands in its space', () => {
    const metrics = {
      m: 'max(sum(amount).per(agent)).total()',
      n: 'max((sum(amount) / sum(amount).total(stage)).per(agent))',
    };
    const plan = planOf(metrics, { period: '2017', by: ['stage'] });
    const sums = plan.frames.map(describeFrame).filter(({ measures }) => String(measures).includes('sum(amount)'));
    expect(sums).toMatchObject([{ by: ['agent'] }, { by: ['stage', 'agent'] }]);
  });
});
