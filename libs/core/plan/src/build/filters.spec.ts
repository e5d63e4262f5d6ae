import { describeFrame, findingsOf, planOf, showScalar } from '../testing/plan-of';

const frames = (...args: Parameters<typeof planOf>) => planOf(...args).frames.map(describeFrame);

const by = ['company.sector'];
const period = '2017';

describe('filters of a plan', () => {
  it('leave the condition of a formula out of the frame that lists the groups (decision 23)', () => {
    expect(frames({ won: 'count().where(stage == "Won")' }, { period, by })).toMatchObject([
      { measures: ['count_1 = count() if equal(stage, Won)'] },
    ]);
    expect(frames({ won: 'count().where(stage == "Won")' }, { period, by })[0]).not.toHaveProperty('where');
  });

  it('put what all formulas share into the frame where it lists no groups', () => {
    const metrics = { won: 'count().where(stage == "Won" and amount > 5)', sum: 'sum(amount).where(stage == "Won")' };
    expect(frames(metrics, { period })).toMatchObject([
      {
        where: 'equal(stage, Won)',
        measures: ['count_1 = count() if greater(amount, 5)', 'sum_amount_1 = sum(amount)'],
      },
    ]);
  });

  it('count the where of a metric as part of its context, also through a reference (decision 21)', () => {
    const metrics = { big: { formula: 'count()', where: 'amount > 1000' }, doubled: 'big * 2' };
    expect(frames(metrics, { metrics: ['doubled'], period, by })).toMatchObject([
      { where: 'greater(amount, 1000)', measures: ['count_1 = count()'] },
    ]);
  });

  it('part what lists groups where both windows and contexts differ (decision 23)', () => {
    const metrics = {
      big: { formula: 'count().previous()', where: 'amount > 1000' },
      won: 'count()',
      sum: 'sum(amount).previous()',
    };
    expect(frames(metrics, { period: '2017', by })).toMatchObject([
      { where: 'greater(amount, 1000)', measures: ['count_1 = count()'] },
      { measures: ['count_1 = count()', 'sum_amount_1 = sum(amount)'] },
    ]);
  });

  it('list the groups that any of the contexts has, and no others (decision 23)', () => {
    const metrics = {
      big: { formula: 'count()', where: 'amount > 1000' },
      won: { formula: 'count()', where: 'stage == "Won"' },
    };
    expect(frames(metrics, { period, by, where: 'agent == "Ann"' })).toMatchObject([
      {
        where: 'and(equal(agent, Ann), or(greater(amount, 1000), equal(stage, Won)))',
        measures: ['count_1 = count() if greater(amount, 1000)', 'count_2 = count() if equal(stage, Won)'],
      },
    ]);
  });

  it('leave the frame open where one context has no condition of its own', () => {
    const metrics = { big: { formula: 'count()', where: 'amount > 1000' }, all: 'count()' };
    expect(frames(metrics, { period, by })).toMatchObject([
      { measures: ['count_1 = count() if greater(amount, 1000)', 'count_2 = count()'] },
    ]);
    expect(frames(metrics, { period, by })[0]).not.toHaveProperty('where');
  });

  it('add up along a chain (decision 1)', () => {
    expect(frames({ m: 'count().where(stage == "Won").where(amount > 5)' }, { period, by })).toMatchObject([
      { measures: ['count_1 = count() if and(greater(amount, 5), equal(stage, Won))'] },
    ]);
  });

  it('filter every aggregate beneath, whatever its dataset (decision 22)', () => {
    const metrics = { cost_per_deal: 'sum(visits.cost) / count()' };
    expect(frames(metrics, { period, where: 'company.sector == "retail"' })).toMatchObject([
      { name: 'visits_1', where: 'equal(customer_account.sector, retail)' },
      { name: 'deals_1', where: 'equal(company.sector, retail)' },
    ]);
    expect(findingsOf(metrics, { period, where: 'amount > 3 and stage == "Won"' })).toMatchObject([
      {
        code: 'formula.unreachable_field',
        message: 'visits cannot be filtered by amount',
        path: '/where',
        span: { start: 0, end: 6 },
      },
      { code: 'formula.unreachable_field', message: 'visits cannot be filtered by stage', path: '/where' },
    ]);
  });

  it('drop the part of a filter that stands under the total of its dimension (decision 22)', () => {
    const metrics = { m: 'count() / sum(visits.cost).total(stage)' };
    expect(frames(metrics, { period, where: 'stage == "Won" and company.sector == "retail"' })).toMatchObject([
      { name: 'deals_1', where: 'and(equal(stage, Won), equal(company.sector, retail))' },
      { name: 'visits_1', where: 'equal(customer_account.sector, retail)' },
    ]);
  });

  it('apply to all datasets of a query, or say which cannot be filtered', () => {
    const metrics = { deals: 'count()', visits: { dataset: 'visits', formula: 'count()' } };
    expect(findingsOf(metrics, { period, where: 'stage == "Won"' })).toMatchObject([
      { code: 'formula.unreachable_field', message: 'visits cannot be filtered by stage', path: '/where' },
    ]);
    expect(findingsOf(metrics, { period, where: 'stge == "Won"' })).toMatchObject([
      {
        code: 'formula.unknown_field',
        message: 'deals has no field "stge"',
        path: '/where',
        span: { start: 0, end: 4 },
      },
    ]);
  });

  it('come by name from what a metric offers', () => {
    const metrics = {
      m: {
        formula: 'count()',
        filters: { big: 'amount > params.limit' },
        parameters: [{ name: 'limit', type: 'integer', default: 7 }],
      },
    } as const;
    expect(frames(metrics, { period, filters: ['big'] })).toMatchObject([{ where: 'greater(amount, 7)' }]);
    expect(findingsOf(metrics, { period, filters: ['bg'] })).toMatchObject([
      {
        code: 'run.unknown_filter',
        message: 'm offers no filter "bg"',
        hint: 'did you mean "big"?',
        path: '/filters/0',
      },
    ]);
  });

  it('compare ordered texts by position', () => {
    const position = 'case(equal(stage, Open), 1, equal(stage, Demo), 2, equal(stage, Won), 3, null)';
    expect(frames({ m: 'count(stage >= "Demo")' }, { period })).toMatchObject([
      { where: `greater_or_equal(${position}, 2)` },
    ]);
    const plan = planOf({ reached: 'max(stage) >= "Demo"', best: 'max(stage)' }, { period });
    expect(plan.frames.map(describeFrame)).toMatchObject([{ measures: [`max_stage_1 = max(${position})`] }]);
    expect(plan.columns.map(({ expression }) => showScalar(expression))).toEqual([
      'greater_or_equal(0.max_stage_1, 2)',
      'case(equal(0.max_stage_1, 1), Open, equal(0.max_stage_1, 2), Demo, equal(0.max_stage_1, 3), Won, null)',
    ]);
  });
});
