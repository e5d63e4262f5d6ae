import type { RunRequest } from '../request/run-request';
import { salesCatalog } from '../testing/sales-catalog';
import { intervalsAreIndependent } from './intervals-are-independent';

const months = [
  { start: '2017-01-01T00:00:00.000Z', end: '2017-02-01T00:00:00.000Z' },
  { start: '2017-02-01T00:00:00.000Z', end: '2017-03-01T00:00:00.000Z' },
];

function areIndependent(formula: string, request: Partial<RunRequest> = {}, intervals = months): boolean {
  const asked = { metrics: ['m'], period: '2017-01-01/2017-03-01', grain: 'month', as_of: '2017-03-01' } as const;
  return intervalsAreIndependent({
    request: { ...asked, ...request },
    catalog: salesCatalog({ m: formula }),
    intervals,
  });
}

describe('intervals are independent', () => {
  it.each([
    'sum(amount)',
    'sum(amount).growth()',
    'count().where(opened_on < as_of).previous(1 year)',
    'median(cycle_days).rolling(3 months)',
    'sum(amount).running() / sum(amount).total(period)',
    'avg(sum(amount).per(account))',
  ])('where every bucket of %s can be answered as if it were asked alone', (formula) => {
    expect(areIndependent(formula)).toBe(true);
    expect(areIndependent(formula, { by: ['agent'] })).toBe(true);
  });

  it('not where the request cannot be planned, together or alone', () => {
    expect(areIndependent('count()', { by: ['nothing'] })).toBe(false);
    expect(areIndependent('count()', { limit: 1 })).toBe(false);
  });

  it('not where the request is about other intervals', () => {
    expect(areIndependent('count()', { grain: 'week' })).toBe(false);
    expect(areIndependent('count()', { timezone: 'Asia/Tokyo' })).toBe(false);
    expect(areIndependent('count()', {}, months.slice(0, 1))).toBe(false);
    expect(areIndependent('count()', {}, [])).toBe(false);
    const [january] = months;
    const catalog = salesCatalog({ m: 'count()' });
    expect(intervalsAreIndependent({ request: { metrics: ['m'] }, catalog, intervals: [january!] })).toBe(false);
    const late = [{ start: '2017-01-15T00:00:00Z', end: '2017-02-01T00:00:00Z' }];
    expect(areIndependent('count()', { period: '2017-01-15/2017-02-01' }, late)).toBe(false);
  });

  it('not where a join with windows decides in which order doubles are added', () => {
    expect(areIndependent('sum(amount / 3)')).toBe(true);
    expect(areIndependent('sum(amount / 3).rolling(2 months)')).toBe(false);
    expect(areIndependent('stddev(amount).growth()')).toBe(false);
    expect(areIndependent('weighted_avg(amount, cycle_days).previous(1 year)')).toBe(true);
    expect(areIndependent('avg(amount).rolling(2 months)')).toBe(true);
  });
});
