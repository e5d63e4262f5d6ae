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
        buckets: 'single /',
        measures: [
          'count_1 = count() if less(joined_on, 2017-02-01)',
          'count_2 = count() if less(joined_on, 2017-03-01)',
          'count_3 = count() if less(joined_on, 2017-04-01)',
        ],
      },
    ]);
    expect(plan.columns.map(({ expression }) => showScalar(expression))).toEqual(['<0.count_1 0.count_2 0.count_3>']);
  });

  it('gives period.start and period.end the window in force (decision 9)', () => {
    const metrics = { m: 'days_between(period.start, period.end).previous() + count()' };
    expect(() => planOf(metrics, { period: '2017' })).toThrow();
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

  it('does not go back before the first year', () => {
    expect(findingsOf({ m: 'count().previous(9000 years)' }, { period: '2017' })).toMatchObject([
      { code: 'run.out_of_calendar', path: '/period' },
    ]);
  });
});

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

describe('parameters of a plan', () => {
  const limit = (value?: number) =>
    [{ name: 'limit', type: 'integer', ...(value !== undefined && { default: value }) }] as const;

  it("take the query's value, else the default of the metric asked for, else of the metric referred to (decision 19)", () => {
    const big = { formula: 'count(amount > params.limit)', parameters: limit(1) };
    const where = (metrics: Parameters<typeof planOf>[0], request = {}) =>
      frames(metrics, { metrics: ['asked'], period: '2017', ...request })[0]?.['where'];
    expect(where({ big, asked: { formula: 'big', parameters: limit(2) } })).toBe('greater(amount, 2)');
    expect(where({ big, asked: { formula: 'big', parameters: limit() } })).toBe('greater(amount, 1)');
    expect(where({ big, asked: 'big' }, { parameters: { limit: 3 } })).toBe('greater(amount, 3)');
  });

  it('spell out lists and maps', () => {
    const parameters = [
      { name: 'stages', type: 'list', default: ['Demo', 'Won'] },
      { name: 'weights', type: 'map', default: { Demo: 0.5, Won: 1 } },
    ] as const;
    expect(frames({ m: { formula: 'count(stage in params.stages)', parameters } }, { period: '2017' })).toMatchObject([
      { where: 'in(stage, Demo, Won)' },
    ]);
    expect(
      frames({ m: { formula: 'sum(amount * lookup(params.weights, stage, 0))', parameters } }, { period: '2017' }),
    ).toMatchObject([
      { measures: ['sum_amount_1 = sum(multiply(amount, case(equal(stage, Demo), 0.5, equal(stage, Won), 1, 0)))'] },
    ]);
    expect(
      formulas(
        { m: { formula: 'count() * params.weights.Won + coalesce(params.weights.Lost, 0)', parameters } },
        { period: '2017' },
      ),
    ).toEqual(['add(multiply(0.count_1, 1), coalesce(null, 0))']);
  });

  it('are declared, of their type and not missing', () => {
    const metrics = { m: { formula: 'count(amount > params.limit)', parameters: limit() } };
    expect(findingsOf(metrics, { period: '2017' })).toMatchObject([
      { code: 'run.missing_parameter', path: '/metrics/0' },
    ]);
    expect(findingsOf(metrics, { period: '2017', parameters: { limit: 'x' } })).toMatchObject([
      { code: 'run.parameter_type', message: 'the parameter limit must be a whole number', path: '/parameters/limit' },
    ]);
    expect(findingsOf(metrics, { period: '2017', parameters: { limit: 1, limt: 2 } })).toMatchObject([
      { code: 'run.unknown_parameter', hint: 'did you mean "limit"?', path: '/parameters/limt' },
    ]);
  });
});

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
    expect(found.map(({ path }) => path).toSorted()).toEqual([
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
