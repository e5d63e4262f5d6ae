import { DecisionWorld, ofDeals } from './world';

const decided = new DecisionWorld();
afterAll(() => decided.close());

const codesOf = async (found: Promise<readonly { readonly code: string }[]>) => (await found).map(({ code }) => code);
const year = { period: '2026' };

describe('decisions about nothing and types', () => {
  const world = decided.over({
    deals: [
      { deal_id: 'd1', account: 'a', stage: 'Open', closed_on: '2026-01-01', score: null, amount: null, rate: null },
      { deal_id: 'd2', account: 'a', stage: 'Won', closed_on: '2026-01-02', score: 3, amount: 2.5, rate: 1 },
      {
        deal_id: 'd3',
        account: 'b',
        stage: 'Won',
        closed_on: '2026-01-02',
        score: null,
        amount: 4.5,
        rate: 2.9999999999,
      },
      { deal_id: 'd4', account: 'b', stage: null, closed_on: '2026-02-02', score: 9, amount: null, rate: 0 },
    ],
  });
  const value = (formula: string, more = {}) => world.value(ofDeals(formula, { ...year, ...more }));

  it('32. any over nothing is false, all true, and a sum of nulls is 0', async () => {
    const none = { period: '2020' };
    expect(await value('any(score > 0)', none)).toBe(false);
    expect(await value('all(score > 0)', none)).toBe(true);
    expect(await value('sum(score).where(stage == "Open")')).toBe(0);
    expect(await value('if(count(score) > 0, sum(score), null).where(stage == "Open")')).toBeNull();
    expect(await value('avg(score)', none)).toBeNull();
    expect(await value('count()', none)).toBe(0);
  });

  it('33. empty stands where no aggregate had a row, also as a part; null is not the same as no key', async () => {
    const metric = { empty: -1 };
    const grain = { period: '2026-01-01/2026-04-01', grain: 'month' } as const;
    expect(await world.values(ofDeals('sum(score)', { ...grain, metric }))).toEqual([3, 9, -1]);
    expect(await world.values(ofDeals('sum(score)', { ...grain, metric: { empty: null } }))).toEqual([3, 9, null]);
    expect(await world.values(ofDeals('sum(score)', grain))).toEqual([3, 9, 0]);
    expect(await world.values(ofDeals('sum(score).where(stage == "Won")', { ...grain, metric }))).toEqual([3, -1, -1]);
  });

  it('33. hide leaves the row out of a direct query', async () => {
    const grain = { period: '2026-01-01/2026-04-01', grain: 'month', metric: { empty: 'hide' } } as const;
    expect((await world.ask(ofDeals('sum(score)', grain))).rows).toEqual([
      { period: '2026-01-01', value: 3 },
      { period: '2026-02-01', value: 9 },
    ]);
  });

  it('34. count takes the rows where a condition is true, or where a value is there', async () => {
    expect(await value('count(score > 5)')).toBe(1);
    expect(await value('count(score)')).toBe(2);
    expect(await value('count()')).toBe(4);
  });

  it('35. scalar min, max and clamp with a null are null, a null condition goes to the else part, logic is three-valued', async () => {
    const none = 'max(score).where(stage == "Open")';
    expect(await value(`min(1, ${none})`)).toBeNull();
    expect(await value(`max(1, ${none})`)).toBeNull();
    expect(await value(`clamp(5, 1, ${none})`)).toBeNull();
    expect(await value(`if(${none} > 0, 1, 2)`)).toBe(2);
    expect(await value(`${none} > 0 and false`)).toBe(false);
    expect(await value(`${none} > 0 or true`)).toBe(true);
    expect(await value(`is_null(not (${none} > 0))`)).toBe(true);
    expect(await value('count(score > 5 or stage == "Open")')).toBe(2);
    expect(await codesOf(world.refusals(ofDeals('count(score == null)')))).toHaveLength(1);
  });

  it('counts the rows where an operation fails, as far as they are used', async () => {
    const warnings = async (formula: string, more = {}) => {
      const { result } = await world.ask(ofDeals(formula, { ...year, ...more }));
      return result.warnings.map(({ code, count }) => `${code} ${count}`);
    };
    expect(await warnings('sum(1 / rate)')).toEqual(['run.rows_divided_by_zero 1']);
    expect(await warnings('sum(1 / rate)', { by: ['account'] })).toEqual(['run.rows_divided_by_zero 1']);
    expect(await warnings('sum(1 / rate).where(rate > 0)', { by: ['account'] })).toEqual([]);
    expect(await warnings('sum(rate == 0 ? 0 : 1 / rate)')).toEqual([]);
    expect(await warnings('sum(ln(rate - rate))')).toEqual(['run.rows_outside_domain 3']);
    expect(await warnings('sum(sqrt(0 - amount)) + count(log10(score - 4) > 0)')).toEqual([
      'run.rows_outside_domain 2',
    ]);
    expect(await warnings('sum((score + 1e40) ^ 8)')).toEqual(['run.rows_outside_domain 2']);
    expect(await warnings('sum(pow(0 - amount, 0.5)) + stddev(exp(score * 300))')).toEqual([
      'run.rows_outside_domain 3',
    ]);
    expect(await warnings('sum(score ^ 2 + exp(rate) + ln(score))')).toEqual([]);
    expect(await warnings('count()', { where: '1 / rate > 0' })).toEqual([]);
  });

  it('counts the rows whose related rows fail', async () => {
    const related = decided.over({
      accounts: ['a', 'b', 'c'].map((account) => ({ account, employees: 0 })),
      deals: [
        { account: 'a', rate: 0 },
        { account: 'a', rate: 0, stage: 'Won' },
        { account: 'b', rate: 2 },
      ].map((deal) => ({ closed_on: '2026-01-02', ...deal })),
    });
    const warnings = async (formula: string) => {
      const { result } = await related.ask({ formula, metric: { dataset: 'accounts' } });
      return result.warnings.map(({ code, count }) => `${code} ${count}`);
    };
    expect(await warnings('sum(sum(1 / deals.rate))')).toEqual(['run.rows_divided_by_zero 1']);
    expect(await warnings('sum(sum(ln(deals.rate)).where(deals.stage == "Won"))')).toEqual([
      'run.rows_outside_domain 1',
    ]);
    expect(await warnings('sum(sum(1 / deals.rate).where(deals.rate > 0))')).toEqual([]);
    expect(await warnings('sum(count(deals).where(1 / deals.rate > 0))')).toEqual(['run.rows_divided_by_zero 1']);
    expect(await warnings('sum(sum(deals.rate / accounts.employees))')).toEqual(['run.rows_divided_by_zero 2']);
    expect(await warnings('sum(10 / count(deals))')).toEqual(['run.rows_divided_by_zero 1']);
  });

  it('36. rounding takes what is nearly an integer as that integer', async () => {
    expect(await value('floor(max(rate))')).toBe(3);
    expect(await value('ceil(0.1 * 3 * 10)')).toBe(3);
    expect(await value('sum(floor(rate)).where(account == "b")')).toBe(3);
    expect(await value('round(-2.5)')).toBe(-3);
  });

  it('37. weighted_avg uses rows where both are there, bin of null is null, an unknown value of an ordered text is refused', async () => {
    expect(await value('weighted_avg(score, rate)')).toBe(3);
    expect(await value('weighted_avg(score, amount).where(stage == "Open")')).toBeNull();
    expect(await value('weighted_avg(score, rate).where(is_null(stage))')).toBeNull();
    expect(await value('count_distinct(bin(score, [5]))')).toBe(2);
    expect(await value('bin(max(score), [3, 9, 12])')).toBe(3);
    expect(await codesOf(world.refusals(ofDeals('count(stage >= "Nonsense")')))).toHaveLength(1);
    expect(await value('count(stage >= "Demo")')).toBe(2);
  });

  it('38. first and last go by the time field of the context, then by primary key, and skip nulls', async () => {
    expect(await value('first(score)')).toBe(3);
    expect(await value('last(amount)')).toBe(4.5);
    expect(await value('first(deal_id).where(closed_on == date("2026-01-02"))')).toBe('d2');
    const other = decided.over({
      deals: [
        { opened_on: '2026-01-01', closed_on: '2026-03-01', score: 1 },
        { opened_on: '2026-02-01', closed_on: '2026-02-01', score: 2 },
      ],
    });
    expect(await other.value(ofDeals('last(score)', year))).toBe(1);
    expect(await other.value(ofDeals('last(score).on(opened_on)', year))).toBe(2);
  });
});
