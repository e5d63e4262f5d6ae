import { nearestName } from './nearest-name';

describe('nearestName', () => {
  const names = ['deal_stage', 'deal_size', 'amount', 'выручка', 'year', 'Region'];

  it.each([
    ['deal_stag', 'deal_stage'],
    ['amuont', 'amount'],
    ['yaer', 'year'],
    ['выручк', 'выручка'],
    ['REGION', 'Region'],
  ])('takes %s for %s', (name, expected) => {
    expect(nearestName(name, names)).toBe(expected);
  });

  it('says nothing rather than something far away', () => {
    expect(nearestName('customer', names)).toBeUndefined();
    expect(nearestName('x', names)).toBeUndefined();
    expect(nearestName('anything', [])).toBeUndefined();
  });

  it('never names the name itself', () => {
    expect(nearestName('amount', ['amount'])).toBeUndefined();
  });

  it('prefers the nearer, and of equals the earlier', () => {
    expect(nearestName('deal_siz', ['deal_six', 'deal_size', 'deal_sizes'])).toBe('deal_six');
    expect(nearestName('amounts', ['amountly', 'amount'])).toBe('amount');
  });
});
