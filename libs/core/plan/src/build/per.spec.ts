import { describeFrame, findingsOf, planOf, showScalar, showSpace } from '../testing/plan-of';

const period = '2017';
const frames = (...args: Parameters<typeof planOf>) => planOf(...args).frames.map(describeFrame);
const formulas = (...args: Parameters<typeof planOf>) =>
  planOf(...args).columns.map(({ expression }) => showScalar(expression));

describe('values for each key', () => {
  it('25. are evaluated in a space of their own, whose frame is grouped by the dimensions and the keys', () => {
    const metrics = { m: 'avg(sum(amount).per(account))' };
    expect(frames(metrics, { period, by: ['seller.office'] })).toMatchObject([
      { by: ['seller.office', 'account_name'], measures: ['sum_amount_1 = sum(amount)', 'count_1 = count()'] },
      { by: ['seller.office'], measures: ['count_1 = count()'] },
    ]);
    expect(formulas(metrics, { period, by: ['seller.office'] })).toEqual([
      'avg(0.sum_amount_1) over (seller.office, account) of rows 0.count_1 by 0 1',
    ]);
  });

  it('23. count keys whose rows the inner condition leaves out, and not those that the outer one does', () => {
    expect(frames({ m: 'avg(sum(amount).where(stage == "Won").per(account))' }, { period })).toMatchObject([
      { measures: ['sum_amount_1 = sum(amount) if equal(stage, Won)', 'count_1 = count()'] },
    ]);
    expect(frames({ m: 'avg(sum(amount).per(account)).where(stage == "Won")' }, { period })).toMatchObject([
      { where: 'equal(stage, Won)', measures: ['sum_amount_1 = sum(amount)', 'count_1 = count()'] },
    ]);
  });

  it('23. leave the groups of the result to the context, without the conditions of the formula', () => {
    const plan = planOf(
      { m: 'avg(sum(amount).per(account)).where(stage == "Won")' },
      { period, by: ['agent'], where: 'amount > 3' },
    );
    expect(plan.frames.map(describeFrame)).toMatchObject([
      { by: ['agent', 'account_name'] },
      { by: ['agent'], where: 'greater(amount, 3)', measures: ['count_1 = count()'] },
    ]);
    expect(showSpace(plan.space)).toBe('(agent) of rows 1 by 0');
  });

  it('21. count the where of a metric beneath as its context', () => {
    const metrics = { big: { formula: 'sum(amount)', where: 'amount > 1000' }, m: 'avg(big.per(account))' };
    expect(frames(metrics, { metrics: ['m'], period })).toMatchObject([
      { where: 'greater(amount, 1000)', measures: ['sum_amount_1 = sum(amount)', 'count_1 = count()'] },
    ]);
  });

  it('25. join several datasets on the key, each of which lists it', () => {
    const metrics = { m: 'avg((sum(amount) / count(visits)).per(accounts.account))' };
    expect(frames(metrics, { period })).toMatchObject([
      { name: 'deals_1', by: ['account_name'] },
      { name: 'visits_1', by: ['customer'] },
    ]);
    expect(formulas(metrics, { period })).toEqual([
      'avg(divide(0.sum_amount_1, 1.count_1)) over (account) of rows 0.count_1 by 0, rows 1.count_1 by 0',
    ]);
  });

  it('25. are in the changed context of modifiers outside, which drop no key', () => {
    const metrics = { m: 'max(sum(amount).per(account)).previous().total()' };
    expect(frames(metrics, { period: '2017-Q2', by: ['agent'] })).toMatchObject([
      { by: ['account_name'], buckets: 'single 2017-01-01/2017-04-01' },
      { by: ['agent'] },
    ]);
    expect(formulas(metrics, { period: '2017-Q2', by: ['agent'] })).toEqual([
      'max(0.sum_amount_1) over (account) of rows 0.count_1 by 0',
    ]);
  });

  it('25. may use the key and a dimension of the context as values', () => {
    const metrics = { m: { formula: 'sum(if(account == agent, count(), 0).per(account))', by: ['agent'] } };
    expect(formulas(metrics, { period })).toEqual([
      'sum(if(equal(dimension 1, dimension 0), 0.count_1, 0)) over (agent, account) of rows 0.count_1 by 0 1',
    ]);
  });

  it('look at several windows of a bucket, each of which lists keys by bucket', () => {
    const metrics = { m: 'count((count().previous() > 0 and count() == 0).per(account))' };
    expect(formulas(metrics, { period: '2017-Q1', grain: 'month' })).toEqual([
      'count(and(greater(0.count_1[2016-12-01 2017-01-01 2017-02-01], 0), equal(0.count_1[2017-01-01 2017-02-01 2017-03-01], 0)))' +
        ' over (account) of rows 0.count_1[2016-12-01 2017-01-01 2017-02-01] by 0,' +
        ' rows 0.count_1[2017-01-01 2017-02-01 2017-03-01] by 0',
    ]);
  });

  it('leave the listing of keys to aggregates that see them', () => {
    expect(formulas({ m: 'max((sum(amount) / sum(amount).total(account)).per(account))' }, { period })).toEqual([
      'max(divide(0.sum_amount_1, 1.sum_amount_1)) over (account) of rows 0.count_1 by 0',
    ]);
  });

  it('may be nested, where the inner aggregates list the outer keys too', () => {
    expect(formulas({ m: 'avg(max(sum(amount).per(closed_on)).per(account))' }, { period })).toEqual([
      'avg(max(0.sum_amount_1) over (account, closed_on) of rows 0.count_1 by 0 1) over (account) of rows 1.count_1 by 0',
    ]);
  });

  it('keep a key apart from a dimension of the result that is the same field', () => {
    expect(formulas({ m: 'count(sum(amount).per(account))' }, { period, by: ['account'] })).toEqual([
      'count(0.sum_amount_1) over (account, account_2) of rows 0.count_1 by 0 1',
    ]);
  });

  it('go by the declared order of texts', () => {
    const [formula] = formulas({ m: 'min(max(stage).per(account))' }, { period });
    expect(formula).toContain('equal(min(0.max_stage_1) over (account) of rows 0.count_1 by 0, 1), Open');
  });
});

describe('a rank', () => {
  it('27. goes from the best by the direction of what is ranked, or as it says', () => {
    const metrics = {
      costs: { formula: 'sum(amount)', direction: 'lower_is_better' },
      board: { formula: 'costs.where(stage == "Won").rank()', direction: 'higher_is_better' },
      own: { formula: 'sum(amount).rank()', direction: 'lower_is_better' },
      plain: 'sum(amount).rank()',
      worst: 'sum(amount).rank(asc)',
    } as const;
    const shown = formulas(metrics, { metrics: ['board', 'own', 'plain', 'worst'], period, by: ['agent'] });
    expect(shown.map((formula) => formula.split(' ')[1])).toEqual(['asc', 'asc', 'desc', 'asc']);
  });

  it('27. ranks the tuples of the space that it stands in', () => {
    expect(formulas({ m: 'sum(if(sum(amount).rank() <= 3, sum(amount), 0).per(account))' }, { period })).toEqual([
      'sum(if(less_or_equal(rank desc of 0.sum_amount_1, 3), 0.sum_amount_1, 0)) over (account) of rows 0.count_1 by 0',
    ]);
  });
});

describe('a rank of texts', () => {
  it('27. goes by their declared order, also where another metric gives them', () => {
    const metrics = { furthest: 'max(stage)', m: 'furthest.rank()' };
    const [formula] = formulas(metrics, { metrics: ['m'], period, by: ['account'] });
    expect(formula).toMatch(/^rank desc of 0\.max_stage_1/u);
    expect(planOf(metrics, { metrics: ['m'], period, by: ['account'] }).columns[0]?.expression).toMatchObject({
      kind: 'rank',
      operand: { type: 'integer' },
    });
  });
});

describe('values along a dimension', () => {
  it('13. are those of a frame of their own, by the declared order; all declared values are listed', () => {
    const plan = planOf({ m: 'count().running(stage, desc) / count().total(stage)' }, { period, by: ['stage'] });
    expect(plan.frames.map(describeFrame)).toMatchObject([
      {
        by: ['stage'],
        running: 'desc 0 case(equal(stage, Open), 1, equal(stage, Demo), 2, equal(stage, Won), 3, null)',
      },
      { measures: ['count_1 = count()'] },
      { by: ['stage'], measures: ['count_1 = count()'] },
    ]);
    expect(showSpace(plan.space)).toBe('(stage) of rows 2 by 0, values 0: Open Demo Won');
    expect(plan.space.dimensions).toEqual([{ name: 'stage', type: 'text', values: ['Open', 'Demo', 'Won'] }]);
    expect(plan.columns.map(({ expression }) => showScalar(expression))).toEqual([
      'divide(0.count_1 running desc 0, 1.count_1)',
    ]);
  });

  it('13. leave out declared values that a condition of the context leaves out, as far as the value alone can say', () => {
    const listed = (where: string) => {
      const { space } = planOf({ m: 'count().running(stage)' }, { period, by: ['stage'], where });
      return space.listing.flatMap((source) => (source.kind === 'values' ? source.values : []));
    };
    expect(listed('stage != "Open"')).toEqual(['Demo', 'Won']);
    expect(listed('stage >= "Demo" and amount > 3')).toEqual(['Demo', 'Won']);
    expect(listed('not (stage in ["Open", "Won"])')).toEqual(['Demo']);
    expect(listed('stage == "Won" or amount > 3')).toEqual(['Open', 'Demo', 'Won']);
    expect(listed('is_null(stage) or "Demo" > stage')).toEqual(['Open']);
    expect(listed('not (agent == "Ann") and not (company.sector == agent)')).toEqual(['Open', 'Demo', 'Won']);
    expect(listed('company.sector == "Won"')).toEqual(['Open', 'Demo', 'Won']);
  });

  it('13. run along a key, which all its days list whatever runs', () => {
    const metrics = {
      m: 'min(if(sum(amount).running(closed_on) >= 100, days_between(period.start, closed_on), null).per(closed_on))',
    };
    expect(formulas(metrics, { period, by: ['agent'] })).toEqual([
      'min(if(greater_or_equal(0.sum_amount_1 running asc 1, 100), days_between(2017-01-01, dimension 1), null))' +
        ' over (agent, closed_on) of rows 1.count_1 by 0 1',
    ]);
  });

  it('25. that are asked for outside of .per change which keys there are', () => {
    expect(formulas({ m: 'count(sum(amount).per(account)).running(stage)' }, { period, by: ['stage'] })).toEqual([
      'count(0.sum_amount_1 running asc 0) over (stage, account) of rows 0.count_1 by 0 1',
    ]);
  });

  it('are null without that dimension, and a warning says so', () => {
    const metrics = { m: 'count().running(stage)' };
    expect(formulas(metrics, { period })).toEqual(['null']);
    expect(findingsOf(metrics, { period })).toMatchObject([
      { code: 'run.dimension_needed', severity: 'warning', path: '/by' },
    ]);
    expect(findingsOf(metrics, { period, by: ['agent'] })).toMatchObject([{ code: 'run.dimension_needed' }]);
    expect(findingsOf({ m: 'count().running(stage).total(stage)' }, { period, by: ['stage'] })).toMatchObject([
      { code: 'run.dimension_needed' },
    ]);
  });
});
