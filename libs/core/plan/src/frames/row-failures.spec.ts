import { findingsOf, planOf, showRow } from '../testing/plan-of';
import type { FrameQuery } from '../frame/frame-query';

const told = (frames: readonly FrameQuery[]) =>
  frames.map(({ failures = [], measures }) =>
    failures.map(({ kind, measure }) => {
      const filter = measures.find(({ name }) => name === measure)?.filter;
      return `${kind}: ${filter ? showRow(filter) : ''}`;
    }),
  );
const watched = (formula: string, more = {}) => told(planOf({ m: { formula, ...more } }).frames);
const onAccounts = (formula: string) => watched(formula, { dataset: 'accounts' });

describe('an operation on rows that may fail', () => {
  it('is watched, in what is aggregated and in conditions', () => {
    expect(watched('avg(amount / cycle_days)')).toEqual([
      ['division_by_zero: equal(days_between(opened_on, closed_on), 0)'],
    ]);
    expect(watched('sum(amount mod cycle_days)')).toEqual(watched('avg(amount / cycle_days)'));
    expect(watched('count().where(10 / amount > 1)')).toEqual([['division_by_zero: equal(amount, 0)']]);
    expect(watched('sum(ln(amount) + sqrt(amount - 1))')).toEqual([
      ['outside_domain: or(less_or_equal(amount, 0), less(subtract(amount, 1), 0))'],
    ]);
    expect(watched('sum(amount ^ 0.5)')).toEqual([
      ['outside_domain: and(not(is_null(amount)), is_null(power(amount, 0.5)))'],
    ]);
    expect(watched('sum(log10(1 / amount))')).toEqual([
      ['division_by_zero: equal(amount, 0)', 'outside_domain: less_or_equal(divide(1, amount), 0)'],
    ]);
  });

  it('is not watched where it cannot fail, where only aggregates are divided, and in conditions of the request', () => {
    expect(watched('avg(amount / 2)')).toEqual([[]]);
    expect(watched('sum(amount ^ 2)')).toEqual([[]]);
    expect(watched('sum(amount) / sum(cycle_days)')).toEqual([[]]);
    expect(told(planOf({ m: 'count()' }, { where: '10 / amount > 1' }).frames)).toEqual([[]]);
    expect(findingsOf({ m: 'count()' }, { where: '10 / amount > 1' })).toEqual([]);
  });

  it('is watched only on rows that are aggregated, and in the branch that is taken', () => {
    expect(watched('sum(1 / amount).where(agent == "x") + count()')).toEqual([
      ['division_by_zero: and(equal(agent, x), equal(amount, 0))'],
    ]);
    expect(watched('sum(if(amount > 0, 1 / amount, 0))')).toEqual([
      ['division_by_zero: case(greater(amount, 0), equal(amount, 0), false)'],
    ]);
  });

  it('is watched where it takes a value of related rows, and among those', () => {
    expect(onAccounts('avg(employees / count(deals))')).toEqual([
      ['division_by_zero: equal({count() of deals on account_name = account}, 0)'],
    ]);
    expect(onAccounts('max(sum(1 / deals.amount).where(deals.agent == "x"))')).toEqual([
      ['division_by_zero: {any(equal(amount, 0)) if equal(agent, x) of deals on account_name = account}'],
    ]);
  });
});
