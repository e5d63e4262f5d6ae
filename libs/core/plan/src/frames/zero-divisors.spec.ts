import { planOf } from '../testing/plan-of';

const watchOf = (formula: string) => planOf({ m: formula }).frames.map(({ zero_divisors }) => zero_divisors);

describe('a division of rows', () => {
  it('is watched for divisors that are zero, in what is aggregated and in conditions', () => {
    expect(watchOf('avg(amount / cycle_days)')).toEqual(['zero_divisor_rows']);
    expect(watchOf('count().where(amount / cycle_days > 10)')).toEqual(['zero_divisor_rows']);
    expect(watchOf('sum(amount mod cycle_days)')).toEqual(['zero_divisor_rows']);
  });

  it('is not watched where the divisor cannot be zero, or where only aggregates are divided', () => {
    expect(watchOf('avg(amount / 2)')).toEqual([undefined]);
    expect(watchOf('sum(amount) / sum(cycle_days)')).toEqual([undefined]);
  });

  it('is watched where the divisor is a value of related rows, but not among those', () => {
    const onAccounts = (formula: string) =>
      planOf({ m: { dataset: 'accounts', formula } }).frames.map(({ zero_divisors }) => zero_divisors);
    expect(onAccounts('avg(employees / count(deals))')).toEqual(['zero_divisor_rows']);
    expect(onAccounts('max(sum(deals.amount / deals.cycle_days))')).toEqual([undefined]);
  });
});
