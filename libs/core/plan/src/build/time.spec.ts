import { describeFrame, findingsOf, planOf, showRow, showScalar } from '../testing/plan-of';

const frames = (...args: Parameters<typeof planOf>) => planOf(...args).frames.map(describeFrame);
const formulas = (...args: Parameters<typeof planOf>) =>
  planOf(...args).columns.map(({ expression }) => showScalar(expression));

describe('the time of a plan', () => {
  it('is the time of the metric for its own dataset, and of the dataset for others (decision 8)', () => {
    const metrics = { m: { formula: 'count() + count(visits)', time: 'opened_on' } };
    expect(planOf(metrics, { period: '2017' }).frames.map(({ time }) => time && showRow(time))).toEqual([
      'opened_on',
      'visited_at',
    ]);
  });

  it('stays with a metric that is referred to (decision 8)', () => {
    const metrics = { opened: { formula: 'count()', time: 'opened_on' }, rate: 'count(stage == "Won") / opened' };
    const times = planOf(metrics, { metrics: ['rate'], period: '2017' }).frames.map(
      ({ time }) => time && showRow(time),
    );
    expect(times).toEqual(['closed_on', 'opened_on']);
  });

  it('is replaced by an outer .on, the innermost first (decision 1)', () => {
    const metrics = {
      opened: { formula: 'count()', time: 'opened_on' },
      moved: 'opened.on(closed_on)',
      both: '(count().on(opened_on) + count()).on(company.joined_on)',
    };
    const timesOf = (name: string) =>
      planOf(metrics, { metrics: [name], period: '2017' }).frames.map(({ time }) => time && showRow(time));
    expect(timesOf('moved')).toEqual(['closed_on']);
    expect(timesOf('both')).toEqual(['opened_on', 'company.joined_on']);
  });

  it('adds up shifts in any order (decisions 1 and 2)', () => {
    const year = { grain: 'month', period: '2017-03' } as const;
    expect(formulas({ m: 'count().previous().previous(1 year)' }, year)).toEqual(
      formulas({ m: 'count().previous(1 year).previous()' }, year),
    );
    expect(frames({ m: 'count().previous().previous(1 year)' }, year)).toMatchObject([
      { buckets: 'single 2016-02-01/2016-03-01' },
    ]);
  });

  it('does not filter a dataset without time, and refuses to cut it (language, section 5)', () => {
    const metrics = { accounts_known: 'count(accounts)' };
    expect(frames(metrics, { period: '2017' })).toMatchObject([{ name: 'accounts_1', buckets: 'single /' }]);
    expect(planOf(metrics, { period: '2017' }).frames[0]).not.toHaveProperty('time');
    expect(findingsOf(metrics, { period: '2017', grain: 'month' })).toMatchObject([
      { code: 'run.timeless', path: '/grain', hint: 'drop the grain, or use .total(period)' },
    ]);
    expect(findingsOf({ m: 'count() / count(accounts).total(period)' }, { period: '2017', grain: 'month' })).toEqual(
      [],
    );
  });

  it('lets the ends of the bucket choose rows, so that a dataset without time has a series (decision 9)', () => {
    const metrics = { known: 'count(accounts).where(accounts.joined_on < period.end)' };
    const plan = planOf(metrics, { period: '2017-Q1', grain: 'month' });
    expect(plan.frames.map(describeFrame)).toEqual([
      {
        name: 'accounts_1',
        buckets: 'windows / / /',
        bounds: ['date_1: 2017-02-01 2017-03-01 2017-04-01'],
        where: 'less(joined_on, @date_1)',
        measures: ['count_1 = count()'],
      },
    ]);
    expect(plan.columns.map(({ expression }) => showScalar(expression))).toEqual(['0.count_1[0 1 2]']);
  });

  it('gives period.start and period.end the window in force (decision 9)', () => {
    expect(formulas({ m: 'count() / days_between(period.start, period.end)' }, { period: '2017-02' })).toEqual([
      'divide(0.count_1, days_between(2017-02-01T00:00:00Z, 2017-03-01T00:00:00Z))',
    ]);
    expect(
      formulas(
        { m: '(count() / days_between(period.start, period.end)).previous()' },
        { period: '2017-Q1', grain: 'month' },
      )[0],
    ).toContain('[2016-12-01T00:00:00Z 2017-01-01T00:00:00Z 2017-02-01T00:00:00Z]');
  });

  it('is needed for whatever moves in time (decision 5)', () => {
    expect(findingsOf({ m: 'count().growth()' })).toMatchObject([
      { code: 'run.period_needed', message: '.growth of m needs a period', path: '/period' },
    ]);
    expect(findingsOf({ m: 'count()' }, { grain: 'month' })).toMatchObject([
      { code: 'run.period_needed', path: '/grain' },
    ]);
    expect(findingsOf({ m: 'count()' }, { compare: ['previous'] })).toMatchObject([
      { code: 'run.period_needed', path: '/compare/0' },
    ]);
  });

  it('is not cut within the days of a date', () => {
    const within = (formula: string, more = {}) =>
      findingsOf({ m: formula }, { period: '2017-01', grain: 'day', ...more }).map(
        ({ code, path }) => `${code} ${path}`,
      );
    const refused = ['run.parts_of_days /metrics/0'];
    expect(within('count().rolling(3 hours)')).toEqual(refused);
    expect(within('count().growth(90 minutes)')).toEqual(refused);
    expect(within('count()', { compare: ['1 hour'] })).toEqual(refused);
    expect(within('count().rolling(48 hours)')).toEqual([]);
    expect(within('count().rolling(3 hours)', { grain: 'hour' })).toEqual([]);
    expect(within('count(visits).rolling(3 hours)')).toEqual([]);
  });

  it('does not go back before the first year', () => {
    expect(findingsOf({ m: 'count().previous(9000 years)' }, { period: '2017' })).toMatchObject([
      { code: 'run.out_of_calendar', path: '/period' },
    ]);
    expect(findingsOf({ m: 'count().rolling(9000 years)' }, { period: '2017', grain: 'month' })).toMatchObject([
      { code: 'run.out_of_calendar', path: '/period' },
    ]);
  });
});
