import { describeFrame, findingsOf, planOf, showScalar } from '../testing/plan-of';

const frames = (...args: Parameters<typeof planOf>) => planOf(...args).frames.map(describeFrame);
const formulas = (...args: Parameters<typeof planOf>) =>
  planOf(...args).columns.map(({ expression }) => showScalar(expression));

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
