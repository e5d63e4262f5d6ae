import { describeFrame, findingsOf, planOf, showScalar, showSpace } from '../testing/plan-of';

const period = '2017';
const frames = (...args: Parameters<typeof planOf>) => planOf(...args).frames.map(describeFrame);
const spaceOf = (...args: Parameters<typeof planOf>) => showSpace(planOf(...args).space);

describe('the breakdown of a result', () => {
  const metrics = { m: { formula: 'count()', by: ['agent'] }, total: 'm' };

  it('24. is that of the metrics where the request names none, and only for those asked for', () => {
    expect(spaceOf(metrics, { metrics: ['m'], period })).toBe('(agent) of rows 0 by 0');
    expect(spaceOf(metrics, { metrics: ['total'], period })).toBe('() of ');
    expect(spaceOf(metrics, { metrics: ['m'], period, by: [] })).toBe('() of ');
    expect(spaceOf(metrics, { metrics: ['m'], period, by: ['account'] })).toBe('(account) of rows 0 by 0');
  });

  it('is one on which the metrics agree', () => {
    const differing = { ...metrics, other: { formula: 'count()', by: ['account'] } };
    expect(findingsOf(differing, { metrics: ['m', 'total'], period })).toEqual([]);
    expect(findingsOf(differing, { metrics: ['m', 'other'], period })).toMatchObject([
      { code: 'run.breakdowns_differ', path: '/metrics' },
    ]);
  });

  it('may be ordered by', () => {
    expect(findingsOf(metrics, { metrics: ['m'], period, order_by: [{ field: 'agent' }] })).toEqual([]);
  });
});

describe('every member of a dimension', () => {
  it('24. is listed from its own dataset, with the conditions of the query that this can reach', () => {
    const metrics = {
      m: { formula: 'count()', by: ['agent'], every: ['seller.agent'], where: 'seller.office == "North"' },
    };
    const plan = planOf(metrics, { period, where: 'amount > 3' });
    expect(plan.frames.map(describeFrame)).toMatchObject([
      { name: 'deals_1', where: 'and(greater(amount, 3), equal(seller.office, North))' },
      { name: 'agents_1', buckets: 'single /', by: ['agent'], where: 'equal(office, North)' },
    ]);
    expect(showSpace(plan.space)).toBe('(agent) of rows 0 by 0, every 1.count_1 by 0');
  });

  it('24. is listed where it is valid in the bucket', () => {
    const metrics = { m: { dataset: 'contracts', formula: 'count().on(starts_on)' } };
    const request = { period: '2017-Q1', grain: 'month', by: ['contract_id'], every: ['contract_id'] } as const;
    expect(spaceOf(metrics, request)).toBe('(contract_id) of rows 0 by 0, every 1.count_1[0 1 2] by 0');
    expect(frames(metrics, request)[1]?.['where']).toContain('greater(ends_on, @date_');
  });

  it('24. is that of the request, else of the metrics, for dimensions of the result', () => {
    const metrics = { m: { formula: 'count()', every: ['agent', 'account'] } };
    expect(spaceOf(metrics, { period, by: ['agent'] })).toContain('every 1.count_1 by 0');
    expect(spaceOf(metrics, { period, by: ['agent'], every: [] })).toBe('(agent) of rows 0 by 0');
    expect(findingsOf(metrics, { period, by: ['agent'], every: ['account'] })).toMatchObject([
      { code: 'run.every_without_by', path: '/every/0' },
    ]);
  });

  it('24. is not listed for a metric that is referred to', () => {
    const metrics = { m: { formula: 'count()', by: ['agent'], every: ['agent'] }, twice: 'm * 2' };
    expect(spaceOf(metrics, { metrics: ['twice'], period, by: ['agent'] })).toBe('(agent) of rows 0 by 0');
  });
});

describe('a metric over nothing', () => {
  const shown = (...args: Parameters<typeof planOf>) =>
    planOf(...args).columns.map(({ expression, hide }) => [
      showScalar(expression),
      ...(hide === undefined ? [] : [showScalar(hide)]),
    ]);

  it('33. has the value that it says where none of its aggregates had a row after all filters', () => {
    const metrics = { m: { formula: 'sum(amount).where(stage == "Won") + count(visits)', empty: null } };
    expect(shown(metrics, { period })).toEqual([
      ['if(equal(add(0.count_1, 1.count_1), 0), null, add(0.sum_amount_1, 1.count_1))'],
    ]);
    expect(frames(metrics, { period })[0]).toMatchObject({
      where: 'equal(stage, Won)',
      measures: ['count_1 = count()', 'sum_amount_1 = sum(amount)'],
    });
  });

  it('33. has it as a part, too', () => {
    const metrics = { m: { formula: 'avg(amount)', empty: 0 }, n: 'm.previous() + 1' };
    expect(shown(metrics, { metrics: ['n'], period })).toEqual([
      ['add(if(equal(0.count_1, 0), 0, 0.avg_amount_1), 1)'],
    ]);
  });

  it('33. is left out of a result of its own, and null as a part', () => {
    const metrics = { m: { formula: 'avg(amount)', empty: 'hide' }, n: 'm + 1' } as const;
    expect(shown(metrics, { metrics: ['m'], period })).toEqual([
      ['if(equal(0.count_1, 0), null, 0.avg_amount_1)', 'equal(0.count_1, 0)'],
    ]);
    expect(shown(metrics, { metrics: ['n'], period })).toEqual([
      ['add(if(equal(0.count_1, 0), null, 0.avg_amount_1), 1)'],
    ]);
  });

  it('33. goes by the aggregates that see the group, where others stand under a total', () => {
    const metrics = { m: { formula: 'avg(amount) / avg(amount).total()', empty: 'hide' } } as const;
    expect(shown(metrics, { period, by: ['agent'] })[0]?.[1]).toBe('equal(0.count_1, 0)');
    const total = { m: { formula: 'avg(amount).total()', empty: 'hide' } } as const;
    expect(shown(total, { period, by: ['agent'] })[0]?.[1]).toBe('equal(0.count_1, 0)');
  });

  it('33. counts the rows beneath a .per for the group', () => {
    const metrics = { m: { formula: 'avg(sum(amount).where(stage == "Won").per(account))', empty: 0 } };
    const plan = planOf(metrics, { period, by: ['agent'] });
    expect(plan.columns.map(({ expression }) => showScalar(expression))).toEqual([
      expect.stringMatching(/^if\(equal\(0\.count_1, 0\), 0, avg\(1\./u),
    ]);
    expect(plan.frames.map(describeFrame)).toMatchObject([
      { by: ['agent'], measures: ['count_1 = count() if equal(stage, Won)', 'count_2 = count()'] },
      { by: ['agent', 'account_name'] },
    ]);
  });
});

describe("a metric's own fields", () => {
  const sized = {
    formula: 'count().where(size == "big")',
    fields: [{ name: 'size', formula: 'if(amount > params.limit, "big", "small")' }],
    parameters: [{ name: 'limit', type: 'integer', default: 1000 }],
  } as const;
  const size = 'if(greater(amount, 1000), big, small)';

  it('31. are spelled out with its parameters, in formulas, conditions and dimensions', () => {
    expect(frames({ m: sized }, { period, by: ['size'], where: 'size != "huge"' })).toMatchObject([
      { by: [size], where: `not_equal(${size}, huge)`, measures: [`count_1 = count() if equal(${size}, big)`] },
    ]);
    expect(frames({ m: sized }, { period, parameters: { limit: 7 } })).toMatchObject([
      { where: 'equal(if(greater(amount, 7), big, small), big)' },
    ]);
  });

  it('31. break other metrics down that are asked for beside it', () => {
    expect(frames({ m: sized, revenue: 'sum(amount)' }, { period, by: ['size'] })).toMatchObject([
      { by: [size], measures: [expect.any(String), 'sum_amount_1 = sum(amount)'] },
    ]);
    expect(
      findingsOf({ m: sized, revenue: 'sum(amount)' }, { metrics: ['revenue'], period, by: ['size'] }),
    ).toMatchObject([{ code: 'formula.unknown_field', path: '/by/0' }]);
  });
});
