import { findingsOf, planOf, showScalar } from '../testing/plan-of';

const formulas = (...args: Parameters<typeof planOf>) =>
  planOf(...args).columns.map(({ expression }) => showScalar(expression));

describe('comparisons of a plan', () => {
  it('stand beside each metric, from the same frame', () => {
    const plan = planOf({ n: 'count()' }, { period: '2017', compare: ['previous', '1 quarter'] });
    expect(plan.columns.map(({ name, expression }) => [name, showScalar(expression)])).toEqual([
      ['n', '0.count_1[2]'],
      ['n.previous', '0.count_1[0]'],
      ['n.1 quarter', '0.count_1[1]'],
    ]);
    expect(plan.frames).toHaveLength(1);
  });

  it('look at another time than the value itself', () => {
    expect(findingsOf({ n: 'count()' }, { period: '2017', compare: ['0 years'] })).toMatchObject([
      { code: 'run.unknown_comparison', path: '/compare/0' },
    ]);
  });

  it('list the groups of the time that they look at (decision 23)', () => {
    const request = { period: '2017', by: ['stage'], compare: ['previous', 'target'] };
    const plan = planOf({ n: { formula: 'count().running()', target: 7 } }, request);
    expect(plan.space.listing).toEqual([{ kind: 'rows', frame: 0, dimensions: [0] }]);
    const apart = planOf({ n: { formula: 'count().on(opened_on)' }, m: 'count()' }, { ...request, metrics: ['n'] });
    expect(apart.frames.map(({ bucketing }) => bucketing.kind)).toEqual(['windows']);
    expect(apart.space.listing).toHaveLength(1);
  });

  it('list the declared values along which they run (decision 13)', () => {
    const metrics = { n: { formula: 'count()', target: 'count().running(stage)' } };
    expect(planOf(metrics, { period: '2017', by: ['stage'], compare: ['target'] }).space.listing).toContainEqual({
      kind: 'values',
      dimension: 0,
      values: ['Open', 'Demo', 'Won'],
    });
  });

  it('say in how many buckets there is no target (decision 39)', () => {
    const metrics = { n: { formula: 'count()', target: { '2017-01': 5, '2017-02': 6 } } };
    const told = (request: Parameters<typeof planOf>[1]) =>
      planOf(metrics, { compare: ['target'], ...request }).warnings.map(({ message }) => message);
    expect(told({ period: '2017-Q1', grain: 'month' })).toEqual([
      'n has no target in 1 of 3 buckets; its target there is null',
    ]);
    expect(told({ period: '2017-Q1' })).toEqual(['n has no target for this period; its target there is null']);
    expect(told({ period: '2017-01-01/2017-03-01', grain: 'month' })).toEqual([]);
    expect(told({ period: '2017-01-01/2017-03-01' })).toEqual([]);
  });

  it('evaluate a target in the context of the metric (decision 39)', () => {
    const metrics = { n: { formula: 'count()', target: 'count().previous() * 1.1' } };
    expect(formulas(metrics, { period: '2017', grain: 'year', compare: ['target'] })).toEqual([
      '0.count_1[2017-01-01]',
      'multiply(0.count_1[2016-01-01], 1.1)',
    ]);
  });

  it('take a number as the target of every bucket (decision 39)', () => {
    expect(
      formulas({ n: { formula: 'count()', target: 5 } }, { period: '2017', grain: 'quarter', compare: ['target'] })[1],
    ).toBe('5');
  });

  it('take targets by period where the bucket is that period, or where they tile it (decision 39)', () => {
    const target = { '2017-Q1': 10, '2017-Q2': 20, '2017-07': 5, '2017-08': 6, '2017-09': 7, '2018-01': 1 };
    const targets = (formula: string, request: object) =>
      formulas({ m: { formula, target } }, { compare: ['target'], ...request })[1];
    expect(targets('count()', { period: '2017', grain: 'quarter' })).toBe('[10 20 18 ]');
    expect(targets('count()', { period: '2017-01-01/2017-10-01' })).toBe('48');
    expect(targets('count()', { period: '2017-01' })).toBe('null');
    expect(targets('avg(amount)', { period: '2017-Q1', grain: 'month' })).toBe('[10 10 10]');
    expect(targets('count(stage == "Won") / count()', { period: '2017-01-01/2017-07-01' })).toBe('null');
  });

  it('keep the target of a whole bucket while it runs (decision 39)', () => {
    const metrics = { m: { formula: 'count()', target: { '2017-Q1': 10 } } };
    expect(formulas(metrics, { period: '2017-Q1', compare: ['target'], as_of: '2017-02-01T00:00:00Z' })[1]).toBe('10');
  });

  it('warn of a metric without target', () => {
    expect(planOf({ m: 'count()' }, { period: '2017', compare: ['target'] }).warnings).toMatchObject([
      { code: 'run.no_target', severity: 'warning' },
    ]);
  });
});
