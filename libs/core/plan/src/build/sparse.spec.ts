import { windowOfLeaf } from '../frame/leaf-window';
import type { Leaf, ScalarExpression } from '../frame/scalar-expression';
import type { RunRequest } from '../request/run-request';
import type { RunPlan } from '../run-plan';
import { describeFrame, findingsOf, planOf, showScalar, showSpace } from '../testing/plan-of';

type Metrics = Parameters<typeof planOf>[0];

const timezone = 'Europe/Berlin';

/** Of each bucket, the time that every leaf of a plan looks at. */
function windowsIn(plan: RunPlan): readonly unknown[] {
  const leaves = plan.columns.flatMap(({ expression }) => leavesOf(expression));
  return plan.buckets.map((_, bucket) =>
    leaves.map((leaf) => {
      const query = plan.frames[leaf.frame];
      return query && windowOfLeaf(leaf, query, bucket);
    }),
  );
}

function leavesOf(expression: ScalarExpression): readonly Leaf[] {
  if (expression.kind === 'leaf') return [expression];
  return expression.kind === 'call' ? expression.arguments.flatMap(leavesOf) : [];
}

/** The same, of runs of each interval alone. */
function windowsAlone(metrics: Metrics, plan: RunPlan): readonly unknown[] {
  return plan.buckets.flatMap(({ window: { from, to } }) => {
    const alone = { period: `${from?.instant}/${to?.instant}`, timezone, ...(to && { as_of: to.instant }) };
    return windowsIn(planOf(metrics, alone));
  });
}

const spans: readonly (readonly [NonNullable<RunRequest['grain']>, string])[] = [
  ['day', '2017-03-24/2017-04-03'],
  ['week', '2017-02-27/2017-04-03'],
  ['month', '2017-01-01/2017-05-01'],
  ['quarter', '2016-10-01/2017-07-01'],
];

describe('a sparse plan', () => {
  const formulas = [
    'count()',
    'count().growth()',
    'count().previous(1 year)',
    'count().previous(1 month).previous()',
    'count().rolling(2 months)',
    'count().to_date(quarter).previous()',
    'count().running()',
    'count().whole()',
    'count().total(period)',
    'count().between(date("2017-01-01"), date("2017-02-01"))',
  ];
  it.each(spans)('looks in each %s at the time that a run of it alone looks at', (grain, period) => {
    const metrics = Object.fromEntries(formulas.map((formula, index) => [`m${index}`, formula]));
    const plan = planOf(metrics, { period, grain, timezone }, true);
    expect(plan.buckets.length).toBeGreaterThan(2);
    expect(windowsIn(plan)).toEqual(windowsAlone(metrics, plan));
  });

  const months = { period: '2017-Q1', grain: 'month' } as const;

  it('is asked at the end of each bucket, above aggregates and on rows', () => {
    const above = planOf({ m: 'days_between(period.start, as_of)' }, months, true);
    expect(above.columns.map(({ expression }) => showScalar(expression))).toEqual([
      'days_between([2017-01-01T00:00:00Z 2017-02-01T00:00:00Z 2017-03-01T00:00:00Z], [2017-02-01T00:00:00Z 2017-03-01T00:00:00Z 2017-04-01T00:00:00Z])',
    ]);
    const onRows = planOf({ m: 'count().where(opened_on < as_of)' }, months, true);
    expect(onRows.frames.map(describeFrame)).toMatchObject([
      { bounds: ['timestamp_1: 2017-02-01T00:00:00Z 2017-03-01T00:00:00Z 2017-04-01T00:00:00Z'] },
    ]);
  });

  it('lists a group in the buckets in which its aggregates see it', () => {
    const metrics = { m: 'sum(amount) / sum(amount).previous()' };
    expect(showSpace(planOf(metrics, { ...months, by: ['agent'] }, true).space)).toBe(
      '(agent) of rows 0[2017-01-01 2017-02-01 2017-03-01] by 0, rows 0[2016-12-01 2017-01-01 2017-02-01] by 0',
    );
    expect(showSpace(planOf(metrics, { ...months, by: ['agent'] }).space)).toBe('(agent) of rows 0 by 0');
    expect(planOf(metrics, months, true)).toMatchObject({ sparse: true });
    expect(planOf(metrics, months)).not.toHaveProperty('sparse');
  });

  it('has the targets of each bucket, as alone', () => {
    const metrics = { m: { formula: 'count()', target: { '2017-01': 5, '2017-03': 7 } } };
    const [, target] = planOf(metrics, { ...months, compare: ['target'] }, true).columns;
    expect(target && showScalar(target.expression)).toBe('[5  7]');
  });

  it('takes all rows of a dataset without time in every bucket', () => {
    expect(findingsOf({ m: 'count(accounts)' }, months, true)).toEqual([]);
  });

  it('begins buckets as the calendar does that the request names, and not as those of metrics', () => {
    const metrics = { m: { formula: 'count().to_date(week)', calendar: 'broadcast' } };
    const request = { period: '2017-03-05/2017-03-20', grain: 'week' } as const;
    const starts = (plan: RunPlan) => plan.buckets.map(({ label }) => label);
    expect(starts(planOf(metrics, request, true))).toEqual(['2017-02-27', '2017-03-06', '2017-03-13']);
    expect(starts(planOf(metrics, { ...request, calendar: 'broadcast' }, true))).toEqual([
      '2017-03-05',
      '2017-03-12',
      '2017-03-19',
    ]);
  });

  it.each<readonly [string, Metrics, Partial<RunRequest>, string]>([
    ['a limit', { m: 'count()' }, { limit: 3 }, '/limit'],
    ['an order', { m: 'count()' }, { order_by: [{ field: 'm' }] }, '/order_by'],
    ['a forecast', { m: 'count()' }, { forecast: { periods: 1 } }, '/forecast'],
    ['a grain among the dimensions', { m: 'count()' }, { by: ['week'], grain: 'day' }, '/by'],
    ['a window up to as_of', { m: 'count().between(as_of - 30 days, as_of)' }, {}, '/metrics/0'],
    [
      'a target of a moving period',
      { m: { formula: 'count()', target: { this_month: 3 } } },
      { compare: ['target'] },
      '/metrics/0',
    ],
  ])('refuses %s, which is not of one bucket', (_, metrics, request, path) => {
    const findings = findingsOf(metrics, { ...months, ...request }, true);
    expect(findings).toContainEqual(expect.objectContaining({ code: 'run.not_by_interval', path }));
  });
});
