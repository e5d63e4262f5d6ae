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

  it('give a bin its bounds, and tell is_null whether they have a value', () => {
    const parameters = [
      { name: 'bounds', type: 'list', default: [10, 20] },
      { name: 'weights', type: 'map', default: null },
    ] as const;
    const lookup = 'lookup(params.weights, stage, 1)';
    const formula = `is_null(params.weights) ? sum(bin(amount, params.bounds)) : sum(${lookup})`;
    const asked = { m: { formula, parameters } };
    expect(frames(asked, { period: '2017' })).toMatchObject([
      { measures: ['sum_amount_1 = sum(bin(amount, 10, 20))'] },
    ]);
    expect(frames(asked, { period: '2017', parameters: { weights: { Won: 2 } } })).toMatchObject([
      { measures: ['sum_stage_1 = sum(case(equal(stage, Won), 2, 1))'] },
    ]);
  });

  it('give a window its ends, and values the name of the bin that they lie in', () => {
    const parameters = [
      { name: 'before', type: 'period' },
      {
        name: 'bands',
        type: 'bins',
        default: [
          { label: 'small', to: 10 },
          { label: 'large', from: 11 },
        ],
      },
    ] as const;
    const before = { start: '2017-01-01', end: '2017-01-15' };
    const windowed = { m: { formula: 'count().between(params.before.start, params.before.end)', parameters } };
    expect(frames(windowed, { parameters: { before } })).toMatchObject([{ buckets: 'single 2017-01-01/2017-01-15' }]);
    expect(findingsOf(windowed, { parameters: { before: { start: '2017-02-01', end: '2017-01-01' } } })).toMatchObject([
      { code: 'run.parameter_type', path: '/parameters/before' },
      { code: 'run.backward_window' },
    ]);
    const banded = { m: { formula: 'count_distinct(bin(amount, params.bands))', parameters } };
    const [{ measures = [] } = {}] = frames(banded, { parameters: { before } });
    expect(measures).toEqual([
      'count_distinct_amount_1 = count_distinct(case(and(not(is_null(amount)), less_or_equal(amount, 10)), small, and(not(is_null(amount)), greater_or_equal(amount, 11)), large, null))',
    ]);
  });

  it('choose among branches, of which those that are not taken are not there', () => {
    const parameters = [
      { name: 'basis', type: 'text', values: ['closed', 'all', 'late'], default: 'closed' },
      { name: 'deep', type: 'boolean', default: null },
    ] as const;
    const formula =
      'case(params.basis == "all", count(visits), params.basis in ["late"] and not is_null(params.deep), count().previous(), params.deep, 2, count())';
    const asked = { m: { formula, parameters } };
    const shown = (given?: Parameters<typeof planOf>[1]) => [
      ...frames(asked, { ...given }).map(({ name }) => name),
      ...formulas(asked, { ...given }),
    ];
    expect(shown()).toEqual(['deals_1', '0.count_1']);
    expect(shown({ parameters: { basis: 'all' } })).toEqual(['visits_1', '0.count_1']);
    expect(findingsOf(asked, { parameters: { basis: 'late', deep: false } })).toMatchObject([
      { code: 'run.period_needed' },
    ]);
    expect(shown({ parameters: { deep: true } })).toEqual(['2']);
    const open = { m: { formula: 'count() > 3 ? 1 : params.basis == "closed" ? count() : count(visits)', parameters } };
    expect(formulas(open, {})).toEqual(['if(greater(0.count_1, 3), 1, 0.count_1)']);
  });

  it('that are lists hold what can stand where they are named', () => {
    const parameters = [{ name: 'list', type: 'list' }] as const;
    const said = (formula: string, list: readonly (string | number)[]) =>
      findingsOf({ m: { formula, parameters } }, { period: '2017', parameters: { list } }).map(
        ({ code, message, path }) => `${code} ${path}: ${message}`,
      );
    const wrong = (expected: string) => [`run.parameter_type /parameters/list: the parameter list must be ${expected}`];
    const rising = wrong('a list of numbers in rising order');
    expect(said('sum(bin(amount, params.list))', [1, 2])).toEqual([]);
    expect(said('sum(bin(amount, params.list))', [2, 1])).toEqual(rising);
    expect(said('bin(count(), params.list)', ['a'])).toEqual(rising);
    expect(said('bin(count(), params.list)', [])).toEqual(rising);
    expect(said('count(amount in params.list)', ['a'])).toEqual(wrong('a list of numbers'));
    expect(said('count(stage in params.list)', [1])).toEqual(wrong('a list of texts'));
    expect(said('count(closed_on in params.list)', ['2017-02-30'])).toEqual(
      wrong('a list of dates such as 2026-01-31'),
    );
    expect(said('count(closed_on in params.list)', ['2017-02-28'])).toEqual([]);
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
